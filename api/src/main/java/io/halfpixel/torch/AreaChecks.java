package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The checks of mode area, in PyTorch's order and words. They are those of {@code
 * adaptive_avg_pool2d}, which takes one spatial axis as a height of 1, or of {@code
 * adaptive_avg_pool3d}; a result of a single pixel has those of {@code mean}.
 *
 * <p>Source: PyTorch, {@code aten/src/ATen/native/AdaptiveAveragePooling.cpp}, {@code
 * AdaptiveAveragePooling3d.cpp}, and {@code mean} in {@code ReduceOps.cpp}.
 */
final class AreaChecks {
  private final boolean volume;
  private final String operator;

  /** The sizes that the operator sees: those of one spatial axis have a height of 1. */
  private final List<Long> input;

  private final List<Long> output;

  AreaChecks(Shape shape, List<Long> outputLengths) {
    this.volume = outputLengths.size() == 3;
    this.operator = "adaptive_avg_pool" + (volume ? 3 : 2) + "d";
    this.input = new ArrayList<>(Arrays.stream(shape.toArray()).boxed().toList());
    this.output = new ArrayList<>(outputLengths);
    if (output.size() == 1) {
      input.add(2, 1L);
      output.add(0, 1L);
    }
  }

  /** Rejects negative output lengths, and inputs without pixels. */
  void checkSizes() {
    if (output.stream().anyMatch(length -> length < 0)) {
      throw new InvalidArgumentException(
          operator
              + ": elements of output_size must be greater than or equal to 0 but received {"
              + output.get(0)
              + ", "
              + output.get(1)
              + (volume ? "," + output.get(2) : "")
              + "}");
    }
    if (output.stream().allMatch(length -> length == 1)) {
      return;
    }
    for (int axis = volume ? 1 : 2; axis < input.size(); axis++) {
      if (input.get(axis) == 0) {
        throw new InvalidArgumentException(
            operator
                + "(): Expected input to have non-zero size for non-batch dimensions, but input "
                + "has sizes "
                + input
                + " with dimension "
                + axis
                + " being empty");
      }
    }
  }

  /**
   * Rejects gradients of empty results, and of inputs without pixels, which have none. That of
   * {@code mean} is empty where the input is, and no error.
   */
  static void checkGradient(Shape input, Shape gradOutput) {
    for (int axis = 1; axis < gradOutput.rank(); axis++) {
      if (gradOutput.length(axis) == 0 || input.length(axis) == 0) {
        throw new InvalidArgumentException(
            "adaptive_avg_pool"
                + Math.max(2, gradOutput.rank() - 2)
                + "d_backward(): Expected grad_output to have non-zero size for non-batch "
                + "dimensions, but grad_output has sizes "
                + gradOutput
                + " and the input "
                + input
                + ", with dimension "
                + axis
                + " being empty");
      }
    }
  }

  /** Rejects types that the kernel was not compiled for; without output, images call none. */
  static void checkType(
      DataType type, int axes, boolean whole, boolean channelsLast, boolean empty) {
    if (whole) {
      if (!type.isFloatingPoint()) {
        throw new InvalidArgumentException(
            "mean(): could not infer output dtype. Input dtype must be either a floating point or "
                + "complex dtype. Got: "
                + KernelDispatch.scalarType(type));
      }
    } else if (axes == 3) {
      KernelDispatch.AREA_VOLUME.check(type, axes);
    } else if (!empty) {
      boolean lastKernel = channelsLast && axes == 2;
      (lastKernel ? KernelDispatch.AREA_CHANNELS_LAST : KernelDispatch.AREA).check(type, axes);
    }
  }
}
