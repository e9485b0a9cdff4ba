package io.halfpixel.jvm.vector;

import io.halfpixel.DataType;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.FloatSums;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.TapOrder;
import org.jspecify.annotations.Nullable;

/** Sums in float32: along a row over channels or in windows, across rows into the target. */
final class VectorFloatSums extends FloatSums {
  private static final int LANES = Lanes.FLOATS.length();

  private final TapOrder order;

  VectorFloatSums(TapOrder order) {
    super(VectorFloats.INSTANCE, order);
    this.order = order;
  }

  @Override
  public @Nullable Segment<float[]> segment(AxisTaps<float[]> taps, int from, int to, int inner) {
    if (taps.count(from) == 0) {
      return null;
    }
    if (inner >= LANES) {
      return new FloatBlocks(taps, from, to, inner, order);
    }
    AxisTaps<float[]> numbers = taps.slice(from, to, carrier()).spread(inner, carrier());
    Segment<float[]> windows = FloatWindows.of(numbers, from * inner, order);
    return windows != null ? windows : FloatPairs.of(numbers, from * inner, order);
  }

  @Override
  public boolean writes(DataType type, int length) {
    return type == DataType.F32 && length >= LANES;
  }

  @Override
  public void write(
      float[][] v,
      float[] w,
      int first,
      int count,
      DataType type,
      Object elements,
      int at,
      int length) {
    float[] target = (float[]) elements;
    if (order.lerp()) {
      FloatRows.lerp(v[0], v[1], w[first + 1], target, at, length);
    } else {
      int unfused = order.unfused(count);
      FloatRows.sum(v, w, first, unfused, count, order.start(), target, at, length);
    }
  }
}
