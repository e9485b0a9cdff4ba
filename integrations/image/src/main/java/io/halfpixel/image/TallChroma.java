package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.Base64;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * JPEG images whose colours have half of the rows (4:4:0). libjpeg-turbo interpolates between these
 * rows; the libjpeg 6b that some JDKs carry repeats them. From the repeated rows the stored ones
 * are known, and interpolated here.
 *
 * <p>Source: libjpeg-turbo, {@code h1v2_fancy_upsample} in {@code jdsample.c}, {@code
 * ycc_rgb_convert} in {@code jdcolor.c}.
 */
final class TallChroma {
  /** 2x16 pixels of 4:4:0, whose upper half is red and whose lower half is blue. */
  private static final String PROBE =
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUf"
          + "GhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgo"
          + "KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQAAIDARIAAhEBAxEB/8QAHwAAAQUBAQEB"
          + "AQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKB"
          + "kaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1"
          + "dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl"
          + "5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcF"
          + "BAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5"
          + "OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0"
          + "tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDzquAr7D/i"
          + "E/8A1F/+U/8A7c+9/wCIm/8AUL/5P/8AaH//2Q==";

  private static final int SCALE_BITS = 16;
  private static final int HALF = 1 << SCALE_BITS - 1;
  private static final int RED_OF_CR = fixed(1.40200);
  private static final int BLUE_OF_CB = fixed(1.77200);
  private static final int GREEN_OF_CR = -fixed(0.71414);
  private static final int GREEN_OF_CB = -fixed(0.34414);

  private TallChroma() {}

  private static int fixed(double factor) {
    return (int) (factor * (1 << SCALE_BITS) + 0.5);
  }

  /** Whether these are a plane of luma and two of half its rows and all its columns. */
  static boolean isTall(List<JpegSegments.Component> components) {
    JpegSegments.Component luma = components.get(0);
    return components.subList(1, 3).stream()
        .allMatch(
            chroma ->
                chroma.horizontal() == luma.horizontal()
                    && 2 * chroma.vertical() == luma.vertical());
  }

  /** Asked once, with an image: no name of a JDK tells which libjpeg it has. */
  private static final class Probe {
    static final boolean REPEATED = isRepeated();

    private static boolean isRepeated() {
      try {
        byte[] ycc = ycc(Base64.getDecoder().decode(PROBE), percent -> {});
        // The rows 6 and 7 share a row of colours; row 7 is the one beside the edge.
        return ycc[6 * 6 + 2] == ycc[7 * 6 + 2];
      } catch (ImageFormatException e) {
        throw new IllegalStateException("Java's JPEG reader does not read a small image", e);
      }
    }
  }

  /** Whether Java's reader repeats the rows of colours. */
  static boolean isRepeatedByReader() {
    return Probe.REPEATED;
  }

  private static byte[] ycc(byte[] file, DoubleConsumer progress) throws ImageFormatException {
    return (byte[])
        ImageReaders.read(file, progress, reader -> RasterSamples.copy(reader.readRaster(0, null)))
            .array();
  }

  /** Decodes with a reader that repeats rows. */
  static Tensor decode(byte[] file, DoubleConsumer progress) throws ImageFormatException {
    Tensor ycc =
        ImageReaders.read(file, progress, reader -> RasterSamples.copy(reader.readRaster(0, null)));
    int height = (int) ycc.shape().length(0);
    int row = 3 * (int) ycc.shape().length(1);
    byte[] stored = (byte[]) ycc.array();
    byte[] rgb = new byte[stored.length];
    for (int y = 0; y < height; y++) {
      int own = y & ~1;
      int last = height - 1 & ~1;
      int next = (y & 1) == 0 ? Math.max(own - 2, 0) : Math.min(own + 2, last);
      int bias = 1 + (y & 1);
      for (int x = 0; x < row; x += 3) {
        int at = own * row + x;
        int beside = next * row + x;
        int cb = 3 * (stored[at + 1] & 0xFF) + (stored[beside + 1] & 0xFF) + bias >> 2;
        int cr = 3 * (stored[at + 2] & 0xFF) + (stored[beside + 2] & 0xFF) + bias >> 2;
        store(rgb, y * row + x, stored[y * row + x] & 0xFF, cb - 128, cr - 128);
      }
    }
    return Tensor.wrap(rgb, 0, TensorSpec.of(DataType.U8, ycc.shape().toArray()));
  }

  private static void store(byte[] rgb, int at, int luma, int cb, int cr) {
    rgb[at] = clamped(luma + (RED_OF_CR * cr + HALF >> SCALE_BITS));
    rgb[at + 1] = clamped(luma + (GREEN_OF_CB * cb + GREEN_OF_CR * cr + HALF >> SCALE_BITS));
    rgb[at + 2] = clamped(luma + (BLUE_OF_CB * cb + HALF >> SCALE_BITS));
  }

  private static byte clamped(int sample) {
    return (byte) Math.max(0, Math.min(255, sample));
  }
}
