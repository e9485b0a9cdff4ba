package io.halfpixel.cli;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera was held, as EXIF says it in JPEG and PNG files. Pixels are taken as they are
 * stored, so who sees the photo upright in a viewer has to be told.
 *
 * <p>Source of the formats: JEITA CP-3451 (Exif), sections 4.5.4, 4.6.2 and 4.6.4; ITU-T T.81,
 * annex B; W3C, Portable Network Graphics, third edition, section 11.3.4.5 (eXIf).
 */
final class ExifOrientation {
  /** The pixels are stored as they are seen. */
  static final int UPRIGHT = 1;

  /** How pixels are stored, by orientation. */
  private static final String[] WORDS = {
    "",
    "upright",
    "mirrored",
    "upside down",
    "upside down and mirrored",
    "turned to the left and mirrored",
    "turned to the left",
    "turned to the right and mirrored",
    "turned to the right"
  };

  private static final int JPEG = 0xFFD8;
  private static final long PNG = 0x89504E470D0A1A0AL;
  private static final int SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final String EXIF = "Exif\0\0";
  private static final String EXIF_CHUNK = "eXIf";
  private static final String LAST_CHUNK = "IEND";
  private static final int MAX_BYTES = 1 << 20;
  private static final int TAG = 0x0112;
  private static final int TAG_BYTES = 12;
  private static final short SHORT = 3;

  private ExifOrientation() {}

  /** Says in a line that the orientation of an image is not applied, if it has one. */
  static void tell(Path file, PrintWriter err) throws IOException {
    int orientation = of(file);
    if (orientation != UPRIGHT) {
      err.printf(
          "halfpixel: note: %s: is stored %s (EXIF orientation %d) and was taken as it is stored%n",
          Printable.line(file.toString()), WORDS[orientation], orientation);
      err.flush();
    }
  }

  /** Returns the orientation, 1 to 8; {@value #UPRIGHT} for a file that has none. */
  static int of(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.mark(Long.BYTES);
      if (in.readUnsignedShort() == JPEG) {
        return ofJpeg(in);
      }
      in.reset();
      return in.readLong() == PNG ? ofPng(in) : UPRIGHT;
    } catch (EOFException e) {
      return UPRIGHT;
    }
  }

  private static int ofJpeg(DataInputStream in) throws IOException {
    while (in.readUnsignedByte() == 0xFF) {
      int marker = in.readUnsignedByte();
      while (marker == 0xFF) { // Any number of these may precede a marker.
        marker = in.readUnsignedByte();
      }
      if (marker == SCAN) {
        return UPRIGHT;
      }
      byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
      String text = new String(segment, StandardCharsets.ISO_8859_1);
      if (marker == APP1 && text.startsWith(EXIF)) {
        return ofTiff(ByteBuffer.wrap(segment, EXIF.length(), segment.length - EXIF.length()));
      }
    }
    return UPRIGHT;
  }

  private static int ofPng(DataInputStream in) throws IOException {
    while (true) {
      long length = Integer.toUnsignedLong(in.readInt());
      String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      if (type.equals(EXIF_CHUNK) && length <= MAX_BYTES) {
        return ofTiff(ByteBuffer.wrap(in.readNBytes((int) length)));
      }
      if (type.equals(LAST_CHUNK)) {
        return UPRIGHT;
      }
      in.skipNBytes(length + Integer.BYTES);
    }
  }

  /** The first directory of a TIFF structure; what does not fit in there is no orientation. */
  private static int ofTiff(ByteBuffer data) {
    ByteBuffer tiff = data.slice();
    if (tiff.limit() < 8) {
      return UPRIGHT;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long at = Integer.toUnsignedLong(tiff.getInt(4));
    if (at + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int first = (int) at + 2;
    int entries = Short.toUnsignedInt(tiff.getShort((int) at));
    for (int i = 0; i < entries && first + (i + 1) * TAG_BYTES <= tiff.limit(); i++) {
      int entry = first + i * TAG_BYTES;
      int value = tiff.getShort(entry + 8);
      if (tiff.getShort(entry) == TAG && tiff.getShort(entry + 2) == SHORT) {
        return value >= UPRIGHT && value < WORDS.length ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
