package io.halfpixel.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Reads and writes 8-bit images with Java's Image I/O and the plug-ins it finds. */
final class ImageFiles {
  private static final float JPEG_QUALITY = 0.95f;

  /**
   * Endings that Java can write, but only after changing the colours: what holds a palette or two
   * colours.
   */
  private static final Set<String> FEWER_COLOURS = Set.of("gif", "wbmp");

  private ImageFiles() {}

  /**
   * Reads the first image of a file, whatever its name.
   *
   * @param progress told the percentage that is done
   * @throws UserException if the file is no image, is damaged, or is no 8-bit gray or RGB image
   */
  static Picture read(Path file, DoubleConsumer progress) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UserException(
            "is no image; known are "
                + formats(ImageIO.getReaderFormatNames())
                + ", and .npy for tensors");
      }
      ImageReader reader = readers.next();
      try {
        if (reader.getFormatName().equalsIgnoreCase("png")) {
          PngIntegrity.check(file);
        }
        return Pixels.copy(decode(reader, in, progress));
      } finally {
        reader.dispose();
      }
    } catch (UserException e) {
      throw new UserException(file + ": " + e.getMessage(), e.getCause());
    }
  }

  private static BufferedImage decode(
      ImageReader reader, ImageInputStream in, DoubleConsumer progress) throws IOException {
    DecodingLosses losses = new DecodingLosses();
    try {
      reader.addIIOReadWarningListener(losses);
      reader.addIIOReadProgressListener(new PercentListener(progress));
      reader.setInput(in, true, true);
      long pixels = MemoryBudget.product(reader.getWidth(0), reader.getHeight(0));
      long samples = MemoryBudget.product(pixels, Picture.MAX_CHANNELS);
      MemoryBudget.require("an image of " + pixels + " pixels", samples, 2 * samples);
      BufferedImage image = reader.read(0);
      losses.check();
      return image;
    } catch (UserException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The readers answer damaged data with exceptions of many kinds.
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new UserException(
          "cannot be read as "
              + reader.getFormatName().toUpperCase(Locale.ROOT)
              + ": "
              + reason
              + "; it is damaged, or of a kind that Java does not know",
          e);
    }
  }

  /**
   * Checks that a file can be written, as far as its name tells.
   *
   * @throws UserException if no image format has this ending, or it holds fewer colours than 8 bits
   *     a channel
   */
  static void requireKnownEnding(Path file) {
    String ending = ending(file);
    String problem =
        FEWER_COLOURS.contains(ending)
            ? "this format would change the colours"
            : ImageIO.getImageWritersBySuffix(ending).hasNext() ? "" : "unknown ending";
    if (!problem.isEmpty()) {
      String[] endings =
          Arrays.stream(ImageIO.getWriterFileSuffixes())
              .filter(known -> !FEWER_COLOURS.contains(known))
              .toArray(String[]::new);
      throw new UserException(
          file + ": " + problem + "; write one of " + formats(endings) + ", or npy");
    }
  }

  /**
   * Returns a writer for images of so many channels.
   *
   * @throws UserException if the format that the name asks for cannot hold them
   */
  static ImageWriter writer(Path file, int channels) {
    ImageTypeSpecifier type =
        new ImageTypeSpecifier(Pixels.image(new Picture(1, 1, channels, new byte[channels])));
    Iterator<ImageWriter> writers = ImageIO.getImageWriters(type, ending(file));
    if (!writers.hasNext()) {
      String kind = List.of("gray", "gray and alpha", "RGB", "RGB and alpha").get(channels - 1);
      throw new UserException(
          file + ": this format cannot hold " + kind + " of 8 bits; write a .png file");
    }
    return writers.next();
  }

  /**
   * Writes a picture to a file whose format its target's ending tells.
   *
   * @param file the file to write
   * @param writer a writer of {@link #writer(Path, int)}
   * @param progress told the percentage that is done
   */
  static void write(Path file, ImageWriter writer, Picture picture, DoubleConsumer progress)
      throws IOException {
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      writer.addIIOWriteProgressListener(new PercentListener(progress));
      writer.setOutput(out);
      writer.write(null, new IIOImage(Pixels.image(picture), null, null), parameters(writer));
    } finally {
      writer.dispose();
    }
  }

  private static ImageWriteParam parameters(ImageWriter writer) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    List<String> names = Arrays.asList(writer.getOriginatingProvider().getFormatNames());
    if (names.contains("jpeg")) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(JPEG_QUALITY);
    }
    return parameters;
  }

  private static String formats(String[] names) {
    return Arrays.stream(names)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Returns what follows the last dot of the file's name, in lower case. */
  static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
