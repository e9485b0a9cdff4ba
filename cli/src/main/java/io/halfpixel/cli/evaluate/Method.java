package io.halfpixel.cli.evaluate;

import io.halfpixel.call.Enlargement;
import java.util.List;
import java.util.Locale;

/**
 * What an enlargement computes, whichever framework it is called in.
 *
 * @param mode how pixels are weighted, such as {@code "lanczos3"}; modes with this name are the
 *     same one to the readers of the frameworks' documentation
 * @param coordinates where pixels lie
 */
record Method(String mode, Coordinates coordinates) {
  /** Where the pixels of a result lie in the image. */
  enum Coordinates {
    /** Pixels are squares, and the squares cover the same area before and after. */
    HALF_PIXEL("half-pixel"),
    /** The middles of the corners stay where they are. */
    ALIGNED("aligned corners"),
    /** The upper left pixel stays where it is, the others go from there. */
    LEGACY("legacy");

    private final String text;

    Coordinates(String text) {
      this.text = text;
    }

    /** Returns the name for readers. */
    String text() {
      return text;
    }
  }

  /** What the names of modes contain, and the mode; the first that fits counts. */
  private static final List<List<String>> MODES =
      List.of(
          List.of("mitchell", "mitchell"),
          List.of("lanczos4", "lanczos4"),
          List.of("lanczos5", "lanczos5"),
          List.of("lanczos", "lanczos3"),
          List.of("cubic", "bicubic"),
          List.of("catmullrom", "bicubic"),
          List.of("linear", "bilinear"),
          List.of("nearest", "nearest"));

  /** Returns what an enlargement computes. */
  static Method of(Enlargement enlargement) {
    String variant = enlargement.variant().toLowerCase(Locale.ROOT);
    String mode =
        MODES.stream()
            .filter(entry -> variant.contains(entry.get(0)))
            .map(entry -> entry.get(1))
            .findFirst()
            .orElse(variant);
    return new Method(mode, coordinates(enlargement.framework(), variant));
  }

  private static Coordinates coordinates(String framework, String variant) {
    if (variant.contains("aligned")) {
      return Coordinates.ALIGNED;
    }
    return framework.equals("tf1") ? Coordinates.LEGACY : Coordinates.HALF_PIXEL;
  }
}
