package io.halfpixel.cli;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Checks that a PNG file is whole. Java's reader stops at the last pixel it needs and never looks
 * at the checksums, so a damaged file could pass for a picture.
 *
 * <p>Source of the format: W3C, Portable Network Graphics, section 5 (datastream structure).
 */
final class PngIntegrity {
  private static final int SIGNATURE_BYTES = 8;
  private static final String LAST = "IEND";

  private PngIntegrity() {}

  /**
   * Reads all chunks up to the last one.
   *
   * @throws UserException if the file ends early or a checksum is wrong
   */
  static void check(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      in.skipNBytes(SIGNATURE_BYTES);
      byte[] buffer = new byte[1 << 16];
      String type;
      do {
        type = chunk(in, buffer);
      } while (!type.equals(LAST));
    } catch (EOFException e) {
      throw new UserException("is cut short; fetch or save it again", e);
    }
  }

  private static String chunk(DataInputStream in, byte[] buffer) throws IOException {
    long length = Integer.toUnsignedLong(in.readInt());
    byte[] type = new byte[4];
    in.readFully(type);
    CRC32 checksum = new CRC32();
    checksum.update(type);
    for (long left = length; left > 0; ) {
      int count = (int) Math.min(left, buffer.length);
      in.readFully(buffer, 0, count);
      checksum.update(buffer, 0, count);
      left -= count;
    }
    String name = new String(type, StandardCharsets.ISO_8859_1);
    if ((int) checksum.getValue() != in.readInt()) {
      throw new UserException(
          "is damaged: wrong checksum of its chunk " + name + "; fetch or save it again");
    }
    return name;
  }
}
