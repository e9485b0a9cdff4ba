package io.halfpixel.onnx;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.AxisLayout;
import io.halfpixel.rules.StoredWeight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the steps of a plan. Belongs to one thread. */
final class ResizeSteps {
  private final AxisLayout layout;
  private final List<Step> steps = new ArrayList<>();
  private DataType type;

  ResizeSteps(TensorSpec source) {
    this.layout = new AxisLayout(source);
    this.type = source.dataType();
  }

  List<Step> all() {
    return steps;
  }

  /** Rounds to the nearest value of a type, ties to even; integers saturate. */
  void convert(DataType to) {
    convert(to, Convert.Rounding.NEAREST_EVEN);
  }

  /** Rounds to a value of a type; integers saturate. */
  void convert(DataType to, Convert.Rounding rounding) {
    if (type != to) {
      steps.add(new Convert(layout.elements(), type, to, rounding));
      type = to;
    }
  }

  /** Brings binary64 values into the finite range of a floating-point type. */
  void limit(DataType range) {
    double largest = largest(range);
    steps.add(new Clamp(layout.elements(), type, -largest, largest));
  }

  private static double largest(DataType type) {
    return switch (type) {
      case F16 -> 65504;
      case BF16 -> 0x1.fep127;
      case F32 -> Float.MAX_VALUE;
      default -> Double.MAX_VALUE;
    };
  }

  /** Adds one element with what lies outside to each axis that reads it. */
  void pad(List<AxisTaps> axes, double outside) {
    for (AxisTaps taps : axes) {
      if (taps.padded()) {
        int length = taps.axis().inputLength();
        steps.add(
            new Pad(
                layout.resize(taps.axis().axis(), length + 1), 0, type, valueOf(type, outside)));
      }
    }
  }

  /** Sums the taps of an axis in a type, which the elements have from now on. */
  void sum(AxisTaps taps, Accumulation accumulation, DataType compute) {
    steps.add(
        new Resample1d(
            layout.resize(taps.axis().axis(), taps.axis().outputLength()),
            taps.table(),
            accumulation,
            type,
            compute,
            compute));
    type = compute;
  }

  /** Copies along all axes; every row of their tables is a copy. */
  void copy(List<AxisTaps> axes) {
    Map<Integer, IndexTable> tables = new HashMap<>();
    for (AxisTaps taps : axes) {
      int[] indices = new int[taps.table().rows()];
      for (int row = 0; row < indices.length; row++) {
        indices[row] = taps.copied(row);
      }
      int length = taps.axis().inputLength() + (taps.padded() ? 1 : 0);
      tables.put(taps.axis().axis(), IndexTable.of(length, indices));
    }
    steps.addAll(layout.gather(tables, type));
  }

  /** Gives outputs that lie outside along any axis that value, whatever was made of them before. */
  void fillOutside(List<AxisTaps> axes, double outside) {
    Map<Integer, IndexTable> tables = new HashMap<>();
    for (AxisTaps taps : axes) {
      if (taps.padded()) {
        int length = taps.axis().outputLength();
        int[] indices = new int[length];
        for (int row = 0; row < length; row++) {
          indices[row] = taps.copied(row) == taps.axis().inputLength() ? length : row;
        }
        int axis = taps.axis().axis();
        steps.add(new Pad(layout.resize(axis, length + 1), 0, type, valueOf(type, outside)));
        tables.put(axis, IndexTable.of(length + 1, indices));
      }
    }
    steps.addAll(layout.gather(tables, type));
  }

  /** Returns a number as an element: rounded to nearest, ties to even; integers saturate. */
  private static double valueOf(DataType type, double value) {
    return switch (type) {
      case F64 -> value;
      case F32 -> (float) value;
      case F16, BF16 -> halfWidth(value, type);
      case U8 -> saturated(value, 0, 0xFF);
      case I8 -> saturated(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case U16 -> saturated(value, 0, 0xFFFF);
      case I16 -> saturated(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case I32 -> saturated(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case I64 -> saturated(value, Long.MIN_VALUE, Math.nextDown(0x1p63));
      case BOOL -> value == 0 ? 0 : 1;
    };
  }

  /** Returns a number rounded to a half-width type: infinite beyond the largest finite value. */
  private static double halfWidth(double value, DataType type) {
    double rounded = StoredWeight.of(value, type);
    return Math.abs(rounded) > largest(type)
        ? Math.copySign(Double.POSITIVE_INFINITY, rounded)
        : rounded;
  }

  private static double saturated(double value, double low, double high) {
    // +0 for −0, which no integer is.
    return Double.isNaN(value) ? 0 : Math.rint(Math.min(Math.max(value, low), high)) + 0.0;
  }
}
