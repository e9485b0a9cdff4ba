package io.halfpixel.torchvision;

import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.List;
import java.util.Objects;

/**
 * {@code torchvision.transforms.v2.functional.center_crop} of tensors [..., c, h, w] and images of
 * Pillow: the middle of an image; a smaller image gets zeros, the odd one behind.
 *
 * <pre>{@code
 * Tensor y = CenterCrop.of(224).apply(x);   // [..., c, 224, 224]
 * }</pre>
 *
 * <p>The crop starts at {@code round((h − height) / 2)}, ties to even. Immutable and thread-safe.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code
 * center_crop_image}.
 */
public final class CenterCrop extends Operation<CenterCrop> {
  private final int height;
  private final int width;

  private final Input input;

  private CenterCrop(int height, int width, Input input, Execution execution) {
    super(execution);
    this.height = height;
    this.width = width;
    this.input = input;
  }

  /**
   * Returns the crop to a height and a width.
   *
   * @throws InvalidArgumentException if one of them is below 1
   */
  public static CenterCrop of(int height, int width) {
    if (height < 1 || width < 1) {
      throw new InvalidArgumentException(
          "a crop has a height and a width of at least 1, but got " + height + " x " + width);
    }
    return new CenterCrop(height, width, Input.TENSOR, Execution.DEFAULT);
  }

  /**
   * Returns the crop to a square.
   *
   * @throws InvalidArgumentException if the size is below 1
   */
  public static CenterCrop of(int size) {
    return of(size, size);
  }

  /** Returns the same crop of another kind of images; {@link Input#TENSOR} unless set. */
  public CenterCrop input(Input other) {
    return new CenterCrop(height, width, Objects.requireNonNull(other, "input"), execution());
  }

  @Override
  protected CenterCrop with(Execution execution) {
    return new CenterCrop(height, width, input, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException if the rank is below 3 or the memory format is none of
   *     PyTorch's, or the tensor is no image of Pillow where {@link #input} says so
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source, input);
    if (image.isEmpty()) {
      return new Plan(source, image.resized(height, width, source.dataType()), List.of());
    }
    int missingRows = Math.max(0, height - image.height());
    int missingColumns = Math.max(0, width - image.width());
    Plan padded =
        image.pad(
            missingColumns / 2,
            missingRows / 2,
            missingColumns - missingColumns / 2,
            missingRows - missingRows / 2,
            0);
    ImageTensor whole = image.with(padded.target());
    int top = start(whole.height() - height);
    int left = start(whole.width() - width);
    return Plans.chain(padded, new Crop(top, left, height, width).plan(whole));
  }

  private static int start(int rest) {
    return (int) Math.rint(rest / 2.0);
  }
}
