package io.halfpixel.jvm;

import io.halfpixel.plan.Clamp;

/** Values brought into a range. */
final class Limits {
  private Limits() {}

  static RowChange<float[]> ofFloats(Clamp step) {
    float low = (float) step.low();
    float high = (float) step.high();
    return (row, first, count) -> {
      for (int i = 0; i < count; i++) {
        float value = row[i];
        row[i] = value < low ? low : value > high ? high : value;
      }
    };
  }

  static RowChange<double[]> ofDoubles(Clamp step) {
    double low = step.low();
    double high = step.high();
    return (row, first, count) -> {
      for (int i = 0; i < count; i++) {
        double value = row[i];
        row[i] = value < low ? low : value > high ? high : value;
      }
    };
  }
}
