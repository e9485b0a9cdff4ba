package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Adjoint;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * {@code ScaleAndTranslate} without translation, the scale being the ratio of the sizes: along the
 * height, then along the width, a sum from 0 over a window of the kernel, whose weights are scaled
 * to the sum 1.
 *
 * <p>With antialiasing the kernel is stretched by the ratio when the image shrinks. Pixels beyond
 * an edge are left out. Every row reads as many pixels from its first one as the widest window has,
 * as far as the axis goes: the surplus pixels have weight 0, which shows where one of them is
 * infinite. An image that keeps its size is computed like any other.
 *
 * <p>Source: TensorFlow, {@code core/kernels/image/scale_and_translate_op.cc}, and {@code
 * resize_images_v2} of {@code python/ops/image_ops_impl.py}.
 */
record ScaleAndTranslateRule(SamplingKernel kernel, boolean antialias) implements ResizeRule {
  @Override
  public String types() {
    return "int8, uint8, int16, uint16, int32, int64, bfloat16, half, float, double";
  }

  @Override
  public List<Step> steps(SpatialLayout image, DataType type, int height, int width) {
    return new FloatPasses(image, type)
        .along(HEIGHT, taps(image.length(HEIGHT), height), Accumulation.SEQUENTIAL_FROM_ZERO)
        .along(WIDTH, taps(image.length(WIDTH), width), Accumulation.SEQUENTIAL_FROM_ZERO)
        .steps();
  }

  /**
   * The same sums with each pixel's outputs in place of an output's pixels. Weights of 0 are left
   * out first; then every row reads as many outputs from its first one as the widest has, as far as
   * the axis goes, with weight 0 where there was none, and from the first output if there are none
   * at all.
   */
  @Override
  public List<Step> gradient(SpatialLayout image, DataType type, int height, int width) {
    if (type != DataType.F32) {
      throw new InvalidArgumentException(
          "cannot compute ScaleAndTranslateGrad as input #1(zero-based) was expected to be a float"
              + " tensor but is a "
              + (type == DataType.F64 ? "double" : type == DataType.F16 ? "half" : type)
              + " tensor");
    }
    TapTable rows = adjoint(image.length(HEIGHT), taps(image.length(HEIGHT), height));
    TapTable columns = adjoint(image.length(WIDTH), taps(image.length(WIDTH), width));
    SpatialLayout output = image.resized(HEIGHT, height).resized(WIDTH, width);
    return new FloatPasses(output, type)
        .along(HEIGHT, rows, Accumulation.SEQUENTIAL_FROM_ZERO)
        .along(WIDTH, columns, Accumulation.SEQUENTIAL_FROM_ZERO)
        .steps();
  }

  private static TapTable adjoint(int inputLength, TapTable forward) {
    return new GradientSpans(Adjoint.table(inputLength, forward), forward.rows()).table();
  }

  private TapTable taps(int inputLength, int outputLength) {
    float scale = (float) outputLength / inputLength;
    float inverse = 1 / scale;
    float stretch = antialias ? Math.max(inverse, 1) : 1;
    float reach = kernel.radius() * stretch;
    int span = (int) Math.min(2 * (long) Math.ceil(reach) + 1, inputLength);
    TapRows rows = new TapRows(outputLength, span);
    for (int i = 0; i < outputLength; i++) {
      float centre = (i + 0.5f) * inverse;
      addRow(rows, centre, reach, 1 / stretch, span, inputLength);
    }
    return rows.table();
  }

  /**
   * Adds the window around a centre; the centre of pixel q is at q + ½ here.
   *
   * @throws InvalidArgumentException if it is wider than the widest, as rounding makes some of
   *     those beyond 2^24 pixels
   */
  private void addRow(
      TapRows rows, float centre, float reach, float squeeze, int span, int inputLength) {
    boolean inside = centre <= inputLength;
    int first = inside ? clamp(Math.ceil(centre - reach - 0.5f), inputLength) : 0;
    int last = clamp(Math.floor(centre + reach - 0.5f), inputLength);
    if (inside && last - first >= span) {
      throw new InvalidArgumentException(
          "Span is too large: " + (last - first + 1) + " vs " + span + ".");
    }
    double[] weights = new double[Math.min(span, inputLength - first)];
    for (int tap = 0; inside && first + tap <= last; tap++) {
      weights[tap] = kernel.weight(Math.abs((first + tap + 0.5f - centre) * squeeze));
    }
    TO_SUM_ONE.apply(weights);
    for (int tap = 0; tap < weights.length; tap++) {
      rows.add(first + tap, weights[tap]);
    }
    rows.endRow();
  }

  private static int clamp(double index, int inputLength) {
    return (int) Math.min(Math.max(index, 0), inputLength - 1);
  }
}
