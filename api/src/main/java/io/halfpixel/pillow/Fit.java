package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;

/**
 * {@code PIL.ImageOps.fit(image, size, method=BICUBIC, bleed=0.0, centering=(0.5, 0.5))}: cuts off
 * what has not the aspect ratio of the size and resizes the rest to it.
 *
 * <pre>{@code
 * Tensor y = Fit.of(224, 224).apply(x);                        // [480, 640, 3] to [224, 224, 3]
 * }</pre>
 *
 * <p>The part that is resized need not begin and end on pixels. Immutable and thread-safe.
 *
 * <p>Source: Pillow, {@code fit} in {@code src/PIL/ImageOps.py}.
 */
public final class Fit extends ImageOperation<Fit> {
  private final Arguments arguments;

  private record Arguments(
      Size size, Resampling method, double bleed, double centeringX, double centeringY) {}

  private Fit(Arguments arguments, Settings settings, Execution execution) {
    super(settings, execution);
    this.arguments = arguments;
  }

  /** Returns a fit to a width and a height, in this order as in Pillow. */
  public static Fit of(int width, int height) {
    return builder().size(width, height).build();
  }

  /** Returns a builder with Pillow's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Fit with(Execution execution) {
    return new Fit(arguments, settings(), execution);
  }

  @Override
  void draw(Canvas canvas) {
    Size size = arguments.size();
    double bleed = arguments.bleed() >= 0 && arguments.bleed() < 0.5 ? arguments.bleed() : 0;
    double left = bleed * canvas.width();
    double top = bleed * canvas.height();
    double width = canvas.width() - left * 2;
    double height = canvas.height() - top * 2;
    double ratio = width / height;
    double wanted = size.ratio();
    double cropWidth = ratio > wanted ? wanted * height : width;
    double cropHeight = ratio < wanted ? width / wanted : height;
    double x = left + (width - cropWidth) * centering(arguments.centeringX());
    double y = top + (height - cropHeight) * centering(arguments.centeringY());
    Box crop = new Box(x, y, x + cropWidth, y + cropHeight);
    new Resizing(size.width(), size.height(), arguments.method(), crop, null, version())
        .draw(canvas);
  }

  /** Outside of [0, 1], it is the middle. */
  private static double centering(double given) {
    return given >= 0 && given <= 1 ? given : 0.5;
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "ImageOps.fit(image, "
        + arguments.size()
        + ", method=Resampling."
        + arguments.method()
        + ", bleed="
        + arguments.bleed()
        + ", centering=("
        + arguments.centeringX()
        + ", "
        + arguments.centeringY()
        + "))";
  }

  /**
   * Collects the arguments of {@code ImageOps.fit}. A builder belongs to one thread; what it built
   * does not change when the builder does.
   */
  public static final class Builder extends ImageOpsBuilder<Builder> {
    private double bleed;
    private double centeringX = 0.5;
    private double centeringY = 0.5;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets which share of each length is cut off at either end, 0 unless set; outside of [0, 0.5)
     * it counts as 0, as in Pillow.
     */
    public Builder bleed(double bleed) {
      this.bleed = bleed;
      return this;
    }

    /**
     * Sets which share of what is cut off lies on the left and above: 0 to 1, halves unless set;
     * anything else counts as a half, as in Pillow.
     */
    public Builder centering(double x, double y) {
      this.centeringX = x;
      this.centeringY = y;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far. Pillow's errors come with the image, in
     * {@link Fit#plan}.
     *
     * @throws InvalidArgumentException if the size was not set
     */
    public Fit build() {
      Size given = requiredSize("fit()");
      return new Fit(
          new Arguments(given, method(), bleed, centeringX, centeringY),
          settings(),
          Execution.DEFAULT);
    }
  }
}
