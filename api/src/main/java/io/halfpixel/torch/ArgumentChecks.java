package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.UnsupportedModeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The checks that {@code interpolate} makes before it calls an operator, in PyTorch's order and
 * words: corners, size or scale, antialiasing, then mode and rank. {@link SizeChecks} has those of
 * the operators.
 *
 * <p>Source: PyTorch, {@code torch/nn/functional.py}.
 */
final class ArgumentChecks {
  private final Arguments arguments;
  private final int rank;
  private final List<Long> inputLengths;
  private final @Nullable Mode mode;

  private ArgumentChecks(Arguments arguments, Shape shape) {
    this.arguments = arguments;
    this.rank = shape.rank();
    this.inputLengths = Arrays.stream(shape.toArray()).skip(2).boxed().toList();
    this.mode = Mode.find(arguments.mode());
  }

  /** Returns what to do for a tensor of a shape, or throws what PyTorch raises. */
  static Sampling check(Arguments arguments, Shape shape) {
    ArgumentChecks checks = new ArgumentChecks(arguments, shape);
    checks.checkCorners();
    checks.checkExtent();
    checks.checkAntialias();
    Mode mode = checks.checkedMode();
    return SizeChecks.check(mode, shape, checks.outputLengths(), checks.scales(), arguments);
  }

  private void checkCorners() {
    if (mode != null && mode.isWithoutCorners() && arguments.alignCorners() != null) {
      throw new InvalidArgumentException(
          "align_corners option can only be set with the interpolating modes: "
              + "linear | bilinear | bicubic | trilinear");
    }
  }

  private void checkExtent() {
    var size = arguments.size();
    var scaleFactor = arguments.scaleFactor();
    if (size != null && scaleFactor != null) {
      throw new InvalidArgumentException("only one of size or scale_factor should be defined");
    }
    if (size == null && scaleFactor == null) {
      throw new InvalidArgumentException("either size or scale_factor should be defined");
    }
    if (size != null && !size.fits(rank - 2)) {
      throw otherAxes("output", "output size of " + size, "output size in (o1, o2, ...,oK)");
    }
    if (scaleFactor != null && !scaleFactor.fits(rank - 2)) {
      throw otherAxes(
          "scale_factor",
          "scale_factor of shape " + scaleFactor,
          "scale_factor in (s1, s2, ...,sK)");
    }
    if (arguments.recomputeScaleFactor() && size != null) {
      throw new InvalidArgumentException(
          "recompute_scale_factor is not meaningful with an explicit size.");
    }
  }

  private InvalidArgumentException otherAxes(String what, String given, String wanted) {
    return new InvalidArgumentException(
        "Input and "
            + what
            + " must have the same number of spatial dimensions, but got input "
            + "with spatial dimensions of "
            + PythonText.list(inputLengths)
            + " and "
            + given
            + ". Please provide input tensor in (N, C, d1, d2, ...,dK) format and "
            + wanted
            + " format.");
  }

  private void checkAntialias() {
    if (arguments.antialias() && !(mode != null && mode.isFilter() && rank == 4)) {
      throw new InvalidArgumentException(
          "Anti-alias option is restricted to bilinear, bicubic, and lanczos modes and requires a "
              + "4-D tensor as input");
    }
  }

  private Mode checkedMode() {
    if (mode == null || !mode.isDefinedFor(rank)) {
      throw new UnsupportedModeException(otherRank());
    }
    if (mode == Mode.LANCZOS && arguments.isAligned()) {
      throw new InvalidArgumentException("Lanczos mode does not support align_corners=True");
    }
    if (mode == Mode.LANCZOS && !arguments.antialias()) {
      throw new InvalidArgumentException("Lanczos mode requires antialias=True");
    }
    return mode;
  }

  private String otherRank() {
    int needed = mode == null ? 0 : mode.linearRank();
    if (needed > 0 && rank >= 3 && rank <= 5) {
      return "Got " + rank + "D input, but " + mode + " mode needs " + needed + "D input";
    }
    return "Input Error: Only 3D, 4D and 5D input Tensors supported (got "
        + rank
        + "D) for the modes: "
        + Mode.NAMES
        + " (got "
        + arguments.mode()
        + ")";
  }

  private List<Long> outputLengths() {
    var size = arguments.size();
    List<Long> lengths = new ArrayList<>();
    for (int axis = 0; axis < inputLengths.size(); axis++) {
      lengths.add(size != null ? size.at(axis) : scaledLength(axis));
    }
    return lengths;
  }

  private long scaledLength(int axis) {
    long length = inputLengths.get(axis);
    double scale = scale(axis);
    return isScaleForgotten() ? OutputSize.recomputed(length, scale) : OutputSize.of(length, scale);
  }

  /** Returns the scale that coordinates follow, or 0, for each axis. */
  private List<Double> scales() {
    List<Double> scales = new ArrayList<>();
    for (int axis = 0; axis < inputLengths.size(); axis++) {
      scales.add(isScaleForgotten() ? 0 : scale(axis));
    }
    return scales;
  }

  private double scale(int axis) {
    var scaleFactor = arguments.scaleFactor();
    return scaleFactor == null ? 0 : scaleFactor.at(axis);
  }

  /** Whether a scale only determines the output length. */
  private boolean isScaleForgotten() {
    return arguments.recomputeScaleFactor() || mode == Mode.AREA;
  }
}
