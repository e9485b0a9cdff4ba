package io.halfpixel.onnx;

import io.halfpixel.plan.TapRows;
import io.halfpixel.rules.Edge;

/**
 * The taps of an axis in ONNX Runtime, without antialiasing; binary32.
 *
 * <p>Source: ONNX Runtime 1.30, {@code onnxruntime/core/providers/cpu/tensor/upsample.cc}.
 */
final class RuntimeRule {
  private static final int CUBIC_TAPS = 4;

  /** How far from a half a coordinate still counts as a half. */
  private static final float HALF_TOLERANCE = 1e-6f;

  private final Arguments arguments;
  private final RuntimeCoordinates coordinates;
  private final ResizedAxis axis;
  private final TapRows rows;

  private RuntimeRule(Arguments arguments, ResizedAxis axis) {
    this.arguments = arguments;
    this.coordinates = new RuntimeCoordinates(arguments.coordinates(), axis);
    this.axis = axis;
    this.rows = new TapRows(axis.outputLength(), arguments.nearest() ? 1 : 2);
  }

  static AxisTaps taps(Arguments arguments, ResizedAxis axis) {
    return new RuntimeRule(arguments, axis).taps();
  }

  private AxisTaps taps() {
    boolean padded = false;
    for (int i = 0; i < axis.outputLength(); i++) {
      float x = coordinates.at(i);
      if (coordinates.outside(x)) {
        rows.add(axis.inputLength(), 1);
        padded = true;
      } else {
        switch (arguments.mode()) {
          case Arguments.NEAREST -> rows.add(clamped(nearest(x)), 1);
          case Arguments.LINEAR -> addLinear(x);
          default -> addCubic(x);
        }
      }
      rows.endRow();
    }
    return new AxisTaps(axis, rows.table(), padded);
  }

  private int clamped(long index) {
    return Edge.CLAMP.index(index, axis.inputLength());
  }

  /** Before opset 11, an axis that shrinks rounds up and any other down. */
  private long nearest(float x) {
    if (arguments.opset() < Arguments.WITH_COORDINATES) {
      return axis.scale() < 1 ? ceil(x) : (long) x;
    }
    return switch (arguments.rounding()) {
      case ROUND_PREFER_FLOOR -> isHalf(x) ? floor(x) : round(x);
      case ROUND_PREFER_CEIL -> isHalf(x) ? ceil(x) : round(x);
      case FLOOR -> floor(x);
      case CEIL -> ceil(x);
    };
  }

  private static long floor(float x) {
    return (long) Math.floor(x);
  }

  private static long ceil(float x) {
    return (long) Math.ceil(x);
  }

  /** Whether a coordinate is half a pixel, or as good as that. */
  private static boolean isHalf(float x) {
    return Math.abs(x - (float) Math.floor(x) - 0.5f) <= HALF_TOLERANCE;
  }

  /** To the nearest whole number; below the first pixel, the edge decides. */
  private static long round(float x) {
    return (long) Math.floor(x + 0.5);
  }

  /** The distances to both neighbours; at the last pixel, twice a half of it. */
  private void addLinear(float coordinate) {
    float x = Math.min(Math.max(coordinate, 0), axis.inputLength() - 1);
    int left = clamped((long) x);
    int right = clamped(left + 1L);
    rows.add(left, left == right ? 0.5 : Math.abs(x - right));
    rows.add(right, left == right ? 0.5 : Math.abs(x - left));
  }

  private void addCubic(float x) {
    float floor = (float) Math.floor(x);
    float s = x - floor;
    float[] weights = {far(s + 1), near(s), near(1 - s), far(2 - s)};
    long first = (long) floor - 1;
    if (arguments.excludeOutside()) {
      leaveOut(first, weights);
    }
    for (int j = 0; j < CUBIC_TAPS; j++) {
      rows.add(clamped(first + j), weights[j]);
    }
  }

  private void leaveOut(long first, float[] weights) {
    float sum = 0;
    for (int j = 0; j < CUBIC_TAPS; j++) {
      weights[j] = first + j < 0 || first + j >= axis.inputLength() ? 0 : weights[j];
      sum += weights[j];
    }
    for (int j = 0; sum != 0 && j < CUBIC_TAPS; j++) {
      weights[j] /= sum;
    }
  }

  private float near(float x) {
    float a = arguments.cubicCoeffA();
    return ((a + 2) * x - (a + 3)) * x * x + 1;
  }

  private float far(float x) {
    float a = arguments.cubicCoeffA();
    return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  }
}
