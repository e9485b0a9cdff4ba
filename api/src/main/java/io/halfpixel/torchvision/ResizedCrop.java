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
 * {@code torchvision.transforms.v2.functional.resized_crop} of tensors [..., c, h, w] and images of
 * Pillow: a rectangle of an image, with zeros where it lies outside, resized. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Resize resize = Resize.builder().size(224, 224).build();
 * Tensor y = ResizedCrop.of(10, 20, 100, 100, resize).apply(x);   // row 10, column 20
 * }</pre>
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code
 * resized_crop_image}.
 */
public final class ResizedCrop extends Operation<ResizedCrop> {
  private final Crop crop;
  private final Resize resize;

  private ResizedCrop(Crop crop, Resize resize, Execution execution) {
    super(execution);
    this.crop = crop;
    this.resize = resize;
  }

  /**
   * Returns the operation.
   *
   * @param top the first row, which may lie outside, as all of the rectangle may
   * @param left the first column
   * @param height the number of rows, at least 1
   * @param width the number of columns, at least 1
   * @param resize what is done to the rectangle; its input is what is cropped
   * @throws InvalidArgumentException if the height or the width is below 1
   */
  public static ResizedCrop of(int top, int left, int height, int width, Resize resize) {
    if (height < 1 || width < 1) {
      throw new InvalidArgumentException(
          "a crop has a height and a width of at least 1, but got " + height + " x " + width);
    }
    Objects.requireNonNull(resize, "resize");
    return new ResizedCrop(new Crop(top, left, height, width), resize, Execution.DEFAULT);
  }

  @Override
  protected ResizedCrop with(Execution execution) {
    return new ResizedCrop(crop, resize, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException under the conditions of {@link Resize#plan}
   */
  @Override
  public Plan plan(TensorSpec source) {
    ImageTensor image = new ImageTensor(source, resize.input());
    TensorSpec cropped = image.resized(crop.height(), crop.width(), source.dataType());
    Plan part = image.isEmpty() ? new Plan(source, cropped, List.of()) : crop.plan(image);
    return Plans.chain(part, resize.plan(part.target()));
  }
}
