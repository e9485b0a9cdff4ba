package io.halfpixel.opencv;

import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;

/**
 * The taps of LINEAR, CUBIC and LANCZOS4, and of AREA where an axis is enlarged.
 *
 * <p>With the scale s in binary64 and f = (i + ½)·s − ½ rounded to binary32, pixel ⌊f⌋ is the one
 * before the place, and f − ⌊f⌋ the distance from it. AREA has pixel ⌊i·s⌋ and, of the output
 * pixel, the part that lies behind that pixel as the distance.
 *
 * <p>Source: OpenCV, {@code cv::hal::resize} and {@code HResizeLinear}, {@code HResizeCubic} and
 * {@code HResizeLanczos4} in {@code modules/imgproc/src/resize.cpp}.
 *
 * @param axis the axis
 * @param kernel the weights
 * @param covered whether this is AREA
 * @param fixed whether weights are whole numbers of 1/2048, rounded to nearest, ties to even, which
 *     do not always add up to 1; else they are binary32
 */
record Interpolated(Axis axis, Kernel kernel, boolean covered, boolean fixed) {
  /** The fractional bits of fixed weights. */
  static final int FIXED_BITS = 11;

  /** What {@link #horizontal} takes if there is no element that is +0. */
  static final int NO_ZERO = -1;

  /**
   * Where an output pixel lies.
   *
   * @param before the input pixel before it
   * @param distance its distance from that pixel, in [0, 1)
   */
  private record Place(int before, float distance) {}

  private Place place(int i) {
    double scale = axis.scale();
    if (covered) {
      int before = (int) Math.floor(i * scale);
      float behind = (float) ((i + 1) - (before + 1) * axis.factor());
      return new Place(before, behind <= 0 ? 0 : behind - (float) Math.floor(behind));
    }
    float coordinate = (float) ((i + 0.5) * scale - 0.5);
    int before = (int) Math.floor(coordinate);
    return new Place(before, coordinate - before);
  }

  /** Returns the taps of the height: pixels outside are those at the edge. */
  TapTable vertical() {
    TapRows rows = new TapRows(axis.to(), kernel.taps());
    for (int i = 0; i < axis.to(); i++) {
      addAll(rows, place(i));
      rows.endRow();
    }
    return rows.table();
  }

  /**
   * Returns the taps of the width. With two taps, what lies before the first pixel is that pixel
   * and its neighbour times 0, and from the last pixel on it is that pixel alone. With more taps,
   * pixels outside are those at the edge, and a sum that reads such pixels starts at +0.
   *
   * @param zero the index of an element that is +0, or {@link #NO_ZERO} if the sign of a zero does
   *     not matter
   */
  TapTable horizontal(int zero) {
    TapRows rows = new TapRows(axis.to(), kernel.taps());
    for (int i = 0; i < axis.to(); i++) {
      Place place = place(i);
      if (kernel == Kernel.LINEAR) {
        addInside(rows, place);
      } else {
        if (zero != NO_ZERO && leavesImage(place)) {
          rows.add(zero, 1);
        }
        addAll(rows, place);
      }
      rows.endRow();
    }
    return rows.table();
  }

  private int first(Place place) {
    return place.before() - kernel.taps() / 2 + 1;
  }

  private boolean leavesImage(Place place) {
    return first(place) < 0 || first(place) + kernel.taps() > axis.from();
  }

  private void addAll(TapRows rows, Place place) {
    float[] weights = kernel.weights(place.distance());
    for (int j = 0; j < weights.length; j++) {
      int index = Math.min(Math.max(first(place) + j, 0), axis.from() - 1);
      rows.add(index, stored(weights[j]));
    }
  }

  private void addInside(TapRows rows, Place place) {
    int last = axis.from() - 1;
    if (Math.max(place.before(), 0) >= last) {
      rows.add(last, stored(1));
    } else {
      addAll(rows, place.before() < 0 ? new Place(0, 0) : place);
    }
  }

  private double stored(float weight) {
    if (!fixed) {
      return weight;
    }
    double rounded = Math.rint(weight * (1 << FIXED_BITS));
    return Math.min(Math.max(rounded, Short.MIN_VALUE), Short.MAX_VALUE);
  }
}
