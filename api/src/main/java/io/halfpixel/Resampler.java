package io.halfpixel;

import io.halfpixel.plan.Plan;
import io.halfpixel.resample.AlphaMode;
import io.halfpixel.resample.EdgePolicy;
import io.halfpixel.resample.Gradient;
import io.halfpixel.resample.ResamplePlanner;
import io.halfpixel.resample.ResamplingFilter;
import io.halfpixel.resample.Settings;
import io.halfpixel.resample.SizeRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Resampling for those who imitate nobody: tensors of any rank, any filter, any edge.
 *
 * <pre>{@code
 * Tensor small = Resampler.lanczos(3).resize(image, 224, 224);
 * Tensor thumbnail = Resampler.mitchell().fitInside(256, 256).clamp(0, 1).apply(photo);
 * }</pre>
 *
 * <p>Output i of N samples the input at (i + ½)·n/N, where pixel k covers [k, k + 1); where an axis
 * shrinks, the filter is stretched by n/N. These are promises, to the bit, on every backend:
 *
 * <ul>
 *   <li>A mirrored input gives the mirrored result: always for integers; for floating-point types
 *       if there is no region, or one in the middle. The exception is the filter nearest where the
 *       middle of an odd number of outputs lies between two pixels.
 *   <li>An axis that keeps its length is not touched, whatever the filter; a region that is shifted
 *       by whole pixels and keeps its length is copied.
 *   <li>A constant stays constant: every integer, and every finite number of float16, bfloat16 and
 *       float32 but −0, which may become +0. For float64 so do numbers of up to 8 significant bits,
 *       such as whole numbers up to 256; others within some units in the last place. With {@link
 *       AlphaMode#PREMULTIPLY}, integer colours stay where alpha is not 0, and others within
 *       rounding errors. With a constant edge, of course, only its own value stays.
 * </ul>
 *
 * <p>The result has the type of the input. Sums of integers are exact and rounded to nearest,
 * halves up; those of floating-point types are made in binary64 and rounded once. int64 and bool
 * are copied by {@link #nearest()} only. Immutable and thread-safe; keep one and apply it often,
 * because it caches the plans of the tensors that it meets.
 */
public final class Resampler extends Operation<Resampler> {
  private final Settings settings;

  /** What {@link #resize} made last, and {@link #gradient}, with their cached plans. */
  private volatile @Nullable Resampler lastSized;

  private volatile @Nullable Gradient lastGradient;

  private Resampler(Settings settings, Execution execution) {
    super(execution);
    this.settings = settings;
  }

  /** Returns a resampler with a filter, all axes before the last, and no size yet. */
  public static Resampler of(ResamplingFilter filter) {
    return new Resampler(Settings.of(filter), Execution.DEFAULT);
  }

  /** Returns one that takes the pixel in which the centre of the output lies. */
  public static Resampler nearest() {
    return of(ResamplingFilter.nearest());
  }

  /** Returns one with {@link ResamplingFilter#box()}: the mean of what an output covers. */
  public static Resampler box() {
    return of(ResamplingFilter.box());
  }

  /** Returns one with {@link ResamplingFilter#triangle()}: linear interpolation. */
  public static Resampler triangle() {
    return of(ResamplingFilter.triangle());
  }

  /**
   * Returns one with {@link ResamplingFilter#cubic(double, double)}.
   *
   * @throws InvalidArgumentException if b or c is outside [−2, 2]
   */
  public static Resampler cubic(double b, double c) {
    return of(ResamplingFilter.cubic(b, c));
  }

  /** Returns one with {@link ResamplingFilter#mitchell()}, the cubic (⅓, ⅓). */
  public static Resampler mitchell() {
    return of(ResamplingFilter.mitchell());
  }

  /** Returns one with {@link ResamplingFilter#catmullRom()}. */
  public static Resampler catmullRom() {
    return of(ResamplingFilter.catmullRom());
  }

  /**
   * Returns one with {@link ResamplingFilter#lanczos(int)}, of a radius of 2 to 5.
   *
   * @throws InvalidArgumentException if it is another
   */
  public static Resampler lanczos(int radius) {
    return of(ResamplingFilter.lanczos(radius));
  }

  /**
   * Returns one with {@link ResamplingFilter#gaussian(double)}.
   *
   * @throws InvalidArgumentException if sigma is outside [0.125, 16]
   */
  public static Resampler gaussian(double sigma) {
    return of(ResamplingFilter.gaussian(sigma));
  }

  /**
   * Returns one with {@link ResamplingFilter#of(DoubleUnaryOperator, double)}.
   *
   * @throws InvalidArgumentException if the support is not in (0, 64]
   */
  public static Resampler filter(DoubleUnaryOperator weight, double support) {
    return of(ResamplingFilter.of(weight, support));
  }

  @Override
  protected Resampler with(Execution execution) {
    return new Resampler(settings, execution);
  }

  private Resampler with(Settings changed) {
    return new Resampler(changed, execution());
  }

  /** Returns what this resampler was told. */
  public Settings settings() {
    return settings;
  }

  /**
   * Returns one whose results have these lengths along the axes: without {@link #axes}, along all
   * axes if there are as many, else along those before the last, as of [h, w, c] or [n, h, w, c].
   *
   * @throws InvalidArgumentException if there is no length or one is less than 1
   */
  public Resampler size(int... lengths) {
    return sized(SizeRule.EXACT, lengths);
  }

  /**
   * Returns one whose results keep the proportions and are as large as fits into these lengths. The
   * other lengths are rounded to nearest, and at least 1.
   *
   * @throws InvalidArgumentException if there is no length or one is less than 1
   */
  public Resampler fitInside(int... lengths) {
    return sized(SizeRule.FIT_INSIDE, lengths);
  }

  /** Returns one like {@link #fitInside} whose results are as small as covers these lengths. */
  public Resampler cover(int... lengths) {
    return sized(SizeRule.COVER, lengths);
  }

  /**
   * Returns one whose results keep the proportions; the shortest of the axes has this length.
   *
   * @throws InvalidArgumentException if the length is less than 1
   */
  public Resampler shortestEdge(int length) {
    return sized(SizeRule.SHORTEST_EDGE, length);
  }

  private Resampler sized(SizeRule rule, int... lengths) {
    if (lengths.length == 0 || Arrays.stream(lengths).anyMatch(length -> length < 1)) {
      throw new InvalidArgumentException(
          "a size has lengths of at least 1, but got " + Arrays.toString(lengths));
    }
    return with(settings.sized(rule, Arrays.stream(lengths).boxed().toList()));
  }

  /**
   * Returns one that resamples these axes; {@code axes(-2, -1)} are the last two of [n, c, h, w].
   */
  public Resampler axes(int... axes) {
    return with(settings.axes(Arrays.stream(axes).boxed().toList()));
  }

  /**
   * Returns one that resamples a part of the input, which may be fractional and lie outside. Size
   * rules keep its proportions. {@code region(top, left, bottom, right)} for two axes.
   *
   * @param bounds all starts in pixels, then all ends, rounded to 2^-16; the whole if empty
   */
  public Resampler region(double... bounds) {
    return with(settings.region(Arrays.stream(bounds).boxed().toList()));
  }

  /**
   * Returns one where, if true, the centres of the corner pixels coincide instead of the borders:
   * output i lies at pixel i·(n − 1)/(N − 1). A single output lies in the middle all the same.
   */
  public Resampler alignCorners(boolean alignCorners) {
    return with(settings.alignCorners(alignCorners));
  }

  /** Returns one that stretches its filter where an axis shrinks, as without this, or does not. */
  public Resampler antialias(boolean antialias) {
    return with(settings.antialias(antialias));
  }

  /** Returns one with another policy beyond the edges; {@link EdgePolicy#CLAMP} first. */
  public Resampler edge(EdgePolicy edge) {
    return with(settings.edge(edge));
  }

  /**
   * Returns one whose results lie in a range: others become its nearest end, NaN stays. Results of
   * integer types lie in the range of the type in any case.
   *
   * @throws InvalidArgumentException unless low ≤ high, both finite
   */
  public Resampler clamp(double low, double high) {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
      throw new InvalidArgumentException(
          "a range has finite low <= high, but got [" + low + ", " + high + "]");
    }
    return with(settings.range(new Settings.Range(low + 0.0, high + 0.0)));
  }

  /** Returns one that knows what the last channel means; {@link AlphaMode#IGNORE} first. */
  public Resampler alpha(AlphaMode alpha) {
    return with(settings.alpha(alpha));
  }

  /**
   * Returns one that resamples uint8 or uint16 of sRGB as light, if true, but for the alpha of
   * {@link AlphaMode#PREMULTIPLY}. Edge and range are values of sRGB.
   */
  public Resampler linearLight(boolean linearLight) {
    return with(settings.linearLight(linearLight));
  }

  /**
   * Returns the tensor resampled to these lengths, as {@link #size} says.
   *
   * @throws InvalidArgumentException if there is no length or one is less than 1, and under the
   *     conditions of {@link #plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link #plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public Tensor resize(Tensor source, int... lengths) {
    Resampler sized = lastSized;
    List<Integer> wanted = Arrays.stream(lengths).boxed().toList();
    if (sized == null || !sized.settings.lengths().equals(wanted)) {
      sized = size(lengths);
      lastSized = sized;
    }
    return sized.apply(source);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if there is no size; if size, axes or region do not fit the
   *     shape, or the value of a constant edge the type; if a filter of one's own gives weights
   *     that are not finite, or that cancel each other; or if an axis is too long
   * @throws UnsupportedModeException if the type is int64 or bool and pixels would be summed or
   *     clamped, if alpha cannot be multiplied in it, or if it has no {@link #linearLight}
   */
  @Override
  public Plan plan(TensorSpec source) {
    return ResamplePlanner.plan(settings, source);
  }

  /** Returns the gradient with respect to an input of one shape, running as this operation does. */
  public Gradient gradient(Shape inputShape) {
    Gradient gradient = lastGradient;
    if (gradient == null || !gradient.inputShape().equals(inputShape)) {
      gradient = new Gradient(settings, inputShape, execution());
      lastGradient = gradient;
    }
    return gradient;
  }

  /**
   * Returns the gradient of the input in new memory, given that of the output.
   *
   * @throws InvalidArgumentException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws UnsupportedModeException under the conditions of {@link Gradient#plan(TensorSpec)}
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  public Tensor backward(Tensor gradOutput, Shape inputShape) {
    return gradient(inputShape).apply(gradOutput);
  }

  /** Returns the filter and what was set, such as {@code Resampler(lanczos(3), size=[8, 8])}. */
  @Override
  public String toString() {
    return "Resampler(" + settings + ")";
  }
}
