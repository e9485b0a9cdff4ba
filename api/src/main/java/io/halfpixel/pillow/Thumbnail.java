package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code PIL.Image.Image.thumbnail(size, resample=BICUBIC, reducing_gap=2.0)}: makes an image
 * smaller until it fits a size, and keeps its aspect ratio as well as whole pixels allow. An image
 * that fits is left as it is.
 *
 * <pre>{@code
 * Tensor y = Thumbnail.of(128, 128).apply(x);                  // [600, 800, 3] to [96, 128, 3]
 * }</pre>
 *
 * <p>What {@code thumbnail} leaves to the decoder of a JPEG file is not part of it. Immutable and
 * thread-safe.
 *
 * <p>Source: Pillow, {@code Image.thumbnail} in {@code src/PIL/Image.py}.
 */
public final class Thumbnail extends ImageOperation<Thumbnail> {
  private final Arguments arguments;

  private record Arguments(
      double width, double height, Resampling resample, @Nullable Double reducingGap) {}

  private Thumbnail(Arguments arguments, Settings settings, Execution execution) {
    super(settings, execution);
    this.arguments = arguments;
  }

  /** Returns a thumbnail of at most a width and a height, in this order as in Pillow. */
  public static Thumbnail of(int width, int height) {
    return builder().size(width, height).build();
  }

  /** Returns a builder with Pillow's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Thumbnail with(Execution execution) {
    return new Thumbnail(arguments, settings(), execution);
  }

  @Override
  void draw(Canvas canvas) {
    int x = (int) Math.floor(arguments.width());
    int y = (int) Math.floor(arguments.height());
    if (x >= canvas.width() && y >= canvas.height()) {
      return;
    }
    double aspect = (double) canvas.width() / canvas.height();
    Size size =
        new Size(x, y).ratio() >= aspect
            ? new Size(best(y * aspect, n -> Math.abs(aspect - n / y)), y)
            : new Size(x, best(x / aspect, n -> n == 0 ? 0 : Math.abs(aspect - x / n)));
    if (size.width() != canvas.width() || size.height() != canvas.height()) {
      new Resizing(
              size.width(),
              size.height(),
              arguments.resample(),
              null,
              arguments.reducingGap(),
              version())
          .draw(canvas);
    }
  }

  /** Of the integers around a length, the one with the smaller error; at least 1. */
  private static int best(double length, DoubleUnaryOperator error) {
    double below = Math.floor(length);
    double above = Math.ceil(length);
    boolean up = error.applyAsDouble(above) < error.applyAsDouble(below);
    return Math.max((int) (up ? above : below), 1);
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "Image.thumbnail(("
        + Box.text(arguments.width())
        + ", "
        + Box.text(arguments.height())
        + "), resample=Resampling."
        + arguments.resample()
        + ", reducing_gap="
        + (arguments.reducingGap() == null ? "None" : arguments.reducingGap())
        + ")";
  }

  /**
   * Collects the arguments of {@code Image.thumbnail}. A builder belongs to one thread; what it
   * built does not change when the builder does.
   */
  public static final class Builder extends ImageOperationBuilder<Builder> {
    private double @Nullable [] size;
    private Resampling resample = Resampling.BICUBIC;
    private @Nullable Double reducingGap = 2.0;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Sets the largest width and height in pixels, in this order; fractions are cut off. */
    public Builder size(double width, double height) {
      this.size = new double[] {width, height};
      return this;
    }

    /** Sets the filter; {@link Resampling#BICUBIC} unless set. */
    public Builder resample(Resampling resample) {
      this.resample = Objects.requireNonNull(resample, "resample");
      return this;
    }

    /**
     * Sets to how many times the new size the image may be reduced by whole factors first; 2 unless
     * set, 1 or more.
     */
    public Builder reducingGap(double reducingGap) {
      this.reducingGap = reducingGap;
      return this;
    }

    /** Lets the filter see all pixels: {@code reducing_gap=None}. */
    public Builder withoutReducingGap() {
      this.reducingGap = null;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far. Pillow's errors come with the image, in
     * {@link Thumbnail#plan}.
     *
     * @throws InvalidArgumentException if the size was not set
     */
    public Thumbnail build() {
      double[] given = required(size, "Image.thumbnail()", "size");
      return new Thumbnail(
          new Arguments(given[0], given[1], resample, reducingGap), settings(), Execution.DEFAULT);
    }
  }
}
