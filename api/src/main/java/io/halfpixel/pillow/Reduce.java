package io.halfpixel.pillow;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * {@code PIL.Image.Image.reduce(factor, box=None)}: the mean of whole cells of pixels. If a length
 * is no multiple of the factor, the last cell is the mean of the pixels that there are.
 *
 * <pre>{@code
 * Tensor y = Reduce.of(2, 3).apply(x);                         // [h, w, 3] to [⌈h/3⌉, ⌈w/2⌉, 3]
 * }</pre>
 *
 * <p>Colours of modes LA and RGBA are multiplied with the opacity before and divided by it after,
 * in bytes. Modes 1, P and I;16 have no {@code reduce}. The bits are Pillow's, except where C
 * leaves them undefined: in mode I, sums of four pixels beyond 32 bits; cells of 2^24 pixels or
 * more are refused. Immutable and thread-safe.
 *
 * <p>Source: Pillow, {@code Image.reduce} in {@code src/PIL/Image.py} and {@code
 * src/libImaging/Reduce.c}.
 */
public final class Reduce extends ImageOperation<Reduce> {
  private final Arguments arguments;

  private record Arguments(int factorX, int factorY, Reducing.@Nullable Area box) {}

  private Reduce(Arguments arguments, Settings settings, Execution execution) {
    super(settings, execution);
    this.arguments = arguments;
  }

  /** Returns a reduction by a factor of the width and one of the height. */
  public static Reduce of(int factorX, int factorY) {
    return builder().factor(factorX, factorY).build();
  }

  /** Returns a builder with Pillow's default arguments; the factor has none. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  protected Reduce with(Execution execution) {
    return new Reduce(arguments, settings(), execution);
  }

  @Override
  void draw(Canvas canvas) {
    Reducing.Area whole = Reducing.Area.whole(canvas);
    Reducing.Area area = arguments.box() == null ? whole : arguments.box();
    if (arguments.factorX() == 1 && arguments.factorY() == 1 && area.equals(whole)) {
      return;
    }
    Reducing reducing = new Reducing(arguments.factorX(), arguments.factorY(), area);
    if (canvas.mode().hasOpacity()) {
      AlphaBytes.premultiply(canvas);
      reducing.draw(canvas);
      AlphaBytes.unpremultiply(canvas);
    } else {
      reducing.draw(canvas);
    }
  }

  /** Returns the call as it is written in Python, without arguments that were not given. */
  @Override
  public String toString() {
    Reducing.Area box = arguments.box();
    return "Image.reduce("
        + new Size(arguments.factorX(), arguments.factorY())
        + (box == null ? "" : ", box=" + new Box(box.left(), box.upper(), box.right(), box.lower()))
        + ")";
  }

  /**
   * Collects the arguments of {@code Image.reduce}. A builder belongs to one thread; what it built
   * does not change when the builder does.
   */
  public static final class Builder extends ImageOperationBuilder<Builder> {
    private @Nullable Size factor;
    private Reducing.@Nullable Area box;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Sets the factor of both lengths, 1 or more. */
    public Builder factor(int factor) {
      return factor(factor, factor);
    }

    /** Sets the factors of the width and of the height, each 1 or more. */
    public Builder factor(int factorX, int factorY) {
      this.factor = new Size(factorX, factorY);
      return this;
    }

    /**
     * Sets which part of the image is reduced, in pixels from its upper left corner; all of it
     * unless set.
     */
    public Builder box(int left, int upper, int right, int lower) {
      this.box = new Reducing.Area(left, upper, right, lower);
      return this;
    }

    /**
     * Returns the operation with the arguments set so far. Pillow's errors come with the image, in
     * {@link Reduce#plan}.
     *
     * @throws InvalidArgumentException if the factor was not set
     */
    public Reduce build() {
      Size given = required(factor, "Image.reduce()", "factor");
      return new Reduce(
          new Arguments(given.width(), given.height(), box), settings(), Execution.DEFAULT);
    }
  }
}
