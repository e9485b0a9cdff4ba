package io.halfpixel.opencv;

import io.halfpixel.plan.IndexTable;

/**
 * The pixels that NEAREST and NEAREST_EXACT copy.
 *
 * <p>Sources: OpenCV, {@code resizeNN} and {@code resizeNN_bitexact} in {@code
 * modules/imgproc/src/resize.cpp}; the rules of 5.0 and 4.6 were compared with these releases for
 * 92,000 and 22,000 pairs of lengths.
 */
final class NearestRule {
  private static final int FRACTION_BITS = 16;

  private NearestRule() {}

  /** ⌊i·s⌋ with the scale s. */
  static IndexTable floor(Axis axis) {
    double scale = axis.scale();
    int[] indices = new int[axis.to()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = limited(axis, (long) Math.floor(i * scale));
    }
    return IndexTable.of(axis.from(), indices);
  }

  /** The pixel under the centre, as a release computes it; the factor has no part in it. */
  static IndexTable exact(Axis axis, Version version) {
    int[] indices =
        switch (version) {
          case V4_6 -> fixedPoint(axis, 1);
          case V4_14 -> fixedPoint(axis, axis.from() % 2);
          case V5_0 -> added(axis);
        };
    return IndexTable.of(axis.from(), indices);
  }

  /**
   * OpenCV computes this in 32 bits, which overflow when a source index reaches 32,768; it then
   * reads outside the image.
   */
  private static int[] fixedPoint(Axis axis, int less) {
    long step = (((long) axis.from() << FRACTION_BITS) + axis.to() / 2) / axis.to();
    long first = step / 2 - less;
    int[] indices = new int[axis.to()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = limited(axis, Math.max(step * i + first >> FRACTION_BITS, 0));
    }
    return indices;
  }

  private static int[] added(Axis axis) {
    double scale = (double) axis.from() / axis.to();
    double place = scale * 0.5;
    int[] indices = new int[axis.to()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = limited(axis, (long) Math.floor(place));
      place += scale;
    }
    return indices;
  }

  private static int limited(Axis axis, long index) {
    return (int) Math.min(index, axis.from() - 1);
  }
}
