package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.plan.Plan;
import io.halfpixel.resample.EdgePolicy;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Resampler} against the definition, summed directly over both axes in binary64. */
final class ResamplerDirectSumTest {
  private static final int CASES = 60;
  private static final int FAR = 300;
  private static final int NONE = -1;

  private record Filter(Resampler resampler, DoubleUnaryOperator formula) {}

  private record Outside(EdgePolicy policy, int length, IntUnaryOperator pixel) {}

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static List<Filter> filters() {
    return List.of(
        new Filter(Resampler.triangle(), x -> Math.max(0, 1 - x)),
        new Filter(Resampler.lanczos(3), x -> x < 3 ? sinc(x) * sinc(x / 3) : 0),
        new Filter(
            Resampler.catmullRom(),
            x ->
                x < 1
                    ? 1.5 * x * x * x - 2.5 * x * x + 1
                    : x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0),
        new Filter(Resampler.filter(x -> Math.max(0, 1 - x * x), 1), x -> Math.max(0, 1 - x * x)));
  }

  /** Walks from edge to edge, which is another way than the remainders of the rules. */
  private static int walk(int k, int n, EdgePolicy policy) {
    int at = k;
    while (at < 0 || at >= n) {
      if (policy == EdgePolicy.CLAMP) {
        at = at < 0 ? 0 : n - 1;
      } else if (policy == EdgePolicy.WRAP) {
        at += at < 0 ? n : -n;
      } else if (policy == EdgePolicy.REFLECT) {
        at = at < 0 ? -1 - at : 2 * n - 1 - at;
      } else if (policy == EdgePolicy.MIRROR) {
        at = n == 1 ? 0 : at < 0 ? -at : 2 * n - 2 - at;
      } else {
        return NONE;
      }
    }
    return at;
  }

  private static double[] weights(
      DoubleUnaryOperator f, Outside outside, double centre, double stretch) {
    int n = outside.length();
    double[] weights = new double[n + 1];
    double sum = 0;
    for (int k = -FAR; k < n + FAR; k++) {
      double weight = f.applyAsDouble(Math.abs(k + 0.5 - centre) / stretch);
      int pixel = outside.pixel().applyAsInt(k);
      if (pixel == NONE && outside.policy() == EdgePolicy.RENORMALIZE) {
        continue;
      }
      weights[pixel == NONE ? n : pixel] += weight;
      sum += weight;
    }
    for (int k = 0; k <= n; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64", "F16", "U8", "I8", "U16", "I16", "I32"})
  void isTheSumOfTheDefinition(DataType type) {
    for (int seed = 0; seed < CASES; seed++) {
      check(type, new SplittableRandom(seed));
    }
  }

  private static void check(DataType type, SplittableRandom random) {
    int[] from = {random.nextInt(2, 16), random.nextInt(2, 16)};
    int[] to = {random.nextInt(2, 24), random.nextInt(2, 24)};
    to[0] += to[0] == from[0] ? 1 : 0;
    to[1] += to[1] == from[1] ? 1 : 0;
    Filter filter = filters().get(random.nextInt(4));
    List<EdgePolicy> policies =
        List.of(
            EdgePolicy.CLAMP,
            EdgePolicy.REFLECT,
            EdgePolicy.MIRROR,
            EdgePolicy.WRAP,
            EdgePolicy.RENORMALIZE,
            EdgePolicy.constant(50));
    EdgePolicy policy = policies.get(random.nextInt(policies.size()));
    boolean antialias = random.nextBoolean();
    boolean aligned = random.nextInt(3) == 0;
    double start = aligned || policy == EdgePolicy.RENORMALIZE ? 0 : random.nextInt(-8, 8) / 4.0;
    Resampler call =
        filter
            .resampler()
            .size(to)
            .edge(policy)
            .antialias(antialias)
            .alignCorners(aligned)
            .region(start, start, start + from[0], start + from[1]);
    double[][][] weights = new double[2][][];
    for (int axis = 0; axis < 2; axis++) {
      int n = from[axis];
      Outside outside = new Outside(policy, n, k -> walk(k, n, policy));
      double ratio = aligned ? (n - 1.0) / (to[axis] - 1) : (double) n / to[axis];
      double stretch = antialias ? Math.max(1, ratio) : 1;
      weights[axis] = new double[to[axis]][];
      for (int i = 0; i < to[axis]; i++) {
        double centre = aligned ? 0.5 + i * ratio : start + (i + 0.5) * ratio;
        weights[axis][i] = weights(filter.formula(), outside, centre, stretch);
      }
    }
    compare(call, type, from, weights, random);
  }

  private static void compare(
      Resampler call, DataType type, int[] from, double[][][] weights, SplittableRandom random) {
    Plan plan = call.plan(TensorSpec.of(type, from[0], from[1]));
    double most = type == DataType.I32 ? 1e6 : 100;
    PlanCase planCase =
        PlanCase.filled(plan, () -> ElementBits.bits(type, Math.rint(most * random.nextDouble())));
    long[] result = ReferenceInterpreter.run(plan, planCase.source());
    double tolerance =
        switch (type) {
          case F64 -> 1e-9;
          case F32 -> 1e-4;
          case F16 -> 0.1;
          default -> 0.52 + (type == DataType.I32 ? 1 : 0);
        };
    boolean unsigned = type == DataType.U8 || type == DataType.U16;
    for (int i = 0; i < weights[0].length; i++) {
      for (int j = 0; j < weights[1].length; j++) {
        double sum = 0;
        for (int y = 0; y <= from[0]; y++) {
          for (int x = 0; x <= from[1]; x++) {
            boolean inside = y < from[0] && x < from[1];
            long bits = inside ? planCase.source()[y * from[1] + x] : 0;
            sum +=
                weights[0][i][y] * weights[1][j][x] * (inside ? ElementBits.value(type, bits) : 50);
          }
        }
        double expected =
            unsigned ? Math.max(0, sum) : type == DataType.I8 ? Math.min(127, sum) : sum;
        double got = ElementBits.value(type, result[i * weights[1].length + j]);
        assertEquals(expected, got, tolerance, call + " " + type + " " + i + ", " + j);
      }
    }
  }
}
