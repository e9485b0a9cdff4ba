package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum.Term;
import java.util.Arrays;

/** Terms in {@code float}, each operation rounded to the compute type. */
final class FloatAdjoint extends AdjointTerms<float[]> {
  private final DataType compute;

  FloatAdjoint(Term term, DataType compute) {
    super(term);
    this.compute = compute;
  }

  @Override
  void clear(float[] row) {
    Arrays.fill(row, 0);
  }

  @Override
  void add(
      Term term,
      double[] outer,
      double weight,
      float[] from,
      int fromAt,
      float[] to,
      int toAt,
      int length) {
    float last = (float) weight;
    float a = outer.length > 0 ? (float) outer[0] : last;
    float b = outer.length > 1 ? (float) outer[1] : last;
    int axes = outer.length + 1;
    float product = axes == 1 ? a : axes == 2 ? a * b : a * b * last;
    for (int i = 0; i < length; i++) {
      float g = from[fromAt + i];
      float sum = to[toAt + i];
      to[toAt + i] =
          switch (term) {
            case PRODUCT -> rounded(sum + rounded(product * g));
            case PRODUCT_FMA -> Math.fma(product, g, sum);
            case SCALED -> rounded(sum + scaled(g, a, b, last, axes));
            case QUOTIENTS -> rounded(sum + divided(g, a, b, last, axes));
            case QUOTIENT -> rounded(sum + rounded(g / product));
            case LAST_QUOTIENT -> rounded(g / product);
          };
    }
  }

  private float scaled(float g, float a, float b, float c, int axes) {
    float value = rounded(g * a);
    value = axes > 1 ? rounded(value * b) : value;
    return axes > 2 ? rounded(value * c) : value;
  }

  private float divided(float g, float a, float b, float c, int axes) {
    float value = rounded(g / a);
    value = axes > 1 ? rounded(value / b) : value;
    return axes > 2 ? rounded(value / c) : value;
  }

  private float rounded(float value) {
    return switch (compute) {
      case F16 -> Half.toFloat(Half.fromFloat(value));
      case BF16 -> Bfloat16.toFloat(Bfloat16.fromFloat(value));
      default -> value;
    };
  }
}
