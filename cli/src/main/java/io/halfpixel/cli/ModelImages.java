package io.halfpixel.cli;

import io.halfpixel.Tensor;
import io.halfpixel.image.DecodedImage;
import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.image.ImageFormatException;
import io.halfpixel.preprocess.Orientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The images that a model is to see, in RGB. */
final class ModelImages {
  /** The name that stands for the input stream. */
  static final String STDIN = "-";

  private static final Pattern GLOB = Pattern.compile(".*[*?\\[{].*");
  private static final Pattern IMAGE =
      Pattern.compile(".*\\.(jpe?g|jfif|png|bmp|gif|tiff?|webp)", Pattern.CASE_INSENSITIVE);

  private ModelImages() {}

  /** An image file in memory. */
  static final class Encoded {
    private final String name;
    private final byte[] bytes;

    private Encoded(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    /** Returns how the user called it, for messages. */
    String name() {
      return name;
    }

    /** Returns the length of the file. */
    long length() {
      return bytes.length;
    }

    /** Returns how the pixels of a decoding have to be turned to stand upright. */
    Orientation orientation(Decoding decoding) {
      try {
        return ImageFile.header(bytes).orientation(decoding);
      } catch (ImageFormatException e) {
        throw wrong(e);
      }
    }

    /**
     * Returns the pixels [h, w, 3] of {@code uint8}.
     *
     * @param decoding whose pixels
     * @param upright whether the EXIF orientation is applied
     * @throws UserException if the file is no image, is damaged, or no decoder has these pixels
     */
    Tensor rgb(Decoding decoding, boolean upright) {
      try {
        ImageFile.Header header = ImageFile.header(bytes);
        long samples = MemoryBudget.product(header.height(), header.width(), 3);
        MemoryBudget.require(
            name + ": an image of " + samples / 3 + " pixels", samples, 2 * samples);
        DecodedImage image = ImageFile.read(bytes, decoding);
        DecodedImage turned = upright ? image.upright() : image;
        return turned.isBgr() ? reversed(turned.pixels()) : turned.convert("RGB").pixels();
      } catch (ImageFormatException e) {
        throw wrong(e);
      }
    }

    private UserException wrong(ImageFormatException e) {
      return new UserException(name + ": " + e.getMessage(), e);
    }
  }

  /** Returns pixels with the bands in reverse order. */
  private static Tensor reversed(Tensor pixels) {
    byte[] samples = (byte[]) pixels.copyToArray();
    for (int pixel = 0; pixel < samples.length; pixel += 3) {
      byte first = samples[pixel];
      samples[pixel] = samples[pixel + 2];
      samples[pixel + 2] = first;
    }
    return Tensor.wrap(samples, 0, pixels.spec());
  }

  /**
   * Returns the files that arguments name, in their order: a file, the images of a folder by name,
   * those that match a pattern, or {@value #STDIN}.
   *
   * @throws UserException if one names nothing
   */
  static List<Path> find(List<String> arguments) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      Path path = path(argument);
      if (argument.equals(STDIN)) {
        if (files.contains(path)) {
          throw new UserException("-: the input stream is one image; name it once");
        }
        files.add(path);
      } else if (Files.isDirectory(path)) {
        files.addAll(ofFolder(path));
      } else if (!Files.exists(path) && GLOB.matcher(argument).matches()) {
        files.addAll(matching(argument));
      } else {
        InputFiles.requireFile(path);
        files.add(path);
      }
    }
    return files;
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new UserException(argument + ": is no name of a file; check the name", e);
    }
  }

  private static List<Path> ofFolder(Path folder) throws IOException {
    InputFiles.requireFolder(folder);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> images =
          files
              .filter(Files::isRegularFile)
              .filter(file -> IMAGE.matcher(file.getFileName().toString()).matches())
              .sorted()
              .toList();
      if (images.isEmpty()) {
        throw new UserException(
            folder + ": has no file that is called like an image, such as .jpg or .png");
      }
      return images;
    }
  }

  private static List<Path> matching(String pattern) throws IOException {
    Path parent = path(pattern).getParent();
    Path folder = parent == null ? Path.of("") : parent;
    if (GLOB.matcher(folder.toString()).matches()) {
      throw new UserException(
          pattern + ": a pattern may stand in the last part of a path only; name the folders");
    }
    List<Path> files = new ArrayList<>();
    InputFiles.requireFolder(folder.toAbsolutePath());
    PathMatcher matcher = matcher(pattern);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path file : all) {
        if (Files.isRegularFile(file) && matcher.matches(file.getFileName())) {
          files.add(file);
        }
      }
    }
    if (files.isEmpty()) {
      throw new UserException(pattern + ": matches no file; check the pattern");
    }
    files.sort(null);
    return files;
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + path(pattern).getFileName());
    } catch (PatternSyntaxException e) {
      throw new UserException(
          pattern + ": there is no such file, and it is no pattern; check its brackets", e);
    }
  }

  /** Reads a file, or the input stream to its end. */
  static Encoded read(Path file, InputStream stdin) throws IOException {
    return file.toString().equals(STDIN)
        ? new Encoded("the input stream", stdin.readAllBytes())
        : new Encoded(file.toString(), Files.readAllBytes(file));
  }
}
