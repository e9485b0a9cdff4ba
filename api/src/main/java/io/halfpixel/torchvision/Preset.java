package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.preprocess.AffineMap;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Layout;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.rules.Plans;
import io.halfpixel.torch.RoundingProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What {@code weights.transforms()} of torchvision returns: from an image to the input of a model,
 * in one plan.
 *
 * <p>A preset takes tensors [c, h, w] or [n, c, h, w], or with {@link #input} images of Pillow, and
 * returns planes of {@code float32}. It uses the first generation of torchvision's functions: bytes
 * are resized in {@code float32} and rounded, unless Pillow resizes them; then come {@code x / 255}
 * and {@code (x − mean) / std}, each operation rounded to {@code float32}. Immutable and
 * thread-safe; keep one and apply it often, because it caches the plans of the shapes that it
 * meets.
 *
 * <p>Source: torchvision 0.28, {@code transforms/_presets.py}.
 *
 * @param <S> the preset itself
 */
public abstract sealed class Preset<S extends Preset<S>> extends Operation<S>
    permits ImageClassification,
        SemanticSegmentation,
        ObjectDetection,
        VideoClassification,
        OpticalFlow {
  private final PresetArguments arguments;
  private final Settings settings;

  /** What is not said in torchvision's call. */
  record Settings(Input input, RoundingProfile profile, int numThreads) {
    static final Settings DEFAULT = new Settings(Input.TENSOR, RoundingProfile.FMA, 2);
  }

  /**
   * The arguments of a preset.
   *
   * @param cropSize nothing, the side of a square, or height and width, in pixels
   * @param resizeSize nothing, the shorter edge, or height and width, in pixels
   * @param mean of the channels, in [0, 1]; nothing where the preset does not normalise
   * @param std likewise
   * @param interpolation of the resize
   * @param antialias of the resize of tensors
   * @param isVideo whether the preset takes videos
   */
  public record Values(
      List<Integer> cropSize,
      List<Integer> resizeSize,
      List<Double> mean,
      List<Double> std,
      InterpolationMode interpolation,
      boolean antialias,
      boolean isVideo) {
    /** Copies the lists. */
    public Values {
      cropSize = List.copyOf(cropSize);
      resizeSize = List.copyOf(resizeSize);
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  Preset(PresetArguments arguments, Settings settings, Execution execution) {
    super(execution);
    this.arguments = arguments;
    this.settings = settings;
  }

  final PresetArguments arguments() {
    return arguments;
  }

  /** Returns the arguments, for those who compare or compute them in another way. */
  public final Values values() {
    return new Values(
        arguments.cropSize(),
        arguments.resizeSize(),
        arguments.mean(),
        arguments.std(),
        arguments.interpolation(),
        arguments.antialias(),
        arguments.isVideo());
  }

  /** Returns the same preset with other arguments and settings. */
  abstract S with(PresetArguments arguments, Settings settings, Execution execution);

  @Override
  protected final S with(Execution execution) {
    return with(arguments, settings, execution);
  }

  final S with(PresetArguments other) {
    return with(other, settings, execution());
  }

  /**
   * Returns the same preset for another kind of images; {@link Input#TENSOR} unless set.
   *
   * @throws InvalidArgumentException if the preset takes videos, which are tensors
   */
  public final S input(Input input) {
    Objects.requireNonNull(input, "input");
    if (input.isPil() && arguments.isVideo()) {
      throw new InvalidArgumentException("a video is a tensor, but got a " + input);
    }
    Settings changed = new Settings(input, settings.profile(), settings.numThreads());
    return with(arguments, changed, execution());
  }

  /** Returns the same preset as one of PyTorch's builds computes it; FMA unless set. */
  public final S roundingProfile(RoundingProfile profile) {
    Objects.requireNonNull(profile, "roundingProfile");
    Settings changed = new Settings(settings.input(), profile, settings.numThreads());
    return with(arguments, changed, execution());
  }

  /** Returns the same preset with another {@code torch.get_num_threads()}; 2 unless set. */
  public final S numThreads(int numThreads) {
    Settings changed = new Settings(settings.input(), settings.profile(), numThreads);
    return with(arguments, changed, execution());
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the tensor is none that the preset takes, or has not a
   *     channel for each mean
   */
  @Override
  public final Plan plan(TensorSpec source) {
    if (arguments.isVideo()) {
      return Frames.plan(source, this::imagePlan);
    }
    return imagePlan(source);
  }

  private Plan imagePlan(TensorSpec source) {
    Plan plan = Plans.identity(source);
    if (arguments.resizes()) {
      plan = resize(arguments.resizeSize()).plan(source);
    }
    if (arguments.crops()) {
      plan = Plans.chain(plan, crop().plan(plan.target()));
    }
    plan = Plans.chain(plan, arguments.fractions(image(plan.target())));
    // Planes last, which moves no bit of a result, but is the faster order.
    return settings.input().isPil()
        ? Plans.chain(plan, PilToTensor.pilToTensor().plan(plan.target()))
        : plan;
  }

  private ImageTensor image(TensorSpec spec) {
    return new ImageTensor(spec, settings.input());
  }

  private Resize resize(List<Integer> size) {
    return Resize.builder()
        .api(Resize.Api.V1)
        .size(size.stream().mapToInt(Integer::intValue).toArray())
        .interpolation(arguments.interpolation())
        .antialias(arguments.antialias())
        .input(settings.input())
        .roundingProfile(settings.profile())
        .numThreads(settings.numThreads())
        .build();
  }

  private CenterCrop crop() {
    List<Integer> size = arguments.cropSize();
    return CenterCrop.of(size.get(0), size.get(size.size() - 1)).input(settings.input());
  }

  /**
   * Returns the same as stages, which makes batches of images and knows the way back from the
   * result to the image. Its images are [h, w, c] or [h, w] for {@link Input#PIL}, else [c, h, w].
   *
   * @throws InvalidArgumentException if the preset takes videos
   */
  public final Preprocessor preprocessor() {
    if (arguments.isVideo()) {
      throw new InvalidArgumentException("a preprocessor takes images, but this preset videos");
    }
    Layout layout = settings.input().isPil() ? Layout.INTERLEAVED : Layout.PLANES;
    List<Stage> stages = new ArrayList<>();
    if (layout == Layout.PLANES) {
      stages.add(Stages.planar());
    }
    if (arguments.resizes()) {
      stages.add(image -> resized(image, layout));
    }
    if (arguments.crops()) {
      stages.add(image -> cropped(image, layout));
    }
    stages.add(Stages.planes());
    stages.add(
        image ->
            image.arithmetic(arguments.operations(image.type(), image.channels()), DataType.F32));
    return Preprocessor.of(stages);
  }

  private Draft resized(Draft image, Layout layout) {
    SizeRule.Size size =
        new SizeRule(arguments.resizeSize(), null).of(image.height(), image.width());
    double x = (double) image.width() / size.width();
    double y = (double) image.height() / size.height();
    Resize resize = resize(List.of(size.height(), size.width()));
    return image.then(layout, resize::plan, AffineMap.scale(x, y));
  }

  private Draft cropped(Draft image, Layout layout) {
    List<Integer> size = arguments.cropSize();
    int top = CropRule.HALF_EVEN.start(image.height(), size.get(0));
    int left = CropRule.HALF_EVEN.start(image.width(), size.get(size.size() - 1));
    return image.then(layout, crop()::plan, AffineMap.shift(left, top));
  }

  /** Returns the preset as torchvision prints it. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + arguments.text() + ")";
  }
}
