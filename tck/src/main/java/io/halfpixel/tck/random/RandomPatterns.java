package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Random steps whose taps repeat, as they do in enlarging and reducing by a simple ratio: output
 * P·j + p reads the taps of output p, moved by S·j. Some outputs before and behind follow no
 * pattern.
 */
public final class RandomPatterns {
  private final Randoms random;

  public RandomPatterns(Randoms random) {
    this.random = random;
  }

  /** Returns a floating-point step with so many channels. */
  public Resample1d resample(int channels, Accumulation order, DataType type) {
    Axis axis = new Axis(order == Accumulation.LERP ? 2 : random.between(1, 8), channels);
    boolean isLerp = order == Accumulation.LERP;
    TapTable taps = axis.taps(() -> random.weight(type), isLerp);
    return new Resample1d(pass(axis, taps, channels), taps, order, type, type, type);
  }

  /** Returns an integer step with so many channels. */
  public FixedPoint1d fixedPoint(int channels) {
    Axis axis = new Axis(random.between(1, 9), channels);
    int shift = random.between(6, 15);
    int peak = (1 << shift) - 1;
    TapTable taps = axis.taps(() -> random.between(-peak / 3, peak), false);
    return new FixedPoint1d(
        pass(axis, taps, channels), taps, 1 << shift - 1, shift, DataType.U8, DataType.U8);
  }

  private Pass pass(Axis axis, TapTable taps, int channels) {
    return new Pass(random.between(1, 3), axis.inputLength, taps.rows(), channels);
  }

  /** An axis with a pattern. */
  private final class Axis {
    private final int phases = random.between(1, 9);
    private final int stride = random.between(1, 9);
    private final int periods;
    private final boolean isConstant = random.flip();
    private final List<int[]> phaseIndices = new ArrayList<>();
    private final int inputLength;

    private final List<Integer> starts = new ArrayList<>(List.of(0));
    private final List<Integer> indices = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();

    Axis(int mostTaps, int channels) {
      this.periods = periods(channels);
      boolean isEven = random.flip();
      int last = 0;
      for (int p = 0; p < phases; p++) {
        int count = isEven || mostTaps == 2 ? mostTaps : random.between(1, mostTaps);
        int first = p * stride / phases + random.between(0, 2);
        int[] tapIndices = new int[count];
        for (int k = 0; k < count; k++) {
          tapIndices[k] = first + k;
        }
        last = Math.max(last, first + count - 1);
        phaseIndices.add(tapIndices);
      }
      this.inputLength = last + (periods - 1) * stride + 1 + random.between(0, 3);
    }

    /** Returns few, many, or some that end just behind a stretch of 1024 elements. */
    private int periods(int channels) {
      return switch (random.between(0, 7)) {
        case 0 -> 1024 / channels + random.between(0, 2);
        case 1, 2, 3 -> random.between(2, channels < 5 ? 600 / channels : 60);
        default -> random.between(2, 10);
      };
    }

    TapTable taps(DoubleSupplier weight, boolean isLerp) {
      addBorder(weight, isLerp);
      List<Double> pattern = new ArrayList<>();
      for (int j = 0; j < periods; j++) {
        if (j == 0 || !isConstant) {
          pattern.clear();
          phaseIndices.forEach(
              phase -> {
                for (int k = 0; k < phase.length; k++) {
                  pattern.add(isLerp && k == 0 ? 1 : weight.getAsDouble());
                }
              });
        }
        addPeriod(j * stride, pattern);
      }
      addBorder(weight, isLerp);
      return TapTable.of(
          starts.stream().mapToInt(Integer::intValue).toArray(),
          indices.stream().mapToInt(Integer::intValue).toArray(),
          weights.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void addPeriod(int moved, List<Double> pattern) {
      int at = 0;
      for (int[] phase : phaseIndices) {
        for (int index : phase) {
          indices.add(index + moved);
          weights.add(pattern.get(at));
          at++;
        }
        starts.add(indices.size());
      }
    }

    private void addBorder(DoubleSupplier weight, boolean isLerp) {
      int rows = random.between(0, 3);
      for (int row = 0; row < rows; row++) {
        int count = isLerp ? 2 : random.between(1, 5);
        for (int k = 0; k < count; k++) {
          indices.add(random.between(0, inputLength - 1));
          weights.add(isLerp && k == 0 ? 1 : weight.getAsDouble());
        }
        starts.add(indices.size());
      }
    }
  }
}
