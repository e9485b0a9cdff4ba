package io.halfpixel.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights of Halfpixel's own face, against the formulas written down once more. */
class WeightsTest {
  private static final List<EdgePolicy> EDGES =
      List.of(
          EdgePolicy.CLAMP,
          EdgePolicy.REFLECT,
          EdgePolicy.MIRROR,
          EdgePolicy.WRAP,
          EdgePolicy.RENORMALIZE,
          EdgePolicy.constant(1));

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double cubic(double b, double c, double x) {
    return x < 1
        ? ((12 - 9 * b - 6 * c) * x * x * x + (-18 + 12 * b + 6 * c) * x * x + 6 - 2 * b) / 6
        : x < 2
            ? ((-b - 6 * c) * x * x * x
                    + (6 * b + 30 * c) * x * x
                    - (12 * b + 48 * c) * x
                    + 8 * b
                    + 24 * c)
                / 6
            : 0;
  }

  private record Named(ResamplingFilter filter, DoubleUnaryOperator formula) {}

  private static List<Named> filters() {
    return List.of(
        new Named(ResamplingFilter.box(), x -> Math.abs(x - 0.5) < 1e-9 ? 0.5 : x < 0.5 ? 1 : 0),
        new Named(ResamplingFilter.triangle(), x -> Math.max(0, 1 - x)),
        new Named(ResamplingFilter.mitchell(), x -> cubic(1 / 3.0, 1 / 3.0, x)),
        new Named(ResamplingFilter.catmullRom(), x -> cubic(0, 0.5, x)),
        new Named(ResamplingFilter.cubic(1, 0), x -> cubic(1, 0, x)),
        new Named(ResamplingFilter.lanczos(2), x -> x < 2 ? sinc(x) * sinc(x / 2) : 0),
        new Named(ResamplingFilter.lanczos(5), x -> x < 5 ? sinc(x) * sinc(x / 5) : 0),
        new Named(ResamplingFilter.gaussian(0.5), x -> x < 2 - 1e-9 ? Math.exp(-2 * x * x) : 0),
        new Named(ResamplingFilter.of(x -> 0.75 - x, 0.75), x -> Math.max(0, 0.75 - x)));
  }

  private static AxisSampling sampling(int n, int outputs, Settings settings) {
    return new AxisSampling(n, outputs, Interval.whole(n), settings);
  }

  /** The weights of all n pixels, and of what lies outside, by the definition. */
  private static double[] direct(
      DoubleUnaryOperator formula, int n, double centre, double stretch, EdgePolicy edge) {
    double[] weights = new double[n + 1];
    double sum = 0;
    for (int k = -200; k < n + 200; k++) {
      double weight = formula.applyAsDouble(Math.abs(k + 0.5 - centre) / stretch);
      int index = edge.edge().index(k, n);
      if (index >= 0 || edge.toString().startsWith("constant")) {
        weights[index >= 0 ? index : n] += weight;
        sum += weight;
      }
    }
    for (int k = 0; k <= n; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private static double[] dense(TapTable table, int row, int n) {
    double[] weights = new double[n + 1];
    for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
      weights[table.index(tap)] += table.weight(tap);
    }
    return weights;
  }

  @Test
  void weightsAreThoseOfTheFormula() {
    SplittableRandom random = new SplittableRandom(8);
    for (Named named : filters()) {
      for (int run = 0; run < 60; run++) {
        int n = random.nextInt(1, 24);
        int outputs = random.nextInt(1, 24);
        EdgePolicy edge = EDGES.get(random.nextInt(EDGES.size()));
        boolean antialias = random.nextBoolean();
        boolean aligned = outputs > 1 && n > 1 && random.nextBoolean();
        Settings settings =
            Settings.of(named.filter()).edge(edge).antialias(antialias).alignCorners(aligned);
        TapTable table = FloatPasses.table(sampling(n, outputs, settings), 29);
        double ratio = aligned ? (n - 1.0) / (outputs - 1) : (double) n / outputs;
        double stretch = antialias ? Math.max(ratio, 1) : 1;
        for (int i = 0; i < outputs; i++) {
          double centre = aligned ? 0.5 + i * ratio : (i + 0.5) * ratio;
          double[] expected = direct(named.formula(), n, centre, stretch, edge);
          String call = named.filter() + " " + n + " -> " + outputs + " " + settings + " " + i;
          assertArrayEquals(expected, dense(table, i, n), 1e-7, call);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 23, 29, 30, 45})
  void wholeWeightsAddUpToOneAndAreMirrored(int bits) {
    SplittableRandom random = new SplittableRandom(bits);
    for (Named named : filters()) {
      for (int run = 0; run < 60; run++) {
        int n = random.nextInt(1, 40);
        int outputs = random.nextInt(1, 40);
        EdgePolicy edge = EDGES.get(random.nextInt(EDGES.size()));
        Settings settings = Settings.of(named.filter()).edge(edge);
        FilterRows rows = new FilterRows(sampling(n, outputs, settings));
        int fraction = rows.fraction(bits);
        TapTable table = rows.table(fraction);
        for (int i = 0; i < outputs; i++) {
          double[] weights = dense(table, i, n);
          double[] mirrored = dense(table, outputs - 1 - i, n);
          assertEquals(Math.scalb(1.0, fraction), Arrays.stream(weights).sum());
          double magnitudes = Arrays.stream(weights).map(Math::abs).sum();
          assertTrue(magnitudes <= Math.scalb(1.0, bits), "a partial sum may have too many bits");
          assertEquals(weights[n], mirrored[n]);
          for (int k = 0; k < n; k++) {
            assertEquals(weights[k], mirrored[n - 1 - k]);
          }
        }
      }
    }
  }

  @Test
  void eachWholeWeightIsNearItsWeight() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 200; run++) {
      double[] weights = random.doubles(random.nextInt(1, 40), -0.2, 1).toArray();
      double sum = Arrays.stream(weights).sum();
      for (int j = 0; j < weights.length; j++) {
        weights[j] /= sum;
      }
      long[] whole = WholeWeights.of(weights, 20, false);
      for (int j = 0; j < whole.length; j++) {
        assertEquals(weights[j], Math.scalb((double) whole[j], -20), 0x1.01p-20);
      }
    }
    assertArrayEquals(new long[0], WholeWeights.of(new double[0], 20, true));
    assertArrayEquals(new long[] {3, 2, 3}, WholeWeights.of(new double[] {.4, .2, .4}, 3, true));
    assertArrayEquals(new long[] {8}, WholeWeights.of(new double[] {1}, 3, true));
  }

  /** 1/ulp of the result times what the squarings make of it. */
  @Test
  void theExponentialIsTheExponential() {
    for (double x = 0; x <= 32; x += 1 / 64.0) {
      double expected = StrictMath.exp(-x);
      assertEquals(expected, Exponential.ofMinus(x), expected * 0x1p-43);
    }
    assertEquals(1, Exponential.ofMinus(0));
  }

  @Test
  void outsideTheNearestPixelIsTakenWhereNothingIsWeighted() {
    Settings settings = Settings.of(ResamplingFilter.lanczos(3)).edge(EdgePolicy.RENORMALIZE);
    AxisSampling far = new AxisSampling(4, 3, Interval.of(-40, -30), settings);
    TapTable table = FloatPasses.table(far, 29);
    assertEquals(TapTable.uniform(1, new int[3], new double[] {1, 1, 1}), table);
    AxisSampling beyond = new AxisSampling(4, 3, Interval.of(30, 40), settings);
    assertEquals(
        TapTable.uniform(1, new int[] {3, 3, 3}, new double[] {1, 1, 1}),
        FloatPasses.table(beyond, 29));
    // A filter that reaches no pixel from a centre between two takes half of each.
    Settings narrow = Settings.of(ResamplingFilter.of(x -> 1, 0.25)).antialias(false);
    TapTable halves = FloatPasses.table(new AxisSampling(4, 2, Interval.whole(4), narrow), 29);
    assertEquals(
        TapTable.uniform(2, new int[] {0, 1, 3, 2}, new double[] {.5, .5, .5, .5}), halves);
  }

  /** Of eight pixels two are inside, a quarter; of nine two, which is less. */
  @Test
  void aQuarterOfTheWeightsIsEnough() {
    Settings box = Settings.of(ResamplingFilter.box()).edge(EdgePolicy.RENORMALIZE);
    AxisSampling quarter = new AxisSampling(4, 1, Interval.of(-6, 2), box);
    assertEquals(
        TapTable.uniform(2, new int[] {0, 1}, new double[] {.5, .5}),
        FloatPasses.table(quarter, 29));
    AxisSampling less = new AxisSampling(4, 1, Interval.of(-7, 2), box);
    assertEquals(TapTable.uniform(1, new int[1], new double[] {1}), FloatPasses.table(less, 29));
  }

  /**
   * Centres at −1 and 1, and at −3 and −1: half of the pixel on either side, as the edge has it.
   */
  @Test
  void halvesBeyondAnEdgeAreThoseOfTheEdgePolicy() {
    Settings narrow = Settings.of(ResamplingFilter.of(x -> 1, 0.25)).antialias(false);
    AxisSampling wrapped = new AxisSampling(4, 2, Interval.of(-2, 2), narrow.edge(EdgePolicy.WRAP));
    assertEquals(
        TapTable.uniform(2, new int[] {2, 3, 0, 1}, new double[] {.5, .5, .5, .5}),
        FloatPasses.table(wrapped, 29));
    AxisSampling left =
        new AxisSampling(4, 2, Interval.of(-4, 0), narrow.edge(EdgePolicy.RENORMALIZE));
    assertEquals(TapTable.uniform(1, new int[2], new double[] {1, 1}), FloatPasses.table(left, 29));
  }

  /** Between pixels 0 and 1, pixels −1 and 2 are as far away as the support. */
  @Test
  void aFilterOfOnesOwnIsZeroAtItsSupport() {
    Settings box = Settings.of(ResamplingFilter.of(x -> 1, 1.5)).antialias(false);
    TapTable table = FloatPasses.table(sampling(4, 2, box), 29);
    assertEquals(TapTable.uniform(2, new int[] {0, 1, 3, 2}, new double[] {.5, .5, .5, .5}), table);
  }

  /** Pixels −1 and 0 are one, as are 1 and 2. */
  @Test
  void aPixelAtSeveralPlacesHasOneWeight() {
    TapTable table =
        FloatPasses.table(sampling(2, 4, Settings.of(ResamplingFilter.triangle())), 29);
    assertArrayEquals(new int[] {0, 1, 3, 5, 6}, table.starts());
    assertArrayEquals(new int[] {0, 0, 1, 1, 0, 1}, table.indices());
    assertArrayEquals(new double[] {1, .75, .25, .75, .25, 1}, table.weights());
  }
}
