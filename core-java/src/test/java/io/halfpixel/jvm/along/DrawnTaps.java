package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.TapOrder;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The taps of a row's outputs: indices that are drawn, and weights of small whole numbers. */
final class DrawnTaps {
  static final TapOrder ORDER = new TapOrder(Accumulation.SEQUENTIAL);

  final Random random = new Random(5);
  private final List<int[]> indices = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();

  void clear() {
    indices.clear();
    weights.clear();
  }

  void addRow(int[] index, double[] rowWeights) {
    indices.add(index);
    weights.add(rowWeights);
  }

  /** Adds an output with so many taps anywhere in [0, n). */
  void addRandom(int taps, int n) {
    addRow(random.ints(taps, 0, n).toArray(), draw(taps));
  }

  /** Adds outputs whose taps move by a stride from period to period. */
  void addPattern(int phases, int stride, int periods, int taps, boolean isConstant) {
    int[][] first = new int[phases][];
    double[][] kept = new double[phases][];
    for (int p = 0; p < phases; p++) {
      first[p] = random.ints(taps, 0, 5).toArray();
      kept[p] = draw(taps);
    }
    for (int j = 0; j < periods; j++) {
      int moved = j * stride;
      for (int p = 0; p < phases; p++) {
        int[] index = Arrays.stream(first[p]).map(i -> i + moved).toArray();
        addRow(index, isConstant ? kept[p] : draw(taps));
      }
    }
  }

  private double[] draw(int taps) {
    return random.ints(taps, 1, 10).asDoubleStream().toArray();
  }

  int outputs() {
    return indices.size();
  }

  int inputLength() {
    return indices.stream().flatMapToInt(Arrays::stream).max().orElse(0) + 1;
  }

  int[] index(int output) {
    return indices.get(output);
  }

  double[] weights(int output) {
    return weights.get(output);
  }

  void setWeights(int output, double... changed) {
    weights.set(output, changed);
  }

  AlongRow<float[]> row(int inner) {
    return row(inner, Loops.JVM.sums(ORDER));
  }

  AlongRow<float[]> row(int inner, Sums<float[]> sums) {
    int[] starts = new int[indices.size() + 1];
    for (int i = 0; i < indices.size(); i++) {
      starts[i + 1] = starts[i] + indices.get(i).length;
    }
    TapTable table =
        TapTable.of(
            starts,
            indices.stream().flatMapToInt(Arrays::stream).toArray(),
            weights.stream().flatMapToDouble(Arrays::stream).toArray());
    return new AlongRow<>(AxisTaps.of(table, ORDER, FloatCarrier.INSTANCE), inner, sums);
  }
}
