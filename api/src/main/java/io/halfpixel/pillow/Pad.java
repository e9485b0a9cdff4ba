package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * {@code PIL.ImageOps.pad(image, size, method=BICUBIC, color=None, centering=(0.5, 0.5))}: resizes
 * as {@link Contain} does and fills the rest of the size with a colour.
 *
 * <pre>{@code
 * Tensor y = Pad.builder().size(224, 224).color(114, 114, 114).build().apply(x);
 * }</pre>
 *
 * <p>Immutable and thread-safe. Source: Pillow, {@code pad} in {@code src/PIL/ImageOps.py}.
 */
public final class Pad extends ImageOperation<Pad> {
  private final Arguments arguments;

  private record Arguments(
      Size size, Resampling method, Colour colour, double centeringX, double centeringY) {}

  private Pad(Arguments arguments, Settings settings, Execution execution) {
    super(settings, execution);
    this.arguments = arguments;
  }

  /** Returns a pad to a width and a height, in this order as in Pillow, with zeros. */
  public static Pad of(int width, int height) {
    return builder().size(width, height).build();
  }

  /** Returns a builder with Pillow's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Pad with(Execution execution) {
    return new Pad(arguments, settings(), execution);
  }

  @Override
  void draw(Canvas canvas) {
    Size size = arguments.size();
    Size inner = AspectRatio.inside(canvas, size);
    new Resizing(inner.width(), inner.height(), arguments.method(), null, null, version())
        .draw(canvas);
    if (inner.equals(size)) {
      return;
    }
    if (size.width() < 0 || size.height() < 0) {
      throw new InvalidArgumentException("Width and height must be >= 0");
    }
    double[] colour = arguments.colour().bands(canvas);
    if (inner.width() != size.width()) {
      int left = before(size.width() - inner.width(), arguments.centeringX());
      Border.horizontally(canvas, size.width(), left, colour);
    } else {
      int top = before(size.height() - inner.height(), arguments.centeringY());
      Border.vertically(canvas, size.height(), top, colour);
    }
  }

  private static int before(int all, double centering) {
    return Rounding.round(all * Math.max(0, Math.min(centering, 1)));
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "ImageOps.pad(image, "
        + arguments.size()
        + ", method=Resampling."
        + arguments.method()
        + ", color="
        + arguments.colour()
        + ", centering=("
        + arguments.centeringX()
        + ", "
        + arguments.centeringY()
        + "))";
  }

  /**
   * Collects the arguments of {@code ImageOps.pad}. A builder belongs to one thread; what it built
   * does not change when the builder does.
   */
  public static final class Builder extends ImageOpsBuilder<Builder> {
    private Colour colour = Colour.NONE;
    private double centeringX = 0.5;
    private double centeringY = 0.5;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Sets the colour around the image; zeros unless set. One number is Pillow's single number,
     * which holds the bands of a pixel of bytes in its bytes, the first band in the lowest; more
     * numbers are a tuple. Bytes saturate. Three numbers are an opaque colour of RGBA.
     */
    public Builder color(double... color) {
      this.colour = new Colour(Arrays.stream(color).boxed().collect(Collectors.toList()));
      return this;
    }

    /**
     * Sets which share of the rest lies on the left and above, brought into [0, 1]; halves unless
     * set.
     */
    public Builder centering(double x, double y) {
      this.centeringX = x;
      this.centeringY = y;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far. Pillow's errors come with the image, in
     * {@link Pad#plan}.
     *
     * @throws InvalidArgumentException if the size was not set
     */
    public Pad build() {
      Size given = requiredSize("pad()");
      return new Pad(
          new Arguments(given, method(), colour, centeringX, centeringY),
          settings(),
          Execution.DEFAULT);
    }
  }
}
