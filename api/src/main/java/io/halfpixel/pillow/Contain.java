package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;

/**
 * {@code PIL.ImageOps.contain(image, size, method=BICUBIC)}: resizes to the largest size with the
 * image's own aspect ratio that lies inside a size. The other length is rounded, halves to even.
 *
 * <pre>{@code
 * Tensor y = Contain.of(224, 224).apply(x);                    // [480, 640, 3] to [168, 224, 3]
 * }</pre>
 *
 * <p>Immutable and thread-safe. Source: Pillow, {@code contain} in {@code src/PIL/ImageOps.py}.
 */
public final class Contain extends ImageOperation<Contain> {
  private final Arguments arguments;

  private record Arguments(Size size, Resampling method) {}

  private Contain(Arguments arguments, Settings settings, Execution execution) {
    super(settings, execution);
    this.arguments = arguments;
  }

  /** Returns the call for a width and a height, in this order as in Pillow. */
  public static Contain of(int width, int height) {
    return builder().size(width, height).build();
  }

  /** Returns a builder with Pillow's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Contain with(Execution execution) {
    return new Contain(arguments, settings(), execution);
  }

  @Override
  void draw(Canvas canvas) {
    Size size = AspectRatio.inside(canvas, arguments.size());
    new Resizing(size.width(), size.height(), arguments.method(), null, null, version())
        .draw(canvas);
  }

  /** Returns the call as it is written in Python. */
  @Override
  public String toString() {
    return "ImageOps.contain(image, "
        + arguments.size()
        + ", method=Resampling."
        + arguments.method()
        + ")";
  }

  /**
   * Collects the arguments of {@code ImageOps.contain}. A builder belongs to one thread; what it
   * built does not change when the builder does.
   */
  public static final class Builder extends ImageOpsBuilder<Builder> {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Returns the operation with the arguments set so far. Pillow's errors come with the image, in
     * {@link Contain#plan}.
     *
     * @throws InvalidArgumentException if the size was not set
     */
    public Contain build() {
      Size given = requiredSize("contain()");
      return new Contain(new Arguments(given, method()), settings(), Execution.DEFAULT);
    }
  }
}
