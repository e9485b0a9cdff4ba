package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments that {@link Interpolate} and {@link Upsample} have in common, under PyTorch's
 * names.
 *
 * <p>As in PyTorch, arguments are checked when the operation meets a tensor, not when it is built.
 * A builder belongs to one thread; what it built does not change when the builder does.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ArgumentsBuilder<B extends ArgumentsBuilder<B>>
    permits Interpolate.Builder, Upsample.Builder {
  private static final int SEVERAL_THREADS = 2;

  private @Nullable PerAxis<Long> size;
  private @Nullable PerAxis<Double> scaleFactor;
  private String mode = Mode.NEAREST.frameworkName();
  private @Nullable Boolean alignCorners;
  private boolean recomputeScaleFactor;
  private TorchBuild build = new TorchBuild(TorchVersion.TORCH_2, RoundingProfile.FMA);
  private int numThreads = SEVERAL_THREADS;
  private boolean repeatFirstRow = true;

  ArgumentsBuilder() {}

  abstract B self();

  /** Sets one output length for every spatial axis: {@code size=4}. */
  public B size(long size) {
    this.size = PerAxis.same(size);
    return self();
  }

  /**
   * Sets the output lengths of the spatial axes, outermost first: {@code size=(480, 640)} for [h,
   * w].
   */
  public B size(long... sizes) {
    this.size = PerAxis.each(Arrays.stream(sizes).boxed().toList());
    return self();
  }

  /** Sets both, each null for None. */
  B extent(@Nullable PerAxis<Long> sizes, @Nullable PerAxis<Double> scales) {
    this.size = sizes;
    this.scaleFactor = scales;
    return self();
  }

  /**
   * Sets one scale for every spatial axis: {@code scale_factor=2}. An axis of length n gets
   * ⌊n·scale⌋.
   */
  public B scaleFactor(double scaleFactor) {
    this.scaleFactor = PerAxis.same(scaleFactor);
    return self();
  }

  /**
   * Sets the scales of the spatial axes, outermost first: {@code scale_factor=(2, 3)} for [h, w].
   */
  public B scaleFactor(double... scaleFactors) {
    this.scaleFactor = PerAxis.each(Arrays.stream(scaleFactors).boxed().toList());
    return self();
  }

  /** Sets the algorithm; {@link Mode#NEAREST} unless set. */
  public B mode(Mode mode) {
    return mode(mode.frameworkName());
  }

  /** Sets the algorithm by PyTorch's name, which is looked up when the operation meets a tensor. */
  public B mode(String name) {
    this.mode = Objects.requireNonNull(name, "mode");
    return self();
  }

  /**
   * Sets whether the centres of the corner pixels of input and output coincide. Null, which is the
   * default, leaves it unset: that is false for the interpolating modes and the only value that the
   * modes nearest, nearest-exact and area allow.
   */
  public B alignCorners(@Nullable Boolean alignCorners) {
    this.alignCorners = alignCorners;
    return self();
  }

  /**
   * Sets whether the scale only determines the output size, and coordinates follow from the ratio
   * of the two sizes; false unless set.
   */
  public B recomputeScaleFactor(boolean recompute) {
    this.recomputeScaleFactor = recompute;
    return self();
  }

  /** Sets which of PyTorch's builds to imitate; {@link RoundingProfile#FMA} unless set. */
  public B roundingProfile(RoundingProfile profile) {
    Objects.requireNonNull(profile, "roundingProfile");
    return imitate(new TorchBuild(build.version(), profile));
  }

  /** Sets which release and build of PyTorch to imitate; 2.x with AVX2 unless set. */
  public B imitate(TorchBuild build) {
    this.build = Objects.requireNonNull(build, "build");
    return self();
  }

  /**
   * Sets the {@code torch.get_num_threads()} to imitate; 2 unless set. It never changes how many
   * threads run here.
   *
   * <p>The bits of PyTorch depend on it in three places: with one thread, mode bilinear adds in
   * another order if there are three channels; the defect described at {@link #repeatFirstRow}
   * depends on the number of threads if the result has more than 32768 values; and so does mode
   * area if more than 32768 values become a single one.
   *
   * @throws InvalidArgumentException if the number is less than 1
   */
  public B numThreads(int threads) {
    if (threads < 1) {
      throw new InvalidArgumentException("numThreads is at least 1, but got " + threads);
    }
    this.numThreads = threads;
    return self();
  }

  /**
   * Sets whether to imitate a defect of PyTorch 2.13; true unless set. With an output width of 1,
   * the antialiased modes and the modes bilinear and bicubic of {@code uint8} tensors then give
   * every output row of a channel the values of its first row, except in channels-last memory with
   * two or more channels, and except for {@code uint8} with up to four channels in the {@link
   * RoundingProfile#FMA} build.
   */
  public B repeatFirstRow(boolean repeat) {
    this.repeatFirstRow = repeat;
    return self();
  }

  @Nullable PerAxis<Double> scaleFactor() {
    return scaleFactor;
  }

  Arguments arguments(@Nullable PerAxis<Double> checkedScale, boolean antialias) {
    return new Arguments(
        size,
        checkedScale,
        mode,
        alignCorners,
        recomputeScaleFactor,
        antialias,
        build,
        numThreads,
        repeatFirstRow);
  }
}
