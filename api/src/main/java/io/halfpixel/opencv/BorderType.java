package io.halfpixel.opencv;

import io.halfpixel.rules.Edge;
import org.jspecify.annotations.Nullable;

/** What lies beyond the edge of an image, as {@code cv2.copyMakeBorder} names it. */
public enum BorderType {
  /** A value: v v | a b c d | v v. */
  CONSTANT(null),
  /** The edge pixel: a a | a b c d | d d. */
  REPLICATE(Edge.CLAMP),
  /** Mirrored at the border: b a | a b c d | d c. */
  REFLECT(Edge.REFLECT),
  /** The image again: c d | a b c d | a b. */
  WRAP(Edge.WRAP),
  /** Mirrored at the edge pixel: c b | a b c d | c b. */
  REFLECT_101(Edge.MIRROR);

  private final @Nullable Edge edge;

  BorderType(@Nullable Edge edge) {
    this.edge = edge;
  }

  /** Returns where a border's pixels come from, or null if it has a value. */
  @Nullable Edge edge() {
    return edge;
  }

  /**
   * Returns the border with OpenCV's name.
   *
   * @param name a name such as {@code "BORDER_CONSTANT"}; {@code "BORDER_DEFAULT"} and {@code
   *     "BORDER_REFLECT101"} are other names of {@link #REFLECT_101}
   * @throws io.halfpixel.InvalidArgumentException if {@code copyMakeBorder} has no such border
   */
  public static BorderType of(String name) {
    for (BorderType type : values()) {
      if (name.equals("BORDER_" + type.name())) {
        return type;
      }
    }
    if (name.equals("BORDER_DEFAULT") || name.equals("BORDER_REFLECT101")) {
      return REFLECT_101;
    }
    throw Refusal.badArgument(
        "borderInterpolate",
        "Unknown/unsupported border type",
        "known are BORDER_CONSTANT, _REPLICATE, _REFLECT, _WRAP and _REFLECT_101, but got " + name);
  }
}
