package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Random steps that are allowed by their definitions, not only those that a framework would ask
 * for.
 */
public final class RandomSteps {
  private static final int MAX_TAPS = 9;

  private final Randoms random;

  public RandomSteps(Randoms random) {
    this.random = random;
  }

  /** Returns a pass with an inner length of 1…17 or 64. */
  public Pass pass() {
    return new Pass(random.between(1, 3), random.length(), random.length(), random.inner());
  }

  /** Returns a permutation of up to six axes, most of them short. */
  public Permute permute(DataType type) {
    int count = random.between(1, 6);
    List<Long> lengths = new ArrayList<>();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < count; axis++) {
      lengths.add(
          (long) (random.between(0, 3) == 0 ? random.between(1, 40) : random.between(1, 4)));
      axes.add(random.between(0, axis), axis);
    }
    return new Permute(lengths, axes, type);
  }

  /**
   * Returns a table in one of five styles: the input that each output covers, windows of equally
   * many taps, windows of differently many, edges that read a pixel more than once, and taps
   * without any order. A row may be empty.
   */
  public TapTable taps(int inputLength, int rows, DoubleSupplier weights) {
    int style = random.between(0, 4);
    int most = random.between(1, random.flip() ? 3 : MAX_TAPS);
    int[] starts = new int[rows + 1];
    List<Integer> indices = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int covered = (int) ((long) row * inputLength / rows);
      int end = (int) (((row + 1L) * inputLength + rows - 1) / rows);
      int count =
          switch (style) {
            case 0 -> Math.min(MAX_TAPS, end - covered);
            case 1 -> most;
            default -> random.between(row % 5 == 4 ? 0 : 1, most);
          };
      int first = style == 0 ? covered : covered - count / 2;
      for (int tap = 0; tap < count; tap++) {
        int index = style == 4 ? random.between(0, inputLength - 1) : first + tap;
        indices.add(Math.max(0, Math.min(inputLength - 1, index)));
      }
      starts[row + 1] = indices.size();
    }
    return table(starts, indices, weights);
  }

  /** Returns overlapping windows of 10…250 taps, each of another length. */
  public TapTable windows(int inputLength, int rows, DoubleSupplier weights) {
    int[] starts = new int[rows + 1];
    List<Integer> indices = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int count = random.between(10, Math.min(250, inputLength));
      int first = random.between(0, inputLength - count);
      for (int tap = 0; tap < count; tap++) {
        indices.add(first + tap);
      }
      starts[row + 1] = indices.size();
    }
    return table(starts, indices, weights);
  }

  private static TapTable table(int[] starts, List<Integer> indices, DoubleSupplier weights) {
    return TapTable.of(
        starts,
        indices.stream().mapToInt(Integer::intValue).toArray(),
        indices.stream().mapToDouble(index -> weights.getAsDouble()).toArray());
  }

  /**
   * Returns rows of two taps, the lower and the upper neighbour, as a linear interpolation has
   * them.
   */
  public TapTable pairs(int inputLength, int rows, DoubleSupplier first, DoubleSupplier second) {
    int[] indices = new int[2 * rows];
    double[] weights = new double[2 * rows];
    for (int row = 0; row < rows; row++) {
      indices[2 * row] = (int) ((long) row * inputLength / rows);
      indices[2 * row + 1] = Math.min(indices[2 * row] + random.between(0, 1), inputLength - 1);
      weights[2 * row] = first.getAsDouble();
      weights[2 * row + 1] = second.getAsDouble();
    }
    return TapTable.uniform(2, indices, weights);
  }

  /** Returns a floating-point step along a pass. */
  public Resample1d resample(
      Pass pass, Accumulation order, DataType in, DataType compute, DataType out) {
    DoubleSupplier weights = () -> random.weight(compute);
    TapTable taps =
        order == Accumulation.LERP
            ? pairs(pass.inputLength(), pass.outputLength(), () -> 1, weights)
            : taps(pass.inputLength(), pass.outputLength(), weights);
    return new Resample1d(pass, taps, order, in, compute, out);
  }

  /**
   * Returns a float32 step whose sums are exact in any order, so that nothing but the movement of
   * data is tested.
   */
  public Resample1d exactResample(Pass pass) {
    TapTable taps = taps(pass.inputLength(), pass.outputLength(), random::exactWeight);
    return new Resample1d(
        pass, taps, Accumulation.SEQUENTIAL, DataType.F32, DataType.F32, DataType.F32);
  }

  /** Returns an integer step along a pass; one time in four with the largest weights. */
  public FixedPoint1d fixedPoint(Pass pass) {
    boolean extreme = random.between(0, 3) == 0;
    int shift = extreme ? random.between(15, 24) : random.between(1, 15);
    int peak = extreme ? Short.MAX_VALUE : Math.max(1, (1 << shift) - 1);
    TapTable taps =
        taps(pass.inputLength(), pass.outputLength(), () -> random.between(-peak / 3, peak));
    int rounding = random.flip() ? 1 << shift - 1 : random.between(-1000, 1000);
    return new FixedPoint1d(pass, taps, rounding, shift, DataType.U8, DataType.U8);
  }

  /** Returns a floating-point step with an accumulation for its first inner positions. */
  public Resample1d parted(Pass pass, Accumulation body, Accumulation tail, DataType type) {
    DataType compute = type == DataType.F64 ? type : DataType.F32;
    Resample1d whole = resample(pass, tail, type, compute, compute);
    return new Resample1d(
        pass,
        whole.taps(),
        random.between(0, (int) pass.inner()),
        body,
        tail,
        type,
        compute,
        compute);
  }

  /** Returns a blend of four or eight corners. */
  public CornerBlend blend(Accumulation body, Accumulation tail, DataType type, DataType compute) {
    return blend(body, tail, type, compute, () -> random.weight(compute));
  }

  /** Returns a float32 blend whose sums are exact in any order. */
  public CornerBlend exactBlend() {
    return blend(
        Accumulation.SEQUENTIAL,
        Accumulation.REVERSED,
        DataType.F32,
        DataType.F32,
        random::exactWeight);
  }

  private CornerBlend blend(
      Accumulation body,
      Accumulation tail,
      DataType type,
      DataType compute,
      DoubleSupplier weights) {
    boolean volume = random.flip();
    List<CornerBlend.Axis> axes = new ArrayList<>();
    for (int axis = 0; axis < (volume ? 3 : 2); axis++) {
      int inputLength = volume ? random.shortLength() : random.between(1, 17);
      int rows = volume ? random.shortLength() : random.between(1, 33);
      axes.add(new CornerBlend.Axis(inputLength, pairs(inputLength, rows, weights, weights)));
    }
    int channels = random.inner();
    int bodyChannels = random.flip() ? channels / 8 * 8 : random.between(0, channels);
    return new CornerBlend(
        random.between(1, 2),
        channels,
        random.flip(),
        axes,
        bodyChannels,
        body,
        tail,
        type,
        compute);
  }

  /** Returns a gradient over one to three axes; an index may repeat within a row. */
  public AdjointSum adjoint(
      AdjointSum.Term body, AdjointSum.Term tail, DataType type, DataType compute) {
    return adjoint(
        body,
        tail,
        type,
        compute,
        () -> Math.max(0.25, Math.abs(random.exactWeight())) * (random.flip() ? 1 : -1.1f));
  }

  /** Returns a gradient whose sums are exact in float32, in any order. */
  public AdjointSum exactAdjoint() {
    AdjointSum.Term term = AdjointSum.Term.PRODUCT;
    DataType type = random.pick(List.of(DataType.F32, DataType.F16, DataType.BF16));
    return adjoint(term, term, type, DataType.F32, random::exactWeight);
  }

  private AdjointSum adjoint(
      AdjointSum.Term body,
      AdjointSum.Term tail,
      DataType type,
      DataType compute,
      DoubleSupplier weights) {
    List<AdjointSum.Axis> axes = new ArrayList<>();
    int count = random.between(1, 3);
    for (int axis = 0; axis < count; axis++) {
      // The last axis has rows of several vectors now and then.
      int longest = axis + 1 == count && random.between(0, 3) == 0 ? 100 : 33;
      int read = count == 3 ? random.shortLength() : random.between(1, longest);
      int rows = count == 3 ? random.shortLength() : random.between(1, longest);
      axes.add(
          new AdjointSum.Axis(
              read, ascending(taps(read, rows, () -> (float) weights.getAsDouble()))));
    }
    // Short axes have many inner positions now and then, up to a few more than eight vectors.
    int inner = count == 3 && random.flip() ? random.between(65, 150) : random.inner();
    int block = inner;
    for (AdjointSum.Axis axis : axes) {
      block *= axis.taps().rows();
    }
    // Backends take the same row of several images together.
    return new AdjointSum(
        random.between(1, 6),
        axes,
        inner,
        random.between(0, inner),
        body,
        tail,
        type,
        compute,
        random.between(0, block));
  }

  public static TapTable ascending(TapTable taps) {
    int[] indices = taps.indices();
    for (int row = 0; row < taps.rows(); row++) {
      Arrays.sort(indices, taps.start(row), taps.start(row + 1));
    }
    return TapTable.of(taps.starts(), indices, taps.weights());
  }

  /** Returns a gather of one to three axes. */
  public Gather gather(DataType type) {
    int count = random.between(1, 3);
    List<IndexTable> axes = new ArrayList<>();
    for (int axis = 0; axis < count; axis++) {
      boolean isShort = axis < count - 1;
      axes.add(
          indices(
              isShort ? random.shortLength() : random.length(),
              isShort ? random.shortLength() : random.length()));
    }
    return new Gather(random.between(1, 3), axes, random.inner(), type);
  }

  /**
   * Returns a table in one of four styles: nearest, repeat by a factor, reversed, and without any
   * order.
   */
  public IndexTable indices(int inputLength, int rows) {
    int style = random.between(0, 3);
    int factor = random.between(2, 4);
    int length = style == 1 ? inputLength * factor : rows;
    int[] indices = new int[length];
    for (int row = 0; row < length; row++) {
      int nearest = (int) ((long) row * inputLength / length);
      indices[row] =
          style == 3
              ? random.between(0, inputLength - 1)
              : style == 2 ? inputLength - 1 - nearest : nearest;
    }
    return IndexTable.of(inputLength, indices);
  }
}
