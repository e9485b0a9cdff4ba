package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.rules.Edge;
import io.halfpixel.rules.ExactPlacement;

/**
 * One axis with its new length. Immutable.
 *
 * @param inputLength n, at least 1
 * @param outputLength N, at least 1
 * @param interval the part of the input that is resampled
 * @param settings what else was asked for
 */
record AxisSampling(int inputLength, int outputLength, Interval interval, Settings settings) {
  /** Returns whether the axis stays as it is. */
  boolean isUnchanged() {
    return inputLength == outputLength && interval.from() == 0 && isShift();
  }

  /**
   * Returns whether outputs are pixels, one after the other, which every filter leaves as they are.
   */
  boolean isShift() {
    long steps = (long) outputLength * interval.denominator();
    return interval.length() == steps && interval.from() % interval.denominator() == 0;
  }

  /** Returns whether outputs are copies of pixels. */
  boolean isCopy() {
    return isShift() || settings.filter().isNearest() || isOnePixel();
  }

  /** Corners that coincide, although there is only one pixel to take them from. */
  private boolean isOnePixel() {
    return isAligned() && interval.length() == interval.denominator();
  }

  private boolean isAligned() {
    return settings.alignCorners() && outputLength > 1;
  }

  /**
   * Returns where the outputs lie. With aligned corners they are r = (b − a − 1)/(N − 1) apart, and
   * the first lies at a + ½, in the middle of the interval's first pixel: all together on [a + ½ −
   * r/2, a + ½ − r/2 + N·r).
   *
   * @throws InvalidArgumentException if corners are aligned and the interval is shorter than one
   *     pixel, or lengths and bounds are too large for exact fractions of 64 bits
   */
  ExactPlacement placement() {
    boolean stretched = settings.antialias();
    long a = interval.from();
    long b = interval.to();
    long d = interval.denominator();
    if (!isAligned()) {
      return new ExactPlacement(inputLength, outputLength, a, b, d, stretched);
    }
    if (b - a <= d) {
      throw new InvalidArgumentException(
          "aligned corners take more than one pixel apart, but the region is " + interval);
    }
    double reach = Math.max((double) inputLength * d, (double) Math.max(Math.abs(a), Math.abs(b)));
    if (reach * outputLength * outputLength > 0x1p56) {
      throw new InvalidArgumentException(
          "aligned corners are fractions of 64 bits, which are too small for "
              + outputLength
              + " outputs on "
              + interval
              + " of "
              + inputLength);
    }
    long gaps = outputLength - 1L;
    long step = b - a - d;
    long from = (2 * a + d) * gaps - step;
    return new ExactPlacement(
        inputLength, outputLength, from, from + 2L * outputLength * step, 2 * d * gaps, stretched);
  }

  /** Returns whether outputs that mirror each other have mirrored places. */
  boolean isSymmetric() {
    return interval.from() + interval.to() == inputLength * interval.denominator();
  }

  /**
   * Returns which pixel each output copies; the index n stands for what lies outside. Where the
   * centre of an output lies between two pixels, the one nearer to the middle of the outputs is
   * taken, and the second one in the very middle.
   */
  IndexTable copies() {
    int[] indices = new int[outputLength];
    for (int i = 0; i < outputLength; i++) {
      indices[i] = index(place(i, 2L * i + 1 <= outputLength));
    }
    return IndexTable.of(inputLength + (readsOutside() ? 1 : 0), indices);
  }

  boolean readsOutside() {
    return settings.edge().edge() == Edge.CONSTANT;
  }

  /** Returns the pixel that stands at a place; the index n stands for what lies outside. */
  int index(long place) {
    int index = settings.edge().edge().index(place, inputLength);
    if (index != Edge.NO_PIXEL) {
      return index;
    }
    return readsOutside() ? inputLength : Edge.CLAMP.index(place, inputLength);
  }

  /**
   * Returns the place that the centre of an output lies in.
   *
   * @param upper which one is meant if it lies between two
   */
  long place(int output, boolean upper) {
    if (isOnePixel()) {
      return Math.floorDiv(interval.from() + interval.to(), 2 * interval.denominator());
    }
    ExactPlacement p = placement();
    long pixel = 2L * p.outputLength() * p.denominator();
    long centre = 2L * p.outputLength() * p.from() + (2L * output + 1) * (p.to() - p.from());
    return Math.floorDiv(upper ? centre : centre - 1, pixel);
  }
}
