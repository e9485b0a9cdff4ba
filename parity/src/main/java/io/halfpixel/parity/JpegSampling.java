package io.halfpixel.parity;

/** How the colours of a JPEG are sampled, by the header of its frame (ITU-T T.81, B.2.2). */
final class JpegSampling {
  private JpegSampling() {}

  /**
   * Returns {@code "JPEG 4:4:0"} for a JPEG of three components whose colours have half of the rows
   * and all of the columns, {@code "JPEG"} for another one, and otherwise an empty text.
   */
  static String describe(byte[] file) {
    if (at(file, 0) != 0xFF || at(file, 1) != 0xD8) {
      return "";
    }
    int segment = 2;
    while (at(file, segment) == 0xFF && !isFrame(at(file, segment + 1))) {
      segment += 2 + (at(file, segment + 2) << 8 | at(file, segment + 3));
    }
    // Marker, length, precision, height, width, number of components: 10 bytes; then 3 for each.
    int components = segment + 10;
    boolean rowsOnly =
        at(file, segment + 9) == 3
            && at(file, components + 1) == 0x12
            && at(file, components + 4) == 0x11
            && at(file, components + 7) == 0x11;
    return rowsOnly ? "JPEG 4:4:0" : "JPEG";
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which share their range. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int at(byte[] file, int index) {
    return index < file.length ? Byte.toUnsignedInt(file[index]) : 0;
  }
}
