package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Random passes with the long sums of an antialiased reduction: 5…40 neighbouring inputs for each
 * output, fewer where the input ends.
 */
public final class RandomReductions {
  private static final int FEWEST_TAPS = 5;
  private static final int MOST_TAPS = 40;
  private static final int MOST_OF_FEW_TAPS = 4;

  private final Randoms random;

  public RandomReductions(Randoms random) {
    this.random = random;
  }

  /** Returns a float step along a pass; any order but a lerp. */
  public Resample1d resample(Pass pass, Accumulation order, DataType type) {
    DoubleUnaryOperator rounding =
        type == DataType.F32 ? weight -> (float) weight : weight -> weight;
    TapTable taps = windows(pass, random.between(FEWEST_TAPS, MOST_TAPS), rounding);
    return new Resample1d(pass, taps, order, type, type, type);
  }

  /** Returns an integer step along a pass, many of whose sums leave the range of a byte. */
  public FixedPoint1d fixedPoint(Pass pass) {
    return fixedPoint(pass, random.between(FEWEST_TAPS, MOST_TAPS));
  }

  /** Returns the same with up to 22 bits behind the point, so that weights leave 16 bits. */
  public FixedPoint1d wideFixedPoint(Pass pass) {
    int width = random.between(FEWEST_TAPS, MOST_TAPS);
    int shift = random.between(16, 22);
    return fixedPoint(pass, width, shift, weight -> Math.rint(Math.scalb(weight, shift)));
  }

  /** Returns the same with 1…4 neighbouring inputs for each output, or one more. */
  public FixedPoint1d shortFixedPoint(Pass pass) {
    return fixedPoint(pass, random.between(1, MOST_OF_FEW_TAPS));
  }

  private FixedPoint1d fixedPoint(Pass pass, int width) {
    int shift = random.between(6, 18);
    DoubleUnaryOperator rounding =
        weight ->
            Math.max(
                Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.rint(Math.scalb(weight, shift))));
    return fixedPoint(pass, width, shift, rounding);
  }

  private FixedPoint1d fixedPoint(Pass pass, int width, int shift, DoubleUnaryOperator rounding) {
    TapTable taps = windows(pass, width, rounding);
    int constant = random.flip() ? 1 << shift - 1 : random.between(-1000, 1000);
    return new FixedPoint1d(pass, taps, constant, shift, DataType.U8, DataType.U8);
  }

  /**
   * Returns a case for a plan whose first step has so many channels: noise, or, for bytes, black
   * and white areas as well, at whose edges negative weights overshoot.
   */
  public PlanCase filled(Plan plan, long inner) {
    DataType type = plan.source().dataType();
    if (type != DataType.U8 || random.flip()) {
      return PlanCase.filled(plan, () -> random.ordinary(type));
    }
    long[] source = new long[Math.toIntExact(plan.source().elements())];
    for (int i = 0; i < source.length; i++) {
      boolean edge = i < inner || random.between(0, 7) == 0;
      source[i] = edge ? (random.flip() ? 255 : 0) : source[(int) (i - inner)];
    }
    return new PlanCase(plan, source);
  }

  /**
   * Returns windows around evenly spaced centres in one of three styles: cut off at the ends of the
   * input, moved inside of it, and of two lengths that differ by one.
   */
  private TapTable windows(Pass pass, int width, DoubleUnaryOperator rounding) {
    int inputLength = pass.inputLength();
    int rows = pass.outputLength();
    int style = random.between(0, 2);
    boolean lobes = random.flip();
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * (width + 1)];
    double[] weights = new double[indices.length];
    for (int row = 0; row < rows; row++) {
      int centre = (int) ((2L * row + 1) * inputLength / (2L * rows));
      int first = centre - width / 2;
      if (style == 1) {
        first = Math.max(0, Math.min(first, inputLength - width));
      }
      int longer = style == 2 ? random.between(0, 1) : 0;
      int end = Math.min(inputLength, first + width + longer);
      first = Math.max(0, first);
      int count = end - first;
      double[] shape = lobes ? lobes(count) : noise(count);
      for (int k = 0; k < count; k++) {
        indices[starts[row] + k] = first + k;
        weights[starts[row] + k] = rounding.applyAsDouble(shape[k]);
      }
      starts[row + 1] = starts[row] + count;
    }
    return TapTable.of(
        starts, Arrays.copyOf(indices, starts[rows]), Arrays.copyOf(weights, starts[rows]));
  }

  /** Returns weights that add up to one and are negative at both ends, like those of Lanczos. */
  private static double[] lobes(int count) {
    double[] shape = new double[count];
    for (int k = 0; k < count; k++) {
      double x = (2 * k + 1.0) / count - 1;
      shape[k] = (1 - 3 * x * x) * (1 - x * x);
    }
    double sum = Arrays.stream(shape).sum();
    return Arrays.stream(shape).map(weight -> weight / sum).toArray();
  }

  /** Returns weights whose sum over noise varies as much as the noise, whatever their number. */
  private double[] noise(int count) {
    double[] shape = new double[count];
    Arrays.setAll(shape, k -> random.weight(DataType.F64) / Math.sqrt(count));
    return shape;
  }
}
