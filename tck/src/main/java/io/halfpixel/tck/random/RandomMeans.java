package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinMean.Finish;
import io.halfpixel.plan.BinMean.Order;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import java.util.ArrayList;
import java.util.List;

/** Random means: bins that overlap or leave gaps, sums around every step of a cascade. */
public final class RandomMeans {
  private final Randoms random;

  public RandomMeans(Randoms random) {
    this.random = random;
  }

  public BinMean bins(DataType type) {
    int count = random.between(1, 3);
    List<BinTable> axes = new ArrayList<>();
    for (int axis = 0; axis < count; axis++) {
      axes.add(axis == count - 1 ? bins(random.length(), 40) : bins(random.between(1, 6), 5));
    }
    int inner = random.inner();
    int joint = random.flip() ? 0 : random.between(0, inner);
    boolean usual = random.flip();
    return new BinMean(
        random.between(1, 3),
        axes,
        inner,
        axes.stream().map(axis -> usual ? axis.rows() : random.between(0, axis.rows())).toList(),
        joint,
        usual ? BinMean.Mean.ONCE : mean(),
        usual ? BinMean.Mean.BY_AXIS : mean(),
        type,
        compute(type, true));
  }

  private BinMean.Mean mean() {
    Order order = random.flip() ? Order.ROW_MAJOR : Order.FOURS;
    return new BinMean.Mean(order, random.pick(List.of(Finish.values())));
  }

  /** Returns a mean over two values along each of two axes, some of them added in pairs. */
  public BinMean pairs(DataType type) {
    int inner = random.inner();
    BinMean.Mean pairs = new BinMean.Mean(Order.PAIRS, random.pick(List.of(Finish.values())));
    boolean first = random.flip();
    return new BinMean(
        random.between(1, 3),
        List.of(windows(2 * random.shortLength(), 2, 2), windows(2 * random.length() + 1, 2, 2)),
        inner,
        random.between(0, inner),
        first ? pairs : mean(),
        first ? mean() : pairs,
        type,
        compute(type, true));
  }

  private static BinTable windows(int length, int stride, int window) {
    return windows(length, (length - window) / stride + 1, stride, window);
  }

  /** As adaptive pooling has them, or anywhere. */
  public BinTable bins(int length, int most) {
    int rows = random.between(1, most);
    boolean adaptive = random.flip();
    int[] starts = new int[rows];
    int[] ends = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = adaptive ? (int) ((long) row * length / rows) : random.between(0, length - 1);
      ends[row] =
          adaptive
              ? (int) (((row + 1L) * length + rows - 1) / rows)
              : random.between(starts[row] + 1, Math.min(length, starts[row] + 9));
    }
    return BinTable.of(length, starts, ends);
  }

  public CascadeMean cascade(DataType type) {
    int length =
        switch (random.between(0, 3)) {
          case 0 -> random.between(0, 40);
          case 1 -> 16 * random.between(1, 40) + random.between(-1, 1);
          case 2 -> 256 * random.between(1, 9) + random.between(-1, 1);
          default -> random.between(1, 5000);
        };
    int inner = length > 500 ? random.between(1, 5) : random.between(1, 70);
    int cascaded = random.flip() ? random.between(0, inner) : 0;
    int shares = random.flip() ? 1 : random.between(2, 5);
    int share = Math.max(1, (length + shares - 1) / shares + random.between(0, 3));
    int lanes = random.pick(List.of(1, 2, 4, 8, 16));
    return new CascadeMean(
        random.between(1, 3),
        length,
        inner,
        cascaded,
        lanes,
        share,
        shares,
        type,
        compute(type, false));
  }

  /** Returns a mean over bins of eight values, which is exact in float32 for small integers. */
  public BinMean exactBins() {
    int height = random.shortLength();
    int width = random.length();
    int inner = random.inner();
    return new BinMean(
        random.between(1, 3),
        List.of(windows(height + 3, height, 1, 4), windows(2 * width, width, 2, 2)),
        inner,
        random.between(0, inner),
        BinMean.Mean.ONCE,
        BinMean.Mean.BY_AXIS,
        heldInFloat(),
        DataType.F32);
  }

  private static BinTable windows(int length, int rows, int stride, int window) {
    int[] starts = new int[rows];
    int[] ends = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = row * stride;
      ends[row] = row * stride + window;
    }
    return BinTable.of(length, starts, ends);
  }

  /** Returns a mean over a power of two of values, which is exact in float32 for small integers. */
  public CascadeMean exactCascade() {
    int inner = random.inner();
    int length = 1 << random.between(0, 6);
    return new CascadeMean(
        random.between(1, 20),
        length,
        inner,
        random.between(0, inner),
        random.between(1, 16),
        length,
        random.between(1, 8),
        heldInFloat(),
        DataType.F32);
  }

  private DataType heldInFloat() {
    return random.pick(List.of(DataType.F32, DataType.F16, DataType.BF16));
  }

  private DataType compute(DataType type, boolean half) {
    if (half && type.bytes() == 2 && random.flip()) {
      return type;
    }
    return type == DataType.F64 || random.between(0, 3) == 0 ? DataType.F64 : DataType.F32;
  }
}
