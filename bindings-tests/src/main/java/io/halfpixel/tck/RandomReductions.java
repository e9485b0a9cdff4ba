package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/**
 * Random steps that reduce long rows by a fraction: windows move evenly and have the weights of
 * those some rows before.
 */
final class RandomReductions {
  private final Randoms random;

  RandomReductions(Randoms random) {
    this.random = random;
  }

  /** Returns a float32 step that reduces by 4/3 to 3. */
  Resample1d resample(Accumulation order) {
    boolean lerp = order == Accumulation.LERP;
    int phases = random.between(1, 3);
    int step = random.between(phases + 1, 3 * phases);
    int count = lerp ? 2 : random.between(1, 8);
    double[] weights = new double[phases * count];
    Arrays.setAll(weights, i -> lerp && i % 2 == 0 ? 1 : random.weight(DataType.F32));
    TapTable taps = taps(random.between(16, 120), step, count, false, weights);
    return new Resample1d(pass(taps, 7), taps, order, DataType.F32, DataType.F32, DataType.F32);
  }

  /** Returns an integer step that reduces by 4/3 to 9, with up to 40 taps. */
  FixedPoint1d fixedPoint() {
    int phases = random.between(1, 3);
    int step = random.between(phases + 1, (random.flip() ? 3 : 9) * phases);
    int count = random.between(2, random.flip() ? 8 : 40);
    int peak = random.flip() ? 1000 : Short.MAX_VALUE;
    double[] weights = new double[phases * count];
    Arrays.setAll(weights, i -> random.between(-peak / 3, peak));
    TapTable taps = taps(random.between(16, 120), step, count, random.flip(), weights);
    int rounding = random.between(-1000, 1000);
    int shift = random.between(10, 20);
    return new FixedPoint1d(pass(taps, 9), taps, rounding, shift, DataType.U8, DataType.U8);
  }

  /** Returns a pass along rows of few channels, or across rows of many vectors. */
  private Pass pass(TapTable taps, int mostChannels) {
    int length = Arrays.stream(taps.indices()).max().orElseThrow() + random.between(1, 4);
    boolean across = random.between(0, 3) == 0;
    int inner = across ? random.between(256, 400) : random.between(1, mostChannels);
    return new Pass(random.between(1, 3), length, taps.rows(), inner);
  }

  /** Returns windows of so many taps; if ragged, some have one less. */
  private static TapTable taps(int rows, int step, int count, boolean ragged, double[] weights) {
    int phases = weights.length / count;
    int[] starts = new int[rows + 1];
    int[] indices = new int[rows * count];
    double[] all = new double[rows * count];
    for (int row = 0; row < rows; row++) {
      int taps = ragged && row % (3 * phases) == 0 ? count - 1 : count;
      for (int k = 0; k < taps; k++) {
        indices[starts[row] + k] = row * step / phases + k;
        all[starts[row] + k] = weights[row % phases * count + k];
      }
      starts[row + 1] = starts[row] + taps;
    }
    return TapTable.of(
        starts, Arrays.copyOf(indices, starts[rows]), Arrays.copyOf(all, starts[rows]));
  }
}
