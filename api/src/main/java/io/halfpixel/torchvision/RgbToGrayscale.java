package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Plans;
import io.halfpixel.torch.RoundingProfile;
import java.util.List;
import java.util.Objects;

/**
 * {@code torchvision.transforms.v2.functional.rgb_to_grayscale} of tensors [..., c, h, w] and
 * images of Pillow.
 *
 * <pre>{@code
 * Tensor y = RgbToGrayscale.of(1).apply(x);   // [..., 1, h, w]
 * }</pre>
 *
 * <p>Tensors: {@code 0.2989·r + 0.587·g + 0.114·b}, added from the left, in {@code float32}, or
 * {@code float64} for such tensors; {@link Resize.Api#V2} adds with {@code fma} where PyTorch's
 * build has it. Integers lose the fraction; half-width types, which only {@link Resize.Api#V1}
 * takes, are rounded to after every operation. Images: Pillow's {@code convert("L")}, {@code
 * (19595·r + 38470·g + 7471·b + 32768) >> 16}. A single channel stays as it is. Immutable and
 * thread-safe.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_color.py}; {@code rgb_to_grayscale}
 * in {@code transforms/_functional_tensor.py}; Pillow, {@code rgb2l} in {@code
 * src/libImaging/Convert.c}.
 */
public final class RgbToGrayscale extends Operation<RgbToGrayscale> {
  private static final int COLOURS = 3;
  private static final double[] WEIGHTS = {0.2989, 0.587, 0.114};
  private static final double[] PILLOW_WEIGHTS = {19595, 38470, 7471};
  private static final int PILLOW_BITS = 16;

  private final Arguments arguments;

  private record Arguments(int channels, Resize.Api api, RoundingProfile profile, Input input) {}

  private RgbToGrayscale(Arguments arguments, Execution execution) {
    super(execution);
    this.arguments = arguments;
  }

  /**
   * Returns the operation of the second generation for tensors.
   *
   * @param numOutputChannels the number of equal channels of the result, 1 or 3
   * @throws InvalidArgumentException if it is another number
   */
  public static RgbToGrayscale of(int numOutputChannels) {
    if (numOutputChannels != 1 && numOutputChannels != COLOURS) {
      throw new InvalidArgumentException(
          "num_output_channels must be 1 or 3, got " + numOutputChannels + ".");
    }
    return new RgbToGrayscale(
        new Arguments(numOutputChannels, Resize.Api.V2, RoundingProfile.FMA, Input.TENSOR),
        Execution.DEFAULT);
  }

  /** Returns the same operation of one of torchvision's generations. */
  public RgbToGrayscale api(Resize.Api api) {
    Objects.requireNonNull(api, "api");
    Arguments changed =
        new Arguments(arguments.channels(), api, arguments.profile(), arguments.input());
    return new RgbToGrayscale(changed, execution());
  }

  /** Returns the same operation as one of PyTorch's builds computes it. */
  public RgbToGrayscale roundingProfile(RoundingProfile profile) {
    Objects.requireNonNull(profile, "roundingProfile");
    Arguments changed =
        new Arguments(arguments.channels(), arguments.api(), profile, arguments.input());
    return new RgbToGrayscale(changed, execution());
  }

  /** Returns the same operation on another kind of images. */
  public RgbToGrayscale input(Input input) {
    Objects.requireNonNull(input, "input");
    Arguments changed =
        new Arguments(arguments.channels(), arguments.api(), arguments.profile(), input);
    return new RgbToGrayscale(changed, execution());
  }

  @Override
  protected RgbToGrayscale with(Execution execution) {
    return new RgbToGrayscale(arguments, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if a tensor has not 1 or 3 channels, its rank is below 3, its
   *     memory format is none of PyTorch's, or it is no image of Pillow where {@link #input} says
   *     so
   * @throws UnsupportedModeException if the image of Pillow is none of 1 to 4 bytes whose colours
   *     are gray or RGB, or a tensor of colours has a half-width type with {@link Resize.Api#V2}:
   *     where PyTorch rounds then depends on the processor's vectors
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source, arguments.input());
    int channels = image.channels();
    if (arguments.input().isPil()) {
      checkImage(image);
    } else if (channels != 1 && channels != COLOURS) {
      throw new InvalidArgumentException(
          "Input image tensor permitted channel values are [1, 3], but found " + channels);
    }
    Plan gray = channels < COLOURS ? first(image) : weighted(image);
    // The first generation expands a gray tensor to its own shape.
    boolean stays = channels == 1 && arguments.api() == Resize.Api.V1 && !arguments.input().isPil();
    return arguments.channels() == 1 || stays
        ? gray
        : Plans.chain(gray, repeated(image.with(gray.target())));
  }

  private static void checkImage(ImageTensor image) {
    ImageMode mode = image.input().mode();
    boolean colours =
        mode == null
            || List.of(ImageMode.L, ImageMode.LA, ImageMode.RGB, ImageMode.RGBA, ImageMode.RGBX)
                .contains(mode);
    if (!colours || image.type() != DataType.U8 || image.channels() > COLOURS + 1) {
      throw new UnsupportedModeException(
          "images of mode L, LA, RGB, RGBA and RGBX become gray here, but got "
              + image.spec()
              + " as "
              + image.input());
    }
  }

  private static Plan to(ImageTensor image, int channels, DataType type, List<Step> steps) {
    return new Plan(image.spec(), image.recoloured(channels, type), steps);
  }

  private static Plan first(ImageTensor image) {
    if (image.channels() == 1) {
      return to(image, 1, image.type(), List.of());
    }
    return to(image, 1, image.type(), List.of(copies(image, image.channels(), 1)));
  }

  private static Plan repeated(ImageTensor gray) {
    return to(gray, COLOURS, gray.type(), List.of(copies(gray, 1, COLOURS)));
  }

  private static Gather copies(ImageTensor image, int from, int to) {
    Pass pass = image.channelPass(from, to);
    IndexTable table = IndexTable.of(from, new int[to]);
    return new Gather(pass.outer(), List.of(table), pass.inner(), image.type());
  }

  private Plan weighted(ImageTensor image) {
    if (arguments.input().isPil()) {
      TapTable taps = TapTable.uniform(COLOURS, new int[] {0, 1, 2}, PILLOW_WEIGHTS);
      Pass pass = image.channelPass(image.channels(), 1);
      long half = 1L << PILLOW_BITS - 1;
      Step sum = new FixedPoint1d(pass, taps, half, PILLOW_BITS, DataType.U8, DataType.U8);
      return to(image, 1, image.type(), List.of(sum));
    }
    boolean half = image.type() == DataType.F16 || image.type() == DataType.BF16;
    if (half && arguments.api() == Resize.Api.V2) {
      throw new UnsupportedModeException(
          "where PyTorch rounds "
              + image.type()
              + " colours depends on the processor's vectors; convert to float32 first");
    }
    if (half) {
      return to(image, 1, image.type(), roundedEachTime(image));
    }
    DataType compute = image.type() == DataType.F64 ? DataType.F64 : DataType.F32;
    double[] weights = new double[COLOURS];
    for (int colour = 0; colour < COLOURS; colour++) {
      weights[colour] = compute == DataType.F64 ? WEIGHTS[colour] : (float) WEIGHTS[colour];
    }
    TapTable taps = TapTable.uniform(COLOURS, new int[] {0, 1, 2}, weights);
    Step sum =
        new Resample1d(
            image.channelPass(COLOURS, 1), taps, order(), image.type(), compute, compute);
    Plan gray = to(image, 1, compute, List.of(sum));
    return Plans.chain(gray, Cast.of(gray.target(), image.type()));
  }

  private Accumulation order() {
    boolean fused = arguments.api() == Resize.Api.V2 && arguments.profile() == RoundingProfile.FMA;
    return fused ? Accumulation.SEQUENTIAL_FMA : Accumulation.SEQUENTIAL;
  }

  /** The products; then the sum of the first two, beside the third; then all. */
  private static List<Step> roundedEachTime(ImageTensor image) {
    Pass all = image.channelPass(COLOURS, COLOURS);
    ChannelArithmetic.Operation products =
        ChannelArithmetic.Operation.float32(
            Operator.MULTIPLY, (float) WEIGHTS[0], (float) WEIGHTS[1], (float) WEIGHTS[2]);
    TapTable beside = TapTable.of(new int[] {0, 2, 3}, new int[] {0, 1, 2}, new double[] {1, 1, 1});
    TapTable last = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 1});
    return List.of(
        new ChannelArithmetic(
            all.outer(), COLOURS, all.inner(), List.of(products), image.type(), image.type()),
        sum(image.channelPass(COLOURS, 2), beside, image.type()),
        sum(image.channelPass(2, 1), last, image.type()));
  }

  private static Step sum(Pass pass, TapTable taps, DataType type) {
    return new Resample1d(pass, taps, Accumulation.SEQUENTIAL, type, DataType.F32, type);
  }
}
