package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;

/** The conditions that several steps share. */
final class Checks {
  private Checks() {}

  static void taps(Pass pass, TapTable taps) {
    if (taps.rows() != pass.outputLength()) {
      throw new InvalidArgumentException(
          "an axis of output length "
              + pass.outputLength()
              + " needs as many rows of taps, but got "
              + taps.rows());
    }
    if (taps.maxIndex() >= pass.inputLength()) {
      throw new InvalidArgumentException(
          "an axis of length " + pass.inputLength() + " has no index " + taps.maxIndex());
    }
  }

  static void pairs(TapTable taps) {
    for (int row = 0; row < taps.rows(); row++) {
      if (taps.count(row) != 2) {
        throw new InvalidArgumentException(
            "every row has two taps here, but row " + row + " has " + taps.count(row));
      }
    }
  }

  static void lerpRows(TapTable taps) {
    pairs(taps);
    for (int row = 0; row < taps.rows(); row++) {
      if (taps.weight(taps.start(row)) != 1) {
        throw new InvalidArgumentException(
            "the first weight of a lerp is 1, but row "
                + row
                + " has "
                + taps.weight(taps.start(row)));
      }
    }
  }

  static void floatWeights(TapTable taps, DataType compute) {
    for (int tap = 0; tap < taps.taps(); tap++) {
      double weight = taps.weight(tap);
      if (compute == DataType.F32 && !Double.isNaN(weight) && weight != (float) weight) {
        throw new InvalidArgumentException("the weight " + weight + " is no float32 value");
      }
    }
  }

  static void floatTypes(String step, DataType input, DataType compute, DataType output) {
    boolean wide = compute == DataType.F64;
    boolean fits =
        (wide || compute == DataType.F32)
            && (wide || (input != DataType.F64 && input != DataType.I32))
            && output.isFloatingPoint()
            && (wide || output != DataType.F64);
    if (!fits) {
      throw new InvalidArgumentException(
          step
              + " computes in float32 or float64 and writes a floating-point type that is no wider,"
              + " but got "
              + input
              + " -> "
              + compute
              + " -> "
              + output);
    }
  }
}
