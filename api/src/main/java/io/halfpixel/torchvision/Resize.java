package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.RoundingProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code torchvision.transforms.v2.functional.resize} of tensors [..., c, h, w].
 *
 * <pre>{@code
 * Resize resize = Resize.builder().size(256).interpolation(InterpolationMode.BICUBIC).build();
 * Tensor y = resize.apply(x);   // the shorter edge becomes 256
 * }</pre>
 *
 * <p>It is {@link Interpolate} with torchvision's sizes and defaults: antialiasing, except for the
 * modes nearest and nearest-exact, which ignore it. Types that PyTorch does not interpolate go
 * through {@code float32}: integers are rounded to the nearest, ties to even. An image that has its
 * size already is copied as it is. Immutable and thread-safe; keep one and apply it often, because
 * it caches the plans of the shapes that it meets.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code resize_image};
 * {@code transforms/_functional_tensor.py}, {@code resize}.
 */
public final class Resize extends Operation<Resize> {
  private final Arguments arguments;

  private record Arguments(
      SizeRule size,
      InterpolationMode interpolation,
      boolean antialias,
      Api api,
      RoundingProfile profile,
      int numThreads) {}

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
   * @throws InvalidArgumentException if the rank is below 3, or above 4 with {@link Api#V1}, the
   *     memory format is none of PyTorch's, or an image with elements gets a length of 0
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source);
    if (image.height() == 0 || image.width() == 0) {
      throw new InvalidArgumentException(
          "an image has a height and a width of at least 1, but got " + source);
    }
    SizeRule.Size size = arguments.size().of(image.height(), image.width());
    if (size.height() == image.height() && size.width() == image.width()) {
      return Plans.identity(source);
    }
    checkRank(source, size);
    TensorSpec target = image.resized(size.height(), size.width(), source.dataType());
    return image.isEmpty()
        ? new Plan(source, target, List.of())
        : interpolate(image.batch(), size).between(source, target);
  }

  /** The first generation gives a tensor to PyTorch as it is, which takes a batch axis only. */
  private void checkRank(TensorSpec source, SizeRule.Size size) {
    long[] lengths = source.shape().toArray();
    if (arguments.api() == Api.V1 && lengths.length > 4) {
      throw new InvalidArgumentException(
          "Input and output must have the same number of spatial dimensions, but got input with"
              + " spatial dimensions of "
              + Arrays.toString(Arrays.copyOfRange(lengths, 2, lengths.length))
              + " and output size of ["
              + size.height()
              + ", "
              + size.width()
              + "].");
    }
  }

  private Plan interpolate(TensorSpec batch, SizeRule.Size size) {
    DataType type = batch.dataType();
    boolean cast = !isNative(type);
    Plan floats = Plans.cast(batch, cast ? DataType.F32 : type);
    Plan resized = call(size).plan(floats.target());
    if (!cast) {
      return resized;
    }
    TensorSpec result = resized.target();
    Plan limits =
        clamps(type)
            ? Plans.elements(
                result, DataType.F32, new Clamp(result.elements(), DataType.F32, 0, 255))
            : Plans.identity(result);
    return Plans.chain(floats, resized, limits, Plans.cast(result, type));
  }

  private Interpolate call(SizeRule.Size size) {
    Interpolate.Builder call =
        Interpolate.builder()
            .size(size.height(), size.width())
            .mode(arguments.interpolation().value())
            .antialias(arguments.antialias() && !isNearest())
            .roundingProfile(arguments.profile())
            .numThreads(arguments.numThreads());
    return (isNearest() ? call : call.alignCorners(false)).build();
  }

  private boolean isNearest() {
    return switch (arguments.interpolation()) {
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
        arguments.interpolation() == InterpolationMode.BILINEAR
            && arguments.profile() == RoundingProfile.STRICT;
    return type == DataType.U8 && arguments.api() == Api.V2 && !slowBytes;
  }

  private boolean clamps(DataType type) {
    InterpolationMode mode = arguments.interpolation();
    boolean overshoots =
        mode == InterpolationMode.BICUBIC
            || (mode == InterpolationMode.LANCZOS && arguments.api() == Api.V2);
    return type == DataType.U8 && overshoots;
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
     *     or the interpolation is Lanczos without antialiasing
     * @throws UnsupportedModeException if the interpolation is one that only images of Pillow have
     */
    public Resize build() {
      if (interpolation == InterpolationMode.BOX || interpolation == InterpolationMode.HAMMING) {
        throw new UnsupportedModeException(
            "Input Error: a tensor has no interpolation " + interpolation.value());
      }
      if (interpolation == InterpolationMode.LANCZOS && !antialias) {
        throw new InvalidArgumentException("InterpolationMode.LANCZOS requires antialias=True");
      }
      SizeRule rule = new SizeRule(size, maxSize);
      return new Resize(
          new Arguments(rule, interpolation, antialias, api, profile, numThreads),
          Execution.DEFAULT);
    }
  }
}
