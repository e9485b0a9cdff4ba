package io.halfpixel.image;

import io.halfpixel.preprocess.Orientation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file, all of which are whole. Java's reader stops at the last pixel it needs
 * and never looks at the checksums, so a damaged file could pass for a picture.
 *
 * <p>Source of the format: W3C, Portable Network Graphics, third edition, sections 5 (datastream
 * structure) and 11 (chunks).
 */
final class PngChunks {
  private static final int SIGNATURE_BYTES = 8;
  private static final int AROUND_DATA = 12;
  private static final String HEADER = "IHDR";
  private static final String PALETTE = "PLTE";
  private static final String TRANSPARENCY = "tRNS";
  private static final String EXIF = "eXIf";
  private static final String LAST = "IEND";
  private static final int INDEXED = 3;
  private static final int OPACITY = 4;

  private final ByteBuffer file;
  private final Map<String, byte[]> first = new HashMap<>();
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();

  private PngChunks(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /**
   * Reads all chunks up to the last one.
   *
   * @throws ImageFormatException if the file ends early, a checksum is wrong, or it has no header
   */
  static PngChunks of(byte[] file) throws ImageFormatException {
    PngChunks chunks = new PngChunks(file);
    chunks.readAll();
    return chunks;
  }

  private void readAll() throws ImageFormatException {
    pixels.write(file.array(), 0, SIGNATURE_BYTES);
    int at = SIGNATURE_BYTES;
    String name;
    do {
      long length = at + AROUND_DATA > file.limit() ? file.limit() : file.getInt(at) & 0xFFFFFFFFL;
      if (length > file.limit() - at - AROUND_DATA) {
        throw new ImageFormatException("is cut short; fetch or save it again");
      }
      name = chunk(at, (int) length);
      at += AROUND_DATA + (int) length;
    } while (!name.equals(LAST));
    byte[] header = first.get(HEADER);
    if (header == null || header.length < 13) {
      throw new ImageFormatException("is damaged: it has no header; fetch or save it again");
    }
  }

  private String chunk(int at, int length) throws ImageFormatException {
    byte[] bytes = file.array();
    String name = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
    CRC32 checksum = new CRC32();
    checksum.update(bytes, at + 4, 4 + length);
    if ((int) checksum.getValue() != file.getInt(at + 8 + length)) {
      throw new ImageFormatException(
          "is damaged: wrong checksum of its chunk " + name + "; fetch or save it again");
    }
    if (Set.of(HEADER, PALETTE, TRANSPARENCY, EXIF).contains(name)) {
      byte[] data = new byte[length];
      System.arraycopy(bytes, at + 8, data, 0, length);
      first.putIfAbsent(name, data);
    }
    if (Character.isUpperCase(name.charAt(0))) {
      pixels.write(bytes, at, AROUND_DATA + length);
    }
    return name;
  }

  /** Returns the file without what changes no sample, such as colour profiles and transparency. */
  byte[] pixels() {
    return pixels.toByteArray();
  }

  private int header(int at) {
    return data(HEADER)[at];
  }

  private byte[] data(String name) {
    return first.getOrDefault(name, new byte[0]);
  }

  int width() {
    return ByteBuffer.wrap(data(HEADER)).getInt(0);
  }

  int height() {
    return ByteBuffer.wrap(data(HEADER)).getInt(4);
  }

  /** Returns the bits of a sample: 1, 2, 4, 8 or 16. */
  int bits() {
    return header(8);
  }

  boolean isIndexed() {
    return header(9) == INDEXED;
  }

  /** Returns the number of samples of a pixel. */
  int bands() {
    int type = header(9);
    return isIndexed() ? 1 : ((type & 2) == 0 ? 1 : 3) + ((type & OPACITY) == 0 ? 0 : 1);
  }

  /** Returns red, green and blue of each colour; empty without a palette. */
  byte[] palette() {
    return data(PALETTE);
  }

  /** Returns the opacity of colours, or the samples of the transparent one in 16 bits each. */
  byte[] transparency() {
    return data(TRANSPARENCY);
  }

  Orientation orientation() {
    return ExifOrientation.ofTiff(ByteBuffer.wrap(data(EXIF)));
  }
}
