package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapRows;
import java.util.Arrays;
import java.util.List;

/**
 * Random steps of float32 that shrink rows by 3 : 2 as filters of three, six or nine taps do: all
 * even outputs have the same weights, and all odd ones. Some outputs before and behind follow no
 * pattern, and sometimes one in between.
 */
public final class RandomThirds {
  private final Randoms random;
  private final int taps;
  private final int pairs;
  private final int before;
  private final int behind;
  private final int first;
  private final int inputLength;
  private final TapRows rows;

  public RandomThirds(Randoms random) {
    this.random = random;
    taps = 3 * random.between(1, 3);
    pairs = random.pick(List.of(random.between(2, 40), 300, random.between(500, 600)));
    before = random.between(0, 4);
    behind = random.between(0, 4);
    first = random.between(0, 3);
    inputLength = first + 3 * pairs + taps + random.between(0, 2);
    rows = new TapRows(before + 2 * pairs + behind, taps);
  }

  /** Returns a step with one order. */
  public Resample1d step(Accumulation order) {
    double[] even = weights(taps);
    double[] odd = weights(taps);
    int changed = random.between(0, 3) == 0 ? random.between(0, pairs - 1) : -1;
    addEdge(before);
    for (int pair = 0; pair < pairs; pair++) {
      int start = first + 3 * pair;
      rows.addRow(start, pair == changed ? weights(taps) : even);
      rows.addRow(start + (taps == 6 ? 1 : 2), odd);
    }
    addEdge(behind);
    int outputs = before + 2 * pairs + behind;
    Pass pass = new Pass(random.between(1, 3), inputLength, outputs, 1);
    return new Resample1d(pass, rows.table(), order, DataType.F32, DataType.F32, DataType.F32);
  }

  private void addEdge(int outputs) {
    for (int output = 0; output < outputs; output++) {
      int count = random.between(1, 5);
      rows.addRow(random.between(0, inputLength - count), weights(count));
    }
  }

  private double[] weights(int count) {
    double[] weights = new double[count];
    Arrays.setAll(weights, tap -> random.weight(DataType.F32));
    return weights;
  }
}
