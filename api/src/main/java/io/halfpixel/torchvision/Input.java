package io.halfpixel.torchvision;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.pillow.ImageMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a function of torchvision is given, on which depends what it does: a tensor, which PyTorch
 * resizes, or an image of Pillow, which Pillow resizes. Immutable and thread-safe.
 *
 * <p>An image is a {@code CONTIGUOUS} tensor [h, w], [h, w, bands] or a batch [n, h, w, bands], as
 * {@code numpy.asarray} of an image gives it.
 */
public final class Input {
  /** Tensors [..., c, h, w]. */
  public static final Input TENSOR = new Input(false, null);

  /**
   * Images of Pillow whose mode follows from type and bands: L, LA, RGB or RGBA for 1 to 4 bands of
   * {@code uint8}, I for {@code int32}, F for {@code float32}, I;16 for {@code uint16}, 1 for
   * {@code bool}.
   */
  public static final Input PIL = new Input(true, null);

  private final boolean pil;
  private final @Nullable ImageMode mode;

  private Input(boolean pil, @Nullable ImageMode mode) {
    this.pil = pil;
    this.mode = mode;
  }

  /** Returns images of Pillow of a mode. */
  public static Input pil(ImageMode mode) {
    return new Input(true, Objects.requireNonNull(mode, "mode"));
  }

  /**
   * Returns what a record of a call names.
   *
   * @param kind {@code "pil"}, or a text that begins with {@code "tensor"}
   * @param mode Pillow's name of the mode, or an empty text where it follows from type and bands
   * @throws InvalidArgumentException if the kind is another one, or no mode has that name
   */
  static Input of(String kind, String mode) {
    if (kind.startsWith("tensor")) {
      return TENSOR;
    }
    if (!kind.equals("pil")) {
      throw new InvalidArgumentException(
          "an input is a PIL image or a tensor, but got the kind " + kind);
    }
    return mode.isEmpty() ? PIL : pil(ImageMode.of(mode));
  }

  /** Returns whether these are images of Pillow. */
  public boolean isPil() {
    return pil;
  }

  /** The mode that was given, or null. */
  @Nullable ImageMode mode() {
    return mode;
  }

  @Override
  public String toString() {
    return pil ? "PIL image" + (mode == null ? "" : " of mode " + mode) : "tensor";
  }
}
