package io.halfpixel.cli;

import io.halfpixel.Tensor;
import io.halfpixel.image.DecodedImage;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.image.ImageFormatException;
import io.halfpixel.image.Palette;
import io.halfpixel.pillow.ImageMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Reads and writes 8-bit images with Java's Image I/O and the plug-ins it finds. */
final class ImageFiles {
  /**
   * Endings that Java can write, but only after changing the colours: what holds a palette or two
   * colours.
   */
  private static final Set<String> FEWER_COLOURS = Set.of("gif", "wbmp");

  private ImageFiles() {}

  /**
   * Reads the first image of a file, whatever its name, with the samples as they are stored.
   * Palettes, and samples of fewer than 8 bits, are expanded; a palette of grays becomes gray.
   *
   * @param upright whether the EXIF orientation is applied
   * @param progress told the percentage that is done
   * @throws UserException if the file is no image, is damaged, or is no 8-bit gray or RGB image
   */
  static Picture read(Path file, boolean upright, DoubleConsumer progress) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      ImageFile.Header header = ImageFile.header(bytes);
      long pixels = MemoryBudget.product(header.height(), header.width());
      long samples = MemoryBudget.product(pixels, Picture.MAX_CHANNELS);
      MemoryBudget.require("an image of " + pixels + " pixels", samples, 2 * samples);
      DecodedImage image = ImageFile.read(bytes, Decoding.PILLOW, progress);
      return picture(upright ? image.upright() : image);
    } catch (ImageFormatException e) {
      boolean unknown = String.valueOf(e.getMessage()).startsWith("is no image");
      throw new UserException(
          file + ": " + e.getMessage() + (unknown ? ", and .npy for tensors" : ""), e.getCause());
    } catch (UserException e) {
      throw new UserException(file + ": " + e.getMessage(), e.getCause());
    }
  }

  private static Picture picture(DecodedImage image) {
    ImageMode mode = image.mode();
    if (image.bits() > Byte.SIZE) {
      throw new UserException(
          "has 16 bits a channel, but images here have 8; convert it to 8 bits, or to a float32"
              + " .npy tensor");
    }
    if (mode == ImageMode.CMYK) {
      throw new UserException(
          "is neither gray nor RGB, but has 4 channels of another colour space; convert it to RGB"
              + " first");
    }
    boolean gray = mode.bands() < 3 && image.palette().map(Palette::isGray).orElse(true);
    String wanted = (gray ? "L" : "RGB") + (image.hasTransparency() ? "A" : "");
    Tensor pixels = image.convert(wanted).pixels();
    int channels = (gray ? 1 : 3) + (image.hasTransparency() ? 1 : 0);
    return new Picture(image.height(), image.width(), channels, (byte[]) pixels.array());
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
        new ImageTypeSpecifier(new Picture(1, 1, channels, new byte[channels]).image());
    List<ImageWriter> writers = new ArrayList<>();
    ImageIO.getImageWriters(type, ending(file)).forEachRemaining(writers::add);
    if (writers.isEmpty()) {
      String kind = List.of("gray", "gray and alpha", "RGB", "RGB and alpha").get(channels - 1);
      throw new UserException(
          file + ": this format cannot hold " + kind + " of 8 bits; write a .png file");
    }
    // Of several writers Java's own one: a plug-in must not change the files.
    return writers.stream()
        .filter(writer -> "java.desktop".equals(writer.getClass().getModule().getName()))
        .findFirst()
        .orElse(writers.get(0));
  }

  /**
   * Writes a picture to a file whose format its target's ending tells.
   *
   * @param file the file to write
   * @param writer a writer of {@link #writer(Path, int)}
   * @param quality of a JPEG, over 0 and at most 1
   * @param progress told the percentage that is done
   */
  static void write(
      Path file, ImageWriter writer, Picture picture, float quality, DoubleConsumer progress)
      throws IOException {
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      writer.addIIOWriteProgressListener(new PercentListener(progress));
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture.image(), null, null), parameters(writer, quality));
    } finally {
      writer.dispose();
    }
  }

  private static ImageWriteParam parameters(ImageWriter writer, float quality) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    List<String> names = Arrays.asList(writer.getOriginatingProvider().getFormatNames());
    if (names.contains("jpeg")) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality);
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
