package io.halfpixel.onnx;

import io.halfpixel.plan.TapRows;
import io.halfpixel.rules.Edge;

/**
 * The taps of an axis in the reference implementation.
 *
 * <p>An output pixel reads a window of pixels around its coordinate x, at indices that are brought
 * into the axis. The reference finds the window anew after it added to x the pixels that it pads
 * the axis with; where that sum rounds down to a whole number, the window is one pixel too low, and
 * the result that of a neighbour. 7 pixels that become 17 show it: x is 3 + 4e-16 in the middle.
 *
 * <p>Source: ONNX 1.23, {@code onnx/reference/ops/op_resize.py}, {@code
 * _interpolate_1d_along_axis}.
 *
 * @param kernel the weights
 * @param coordinates the coordinates
 * @param excludeOutside whether pixels beyond the edges count nothing, and the others more instead
 * @param shiftWindow whether the window is found anew
 */
record ReferenceRule(
    ReferenceKernel kernel,
    ReferenceCoordinates coordinates,
    boolean excludeOutside,
    boolean shiftWindow) {
  static ReferenceRule of(Arguments arguments, ResizedAxis axis) {
    return new ReferenceRule(
        kernel(arguments, Math.min(axis.scale(), 1)),
        new ReferenceCoordinates(arguments.coordinates(), axis),
        arguments.excludeOutside(),
        arguments.shiftWindow());
  }

  private static ReferenceKernel kernel(Arguments arguments, double sigma) {
    boolean antialias = arguments.antialias();
    float a = arguments.cubicCoeffA();
    return switch (arguments.mode()) {
      case Arguments.NEAREST -> new ReferenceKernel.Nearest(arguments.rounding());
      case Arguments.LINEAR ->
          antialias ? new ReferenceKernel.StretchedLinear(sigma) : new ReferenceKernel.Linear();
      default ->
          antialias ? new ReferenceKernel.StretchedCubic(a, sigma) : new ReferenceKernel.Cubic(a);
    };
  }

  AxisTaps taps() {
    ResizedAxis axis = coordinates.axis();
    int outputs = axis.outputLength();
    TapRows rows = TapRows.ofTaps(outputs, outputs * kernel.taps());
    double[] weights = new double[(int) kernel.taps()];
    boolean padded = false;
    for (int i = 0; i < outputs; i++) {
      double x = coordinates.at(i);
      if (coordinates.outside(x)) {
        rows.add(axis.inputLength(), 1);
        padded = true;
      } else {
        kernel.weights(ratio(x), weights);
        addWindow(rows, first(x), weights);
      }
      rows.endRow();
    }
    return new AxisTaps(axis, rows.table(), padded);
  }

  private static double ratio(double x) {
    return x == Math.floor(x) ? 1 : x - Math.floor(x);
  }

  private long first(double x) {
    long half = kernel.taps() / 2;
    double shift = shiftWindow ? half : 0;
    double found = x + shift;
    double floor = Math.floor(found);
    return (long) floor + (found == floor ? 0 : 1) - half - (long) shift;
  }

  private void addWindow(TapRows rows, long first, double[] weights) {
    int length = coordinates.axis().inputLength();
    if (excludeOutside) {
      leaveOut(first, length, weights);
    }
    for (int j = 0; j < weights.length; j++) {
      rows.add(Edge.CLAMP.index(first + j, length), weights[j]);
    }
  }

  private static void leaveOut(long first, int length, double[] weights) {
    for (int j = 0; j < weights.length; j++) {
      if (first + j < 0 || first + j >= length) {
        weights[j] = 0;
      }
    }
    double sum = PairwiseSum.of(weights);
    for (int j = 0; sum != 0 && j < weights.length; j++) {
      weights[j] /= sum;
    }
  }
}
