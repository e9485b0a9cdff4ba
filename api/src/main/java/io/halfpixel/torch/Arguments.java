package io.halfpixel.torch;

import io.halfpixel.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@code torch.nn.functional.interpolate}, as given and not yet
 * checked, and Halfpixel's own options.
 *
 * <p>PyTorch checks them against the tensor, at the time of the call; so does {@link
 * ArgumentChecks}.
 *
 * @param mode the name, which may be unknown
 * @param alignCorners null if unset, which some modes tell from false
 * @param build the release and build to imitate
 * @param numThreads the number of threads to imitate
 * @param repeatFirstRow whether to imitate the defect of results that are one pixel wide
 */
record Arguments(
    @Nullable PerAxis<Long> size,
    @Nullable PerAxis<Double> scaleFactor,
    String mode,
    @Nullable Boolean alignCorners,
    boolean recomputeScaleFactor,
    boolean antialias,
    TorchBuild build,
    int numThreads,
    boolean repeatFirstRow) {

  /** Returns {@code align_corners} with unset as false. */
  boolean isAligned() {
    return Boolean.TRUE.equals(alignCorners);
  }

  RoundingProfile roundingProfile() {
    return build.profile();
  }

  /** Returns the arithmetic of the imitated build in one type. */
  Arithmetic arithmetic(DataType type) {
    return new Arithmetic(type, roundingProfile());
  }

  /** Returns the text that PyTorch prints between the parentheses of a module. */
  @Override
  public String toString() {
    String extent =
        scaleFactor != null
            ? "scale_factor=" + scaleFactor.moduleText()
            : "size=" + (size == null ? "None" : size.moduleText());
    return extent + ", mode='" + mode + "'";
  }
}
