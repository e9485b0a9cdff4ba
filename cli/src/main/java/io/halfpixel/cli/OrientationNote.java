package io.halfpixel.cli;

import io.halfpixel.image.Decoding;
import io.halfpixel.image.ImageFile;
import io.halfpixel.image.ImageFormatException;
import io.halfpixel.preprocess.Orientation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says that a photo is not upright. Pixels are taken as they are stored, so who sees it upright in
 * a viewer has to be told.
 */
final class OrientationNote {
  private OrientationNote() {}

  /** Says in a line that the orientation of an image is not applied, if it has one. */
  static void tell(Path file, PrintWriter err) throws IOException {
    Orientation orientation = of(file);
    if (orientation != Orientation.UPRIGHT) {
      err.printf(
          "halfpixel: note: %s: is stored %s (EXIF orientation %d) and was taken as it is stored%n",
          Printable.line(file.toString()), words(orientation), orientation.exif());
      err.flush();
    }
  }

  private static Orientation of(Path file) throws IOException {
    try {
      return ImageFile.header(Files.readAllBytes(file)).orientation(Decoding.PILLOW);
    } catch (ImageFormatException e) {
      return Orientation.UPRIGHT; // Whoever reads the pixels says what is wrong.
    }
  }

  private static String words(Orientation orientation) {
    return switch (orientation) {
      case UPRIGHT -> "upright";
      case MIRRORED -> "mirrored";
      case UPSIDE_DOWN -> "upside down";
      case FLIPPED -> "upside down and mirrored";
      case TRANSPOSED -> "turned to the left and mirrored";
      case TURN_CLOCKWISE -> "turned to the left";
      case TRANSVERSED -> "turned to the right and mirrored";
      case TURN_COUNTERCLOCKWISE -> "turned to the right";
    };
  }
}
