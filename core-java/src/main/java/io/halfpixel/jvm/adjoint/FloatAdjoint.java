package io.halfpixel.jvm.adjoint;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Bfloat16;
import io.halfpixel.jvm.memory.Half;
import io.halfpixel.plan.AdjointSum.Term;

/** Terms in {@code float}, each operation rounded to the compute type. */
final class FloatAdjoint extends AdjointTerms<float[]> {
  private final DataType compute;

  FloatAdjoint(Term term, int axes, DataType compute) {
    super(term, axes);
    this.compute = compute;
  }

  @Override
  void addZero(float[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] += 0; // of −0 makes +0
    }
  }

  @Override
  void clearUpTo(double magnitude, float[] sums, int begin, int end) {
    float limit = (float) magnitude;
    for (int i = begin; i < end; i++) {
      sums[i] = Math.abs(sums[i]) <= limit ? 0 : sums[i];
    }
  }

  @Override
  void add(
      double first,
      double second,
      float[] weights,
      float[] read,
      float[] sums,
      int begin,
      int end) {
    float a = (float) first;
    float b = (float) second;
    if (term() == Term.PRODUCT_FMA) {
      addFused(a * b, weights, read, sums, begin, end);
    } else if (compute != DataType.F32) {
      addRounded(a, b, weights, read, sums, begin, end);
    } else if (term() == Term.PRODUCT) {
      addProduct(a * b, weights, read, sums, begin, end);
    } else if (isScaled()) {
      addScaled(a, b, weights, read, sums, begin, end);
    } else {
      addRounded(a, b, weights, read, sums, begin, end);
    }
  }

  private static void addFused(
      float outer, float[] weights, float[] read, float[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = Math.fma(outer * weights[i], read[i], sums[i]);
    }
  }

  private static void addProduct(
      float outer, float[] weights, float[] read, float[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = sums[i] + outer * weights[i] * read[i];
    }
  }

  /** A factor of 1, of an axis that is not there, changes nothing. */
  private static void addScaled(
      float a, float b, float[] weights, float[] read, float[] sums, int begin, int end) {
    for (int i = begin; i < end; i++) {
      sums[i] = sums[i] + read[i] * a * b * weights[i];
    }
  }

  private void addRounded(
      float a, float b, float[] weights, float[] read, float[] sums, int begin, int end) {
    float outer = a * b;
    for (int i = begin; i < end; i++) {
      float g = read[i];
      float last = weights[i];
      sums[i] =
          switch (term()) {
            case PRODUCT, PRODUCT_FMA -> rounded(sums[i] + rounded(outer * last * g));
            case SCALED, SCALED_IN_ORDER ->
                rounded(sums[i] + rounded(rounded(rounded(g * a) * b) * last));
            case QUOTIENTS -> rounded(sums[i] + rounded(divided(g, a, b) / last));
            case QUOTIENT -> rounded(sums[i] + rounded(g / (outer * last)));
            case LAST_QUOTIENT -> rounded(g / (outer * last));
          };
    }
  }

  private float divided(float g, float a, float b) {
    float value = axes() > 2 ? rounded(g / a) : g;
    return axes() > 1 ? rounded(value / b) : value;
  }

  private float rounded(float value) {
    return switch (compute) {
      case F16 -> Half.toFloat(Half.fromFloat(value));
      case BF16 -> Bfloat16.toFloat(Bfloat16.fromFloat(value));
      default -> value;
    };
  }

  @Override
  void addFour(
      double first,
      double second,
      float[][] weights,
      float[][] read,
      int tap,
      float[] sums,
      int begin,
      int end) {
    if (term() == Term.PRODUCT_FMA) {
      fourFused((float) first * (float) second, weights, read, tap, sums, begin, end);
    } else {
      super.addFour(first, second, weights, read, tap, sums, begin, end);
    }
  }

  /** One loop, whose sums stay in registers. With a weight for each sum it would be no vector. */
  private static void fourFused(
      float outer, float[][] w, float[][] g, int tap, float[] sums, int begin, int end) {
    float w0 = outer * w[tap][begin];
    float w1 = outer * w[tap + 1][begin];
    float w2 = outer * w[tap + 2][begin];
    float w3 = outer * w[tap + 3][begin];
    float[] g0 = g[tap];
    float[] g1 = g[tap + 1];
    float[] g2 = g[tap + 2];
    float[] g3 = g[tap + 3];
    for (int i = begin; i < end; i++) {
      float sum = Math.fma(w0, g0[i], sums[i]);
      sum = Math.fma(w1, g1[i], sum);
      sum = Math.fma(w2, g2[i], sum);
      sums[i] = Math.fma(w3, g3[i], sum);
    }
  }
}
