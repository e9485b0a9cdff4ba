package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code PIL.Image.Image.resize(size, resample=None, box=None, reducing_gap=None)}.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().size(224, 224).resample(Resampling.LANCZOS).build();
 * Tensor y = resize.apply(x);                                  // [h, w, 3] to [224, 224, 3]
 * }</pre>
 *
 * <p>Filters are always stretched where an axis shrinks. Modes 1 and P know only {@link
 * Resampling#NEAREST}. Colours of modes LA and RGBA are multiplied with the opacity before they are
 * filtered and divided by it after, in bytes, and {@code reducing_gap} is ignored for them.
 *
 * <p>The bits are Pillow's, except where C leaves them undefined: in mode I, values beyond 32 bits
 * saturate. Immutable and thread-safe.
 *
 * <p>Source: Pillow, {@code Image.resize} in {@code src/PIL/Image.py} and {@code
 * src/libImaging/Resample.c}.
 */
public final class Resize extends ImageOperation<Resize> {
  private final Resizing arguments;

  private Resize(Resizing arguments, Settings settings, Execution execution) {
    super(settings, execution);
    this.arguments = arguments;
  }

  /** Returns a resize to a width and a height with a filter, in this order as in Pillow. */
  public static Resize of(int width, int height, Resampling resample) {
    return builder().size(width, height).resample(resample).build();
  }

  /** Returns a builder with Pillow's default arguments; the size has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Resize with(Execution execution) {
    return new Resize(arguments, settings(), execution);
  }

  @Override
  void draw(Canvas canvas) {
    arguments.draw(canvas);
  }

  /** Returns the call as it is written in Python, without arguments that were not given. */
  @Override
  public String toString() {
    return "Image.resize("
        + new Size(arguments.width(), arguments.height())
        + (arguments.resample() == null ? "" : ", resample=Resampling." + arguments.resample())
        + (arguments.box() == null ? "" : ", box=" + arguments.box())
        + (arguments.reducingGap() == null ? "" : ", reducing_gap=" + arguments.reducingGap())
        + ")";
  }

  /**
   * Collects the arguments of {@code Image.resize}. A builder belongs to one thread; what it built
   * does not change when the builder does.
   */
  public static final class Builder extends ImageOperationBuilder<Builder> {
    private @Nullable Size size;
    private @Nullable Resampling resample;
    private @Nullable Box box;
    private @Nullable Double reducingGap;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Sets the new width and height in pixels, in this order as in Pillow. */
    public Builder size(int width, int height) {
      this.size = new Size(width, height);
      return this;
    }

    /** Sets the filter; {@link Resampling#BICUBIC} unless set. */
    public Builder resample(Resampling resample) {
      this.resample = Objects.requireNonNull(resample, "resample");
      return this;
    }

    /**
     * Sets which part of the image is resized, in pixels from its upper left corner, which need not
     * be whole; all of it unless set. They are rounded to binary32, as in Pillow.
     *
     * @throws InvalidArgumentException if a number is NaN
     */
    public Builder box(double left, double upper, double right, double lower) {
      if (DoubleStream.of(left, upper, right, lower).anyMatch(Double::isNaN)) {
        throw new InvalidArgumentException(
            "a box has four numbers, but got " + left + ", " + upper + ", " + right + ", " + lower);
      }
      this.box = new Box(left, upper, right, lower);
      return this;
    }

    /**
     * Lets the image be reduced by whole factors first, to no less than so many times the new size;
     * not unless set. 1 or more; Pillow names 2 and 3 as good values.
     */
    public Builder reducingGap(double reducingGap) {
      this.reducingGap = reducingGap;
      return this;
    }

    /**
     * Returns the operation with the arguments set so far. Pillow's errors come with the image, in
     * {@link Resize#plan}.
     *
     * @throws InvalidArgumentException if the size was not set
     */
    public Resize build() {
      Size given = required(size, "Image.resize()", "size");
      Settings settings = settings();
      return new Resize(
          new Resizing(
              given.width(), given.height(), resample, box, reducingGap, settings.version()),
          settings,
          Execution.DEFAULT);
    }
  }
}
