package io.halfpixel.torchvision;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.RoundingProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code torchvision.transforms.v2.functional.resize} of tensors [..., c, h, w] and images of
 * Pillow.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().size(256).interpolation(InterpolationMode.BICUBIC).build();
 * Tensor y = resize.apply(x);   // the shorter edge becomes 256
 * }</pre>
 *
 * <p>Of tensors it is {@link Interpolate} with torchvision's sizes and defaults: antialiasing,
 * except for the modes nearest and nearest-exact, which ignore it. Types that PyTorch does not
 * interpolate go through {@code float32}: integers are rounded to the nearest, ties to even, {@code
 * uint16} is cut; what the type does not hold, which bicubic and lanczos can give, keeps its lowest
 * bits, except that bytes saturate. Images of Pillow ({@link Builder#input}) are resized by {@link
 * io.halfpixel.pillow.Resize}, always antialiased. An image that has its size already is copied as
 * it is. Immutable and thread-safe; keep one and apply it often, because it caches the plans of the
 * shapes that it meets.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code resize_image};
 * {@code transforms/_functional_tensor.py}, {@code resize}.
 */
public final class Resize extends Operation<Resize> {
  private final Arguments arguments;

  private record Arguments(SizeRule size, TensorResize tensors, Input input) {}

  /** The two generations of torchvision's functions, which differ for {@code uint8}. */
  public enum Api {
    /** {@code torchvision.transforms.functional}: bytes always go through {@code float32}. */
    V1,
    /** {@code torchvision.transforms.v2.functional}: bytes are resized as bytes. */
    V2
  }

  private Resize(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /** Returns a builder with torchvision's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Resize with(Execution execution) {
    return new Resize(arguments, execution);
  }

  /** Returns {@code resize(inpt, ...)} of one tensor; the same as {@link #apply(Tensor)}. */
  public Tensor resize(Tensor images) {
    return apply(images);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is below 3, the memory format is none of
   *     PyTorch's, an image with elements gets a length of 0, a tensor is no image of Pillow where
   *     {@link Builder#input} says so, or with {@link Api#V1} the rank of a tensor is above 4 or
   *     its interpolation Lanczos
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source, arguments.input());
    if (image.height() == 0 || image.width() == 0) {
      throw new InvalidArgumentException(
          "an image has a height and a width of at least 1, but got " + source);
    }
    SizeRule.Size size = arguments.size().of(image.height(), image.width());
    if (size.height() == image.height() && size.width() == image.width()) {
      return Plans.identity(source);
    }
    return arguments.input().isPil()
        ? pillow(size).plan(source)
        : arguments.tensors().plan(image, size.height(), size.width());
  }

  private io.halfpixel.pillow.Resize pillow(SizeRule.Size size) {
    io.halfpixel.pillow.Resize.Builder call =
        io.halfpixel.pillow.Resize.builder()
            .size(size.width(), size.height())
            .resample(arguments.tensors().interpolation().filter());
    ImageMode mode = arguments.input().mode();
    return (mode == null ? call : call.mode(mode)).build();
  }

  /** What is resized. */
  Input input() {
    return arguments.input();
  }

  /**
   * Collects the arguments of {@code resize}. A builder belongs to one thread; what it built does
   * not change when the builder does.
   */
  public static final class Builder {
    private List<Integer> size = List.of();
    private @Nullable Integer maxSize;
    private InterpolationMode interpolation = InterpolationMode.BILINEAR;
    private boolean antialias = true;
    private Api api = Api.V2;
    private Input input = Input.TENSOR;
    private RoundingProfile profile = RoundingProfile.FMA;
    private int numThreads = 2;

    private Builder() {}

    /** Sets the length of the shorter edge ({@code size=256}), or height and width. */
    public Builder size(int... size) {
      this.size = Arrays.stream(size).boxed().toList();
      return this;
    }

    /** Sets the most that the longer edge gets if {@link #size} is the shorter one, or alone. */
    public Builder maxSize(int maxSize) {
      this.maxSize = maxSize;
      return this;
    }

    /** Sets the interpolation; {@link InterpolationMode#BILINEAR} unless set. */
    public Builder interpolation(InterpolationMode interpolation) {
      this.interpolation = Objects.requireNonNull(interpolation, "interpolation");
      return this;
    }

    /** Sets whether a filter that shrinks is widened; true unless set. */
    public Builder antialias(boolean antialias) {
      this.antialias = antialias;
      return this;
    }

    /** Sets which of torchvision's functions to imitate; {@link Api#V2} unless set. */
    public Builder api(Api api) {
      this.api = Objects.requireNonNull(api, "api");
      return this;
    }

    /** Sets what is resized; {@link Input#TENSOR} unless set. */
    public Builder input(Input input) {
      this.input = Objects.requireNonNull(input, "input");
      return this;
    }

    /** Sets which of PyTorch's builds to imitate; {@link RoundingProfile#FMA} unless set. */
    public Builder roundingProfile(RoundingProfile profile) {
      this.profile = Objects.requireNonNull(profile, "roundingProfile");
      return this;
    }

    /** Sets the {@code torch.get_num_threads()} to imitate, at least 1; 2 unless set. */
    public Builder numThreads(int numThreads) {
      this.numThreads = numThreads;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far.
     *
     * @throws InvalidArgumentException if there is neither a size nor a max size, the size has more
     *     than two lengths, there is a max size beside two lengths or not above the shorter edge,
     *     or tensors are to be interpolated with Lanczos without antialiasing
     * @throws UnsupportedModeException if the interpolation of tensors is one that only images of
     *     Pillow have
     */
    public Resize build() {
      if (!input.isPil()) {
        checkTensorMode();
      }
      SizeRule rule = new SizeRule(size, maxSize);
      return new Resize(
          new Arguments(
              rule,
              new TensorResize(interpolation, antialias, api == Api.V1, profile, numThreads),
              input),
          Execution.DEFAULT);
    }

    private void checkTensorMode() {
      if (interpolation == InterpolationMode.BOX || interpolation == InterpolationMode.HAMMING) {
        throw new UnsupportedModeException(
            "Input Error: a tensor has no interpolation " + interpolation.value());
      }
      if (interpolation == InterpolationMode.LANCZOS && !antialias) {
        throw new InvalidArgumentException("InterpolationMode.LANCZOS requires antialias=True");
      }
    }
  }
}
