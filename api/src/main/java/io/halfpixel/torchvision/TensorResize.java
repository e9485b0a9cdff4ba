package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Clamp;
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
    TensorSpec result = resized.target();
    Plan limits =
        clamps(type)
            ? Plans.elements(
                result, DataType.F32, new Clamp(result.elements(), DataType.F32, 0, 255))
            : Plans.identity(result);
    return Plans.chain(floats, resized, limits, back(result, type));
  }

  private Plan back(TensorSpec floats, DataType type) {
    // torchvision's list of the types that it rounds has no uint16.
    Rounding rounding = type == DataType.U16 ? Rounding.TOWARD_ZERO : Rounding.NEAREST_EVEN;
    if (!type.isInteger()) {
      return Plans.cast(floats, type);
    }
    return inside(type) ? Plans.cast(floats, type, rounding) : Cast.of(floats, type, rounding);
  }

  /** Whether results stay in the range of an integer type. */
  private boolean inside(DataType type) {
    boolean overshoots =
        interpolation == InterpolationMode.BICUBIC || interpolation == InterpolationMode.LANCZOS;
    return type == DataType.U8 || (type.bytes() <= 2 && !overshoots);
  }

  private Interpolate call(int height, int width) {
    Interpolate.Builder call =
        Interpolate.builder()
            .size(height, width)
            .mode(interpolation.value())
            .antialias(antialias && !isNearest())
            .roundingProfile(profile)
            .numThreads(numThreads);
    return (isNearest() ? call : call.alignCorners(false)).build();
  }

  private boolean isNearest() {
    return switch (interpolation) {
      case NEAREST, NEAREST_EXACT -> true;
      case BILINEAR, BICUBIC, BOX, HAMMING, LANCZOS -> false;
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

  private boolean clamps(DataType type) {
    boolean overshoots =
        interpolation == InterpolationMode.BICUBIC
            || (interpolation == InterpolationMode.LANCZOS && !isFirstGeneration);
    return type == DataType.U8 && overshoots;
  }
}
