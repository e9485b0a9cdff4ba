package io.halfpixel.onnx;

import io.halfpixel.plan.TapRows;
import io.halfpixel.rules.Edge;

/**
 * The taps of an axis in ONNX Runtime with antialiasing; binary32.
 *
 * <p>A kernel is stretched by r = 1/s where an axis shrinks. Pixels beyond an edge add their weight
 * to that of the edge pixel, or are left out. The weights of an output are divided by their sum.
 *
 * <p>Source: ONNX Runtime 1.30, {@code onnxruntime/core/providers/cpu/tensor/upsample_antialias.h}.
 */
final class RuntimeAntialias {
  private static final int LINEAR_RADIUS = 1;
  private static final int CUBIC_RADIUS = 2;

  private final Arguments arguments;
  private final ResizedAxis axis;
  private final float inverse;
  private final float radius;

  private RuntimeAntialias(Arguments arguments, ResizedAxis axis) {
    this.arguments = arguments;
    this.axis = axis;
    float ratio = Math.max(1 / (float) axis.scale(), 1);
    this.inverse = 1 / ratio;
    this.radius = ratio * (linear() ? LINEAR_RADIUS : CUBIC_RADIUS);
  }

  private boolean linear() {
    return arguments.mode().equals(Arguments.LINEAR);
  }

  static AxisTaps taps(Arguments arguments, ResizedAxis axis) {
    return new RuntimeAntialias(arguments, axis).taps();
  }

  private AxisTaps taps() {
    RuntimeCoordinates coordinates = new RuntimeCoordinates(arguments.coordinates(), axis);
    int outputs = axis.outputLength();
    TapRows rows = TapRows.ofTaps(outputs, outputs * (2 * (long) Math.ceil(radius) + 1));
    boolean padded = false;
    for (int i = 0; i < outputs; i++) {
      float x = coordinates.at(i);
      if (coordinates.outside(x)) {
        rows.add(axis.inputLength(), 1);
        padded = true;
      } else {
        addWindow(rows, x + 0.5f);
      }
      rows.endRow();
    }
    return new AxisTaps(axis, rows.table(), padded);
  }

  private void addWindow(TapRows rows, float centre) {
    int length = axis.inputLength();
    long from = (long) Math.floor(centre - radius + 0.5f);
    long end = (long) Math.floor(centre + radius + 0.5f);
    if (arguments.excludeOutside()) {
      from = Math.max(from, 0);
      end = Math.min(end, length);
    }
    if (end <= from) {
      return;
    }
    float[] weights = new float[(int) (end - from)];
    float sum = 0;
    for (int j = 0; j < weights.length; j++) {
      weights[j] = weight((from + j - centre + 0.5f) * inverse);
      sum += weights[j];
    }
    float factor = sum == 0 ? 1 : 1 / sum;
    float[] pixels = atPixels(from, weights);
    int first = Edge.CLAMP.index(from, length);
    for (int j = 0; j < pixels.length; j++) {
      rows.add(first + j, pixels[j] * factor);
    }
  }

  /** What lies outside is added to the weight of the edge pixel, after its own. */
  private float[] atPixels(long from, float[] weights) {
    int length = axis.inputLength();
    int first = Edge.CLAMP.index(from, length);
    int last = Edge.CLAMP.index(from + weights.length - 1, length);
    float[] pixels = new float[last - first + 1];
    for (int pixel = first; pixel <= last; pixel++) {
      long j = pixel - from;
      pixels[pixel - first] = j >= 0 && j < weights.length ? weights[(int) j] : 0;
    }
    for (int j = 0; j < weights.length; j++) {
      int pixel = Edge.CLAMP.index(from + j, length);
      if (pixel != from + j) {
        pixels[pixel - first] += weights[j];
      }
    }
    return pixels;
  }

  private float weight(float argument) {
    float x = Math.abs(argument);
    float a = arguments.cubicCoeffA();
    if (linear()) {
      return Math.max(1 - x, 0);
    }
    if (x < 1) {
      return ((a + 2) * x - (a + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
  }
}
