package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Convert.Rounding;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.RoundingProfile;
import java.util.Arrays;
import java.util.List;

/**
 * How torchvision has PyTorch resize a tensor.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code resize_image};
 * {@code transforms/_functional_tensor.py}, {@code resize}.
 */
record TensorResize(
    InterpolationMode interpolation,
    boolean antialias,
    boolean isFirstGeneration,
    RoundingProfile profile,
    int numThreads) {

  /**
   * An axis that shrinks no further has at most 33 pixels in a sum, whose rounding errors do not
   * carry 16 bits beyond their range; those of a million pixels do.
   */
  private static final long SHORT_SUMS = 16;

  /** Returns the plan for an image that has another size. */
  Plan plan(ImageTensor image, int height, int width) {
    checkRank(image.spec(), height, width);
    TensorSpec target = image.resized(height, width, image.type());
    return image.isEmpty()
        ? new Plan(image.spec(), target, List.of())
        : interpolate(image.batch(), height, width).between(image.spec(), target);
  }

  /** The first generation gives a tensor to PyTorch as it is, which takes a batch axis only. */
  private void checkRank(TensorSpec source, int height, int width) {
    long[] lengths = source.shape().toArray();
    if (isFirstGeneration && lengths.length > 4) {
      throw new InvalidArgumentException(
          "Input and output must have the same number of spatial dimensions, but got input with"
              + " spatial dimensions of "
              + Arrays.toString(Arrays.copyOfRange(lengths, 2, lengths.length))
              + " and output size of ["
              + height
              + ", "
              + width
              + "].");
    }
  }

  private Plan interpolate(TensorSpec batch, int height, int width) {
    DataType type = batch.dataType();
    boolean cast = !isNative(type);
    Plan floats = Plans.cast(batch, cast ? DataType.F32 : type);
    Plan resized = call(height, width).plan(floats.target());
    if (!cast) {
      return resized;
    }
    Shape shape = batch.shape();
    boolean shortSums =
        shape.length(2) <= SHORT_SUMS * height && shape.length(3) <= SHORT_SUMS * width;
    return Plans.chain(floats, resized, back(resized.target(), type, shortSums));
  }

  private Plan back(TensorSpec floats, DataType type, boolean shortSums) {
    // torchvision's list of the types that it rounds has no uint16.
    Rounding rounding = type == DataType.U16 ? Rounding.TOWARD_ZERO : Rounding.NEAREST_EVEN;
    if (!type.isInteger()) {
      return Plans.cast(floats, type);
    }
    return inside(type, shortSums)
        ? Plans.cast(floats, type, rounding)
        : Cast.of(floats, type, rounding);
  }

  /** Whether results have the range of an integer type, which torchvision limits bytes to. */
  private boolean inside(DataType type, boolean shortSums) {
    boolean overshoots =
        interpolation == InterpolationMode.BICUBIC || interpolation == InterpolationMode.LANCZOS;
    return type == DataType.U8 || (type.bytes() <= 2 && shortSums && !overshoots);
  }

  private Interpolate call(int height, int width) {
    return Interpolate.builder()
        .size(height, width)
        .mode(interpolation.value())
        .antialias(antialias && isFilter())
        .roundingProfile(profile)
        .numThreads(numThreads)
        .build();
  }

  /** Whether there is a filter to widen; the first generation does not know that lanczos is one. */
  private boolean isFilter() {
    return switch (interpolation) {
      case BILINEAR, BICUBIC -> true;
      case LANCZOS -> !isFirstGeneration;
      case NEAREST, NEAREST_EXACT, BOX, HAMMING -> false;
    };
  }

  /** Whether torchvision gives a type to PyTorch as it is. */
  private boolean isNative(DataType type) {
    if (type == DataType.F32 || type == DataType.F64) {
      return true;
    }
    boolean slowBytes =
        interpolation == InterpolationMode.BILINEAR && profile == RoundingProfile.STRICT;
    return type == DataType.U8 && !isFirstGeneration && !slowBytes;
  }
}
