package io.halfpixel.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Runs the readers of Image I/O. */
final class ImageReaders {
  private ImageReaders() {}

  /** What is asked of a reader. */
  @FunctionalInterface
  interface Reading<T> {
    T from(ImageReader reader) throws IOException;
  }

  /**
   * Reads from the bytes of a file. Of several readers Java's own one is taken: what it gives is
   * known; the plug-ins serve the formats that it does not read.
   *
   * @throws ImageFormatException if no reader knows the format, or the one that does fails or warns
   *     of damaged pixels
   */
  static <T> T read(byte[] file, DoubleConsumer progress, Reading<T> reading)
      throws ImageFormatException {
    try (ImageInputStream in = new EndingInput(file)) {
      ImageReader reader = reader(in);
      DecodingLosses losses = new DecodingLosses();
      try {
        reader.addIIOReadWarningListener(losses);
        reader.addIIOReadProgressListener(new PercentListener(progress));
        reader.setInput(in, false, true);
        T read = reading.from(reader);
        losses.check();
        return read;
      } catch (ImageFormatException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        // The readers answer damaged data with exceptions of many kinds.
        throw unreadable(reader, e);
      } finally {
        reader.dispose();
      }
    } catch (ImageFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new ImageFormatException("cannot be read: " + e.getMessage(), e);
    }
  }

  private static ImageReader reader(ImageInputStream in) throws ImageFormatException {
    List<ImageReader> readers = new ArrayList<>();
    ImageIO.getImageReaders(in).forEachRemaining(readers::add);
    if (readers.isEmpty()) {
      throw new ImageFormatException("is no image; known are " + formats());
    }
    return readers.stream().filter(ImageReaders::isOfJava).findFirst().orElse(readers.get(0));
  }

  private static boolean isOfJava(ImageReader reader) {
    return "java.desktop".equals(reader.getClass().getModule().getName());
  }

  private static ImageFormatException unreadable(ImageReader reader, Exception e)
      throws ImageFormatException {
    String name = "this format";
    try {
      name = reader.getFormatName().toUpperCase(Locale.ROOT);
    } catch (IOException unnamed) {
      e.addSuppressed(unnamed);
    }
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new ImageFormatException(
        "cannot be read as "
            + name
            + ": "
            + reason
            + "; it is damaged, or of a kind that Java does not know",
        e);
  }

  /** Returns the names of all formats that can be read. */
  static String formats() {
    return Arrays.stream(ImageIO.getReaderFormatNames())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
