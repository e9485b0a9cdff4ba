package io.halfpixel.torchvision;

import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.Arrays;

/**
 * {@code torchvision.transforms.v2.functional.crop} of a tensor: what lies outside of the image is
 * 0.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code crop_image}.
 */
record Crop(int top, int left, int height, int width) {
  /** Returns the crop of an image with elements, whose part inside may be empty. */
  Plan plan(ImageTensor image) {
    int firstRow = Math.max(top, 0);
    int firstColumn = Math.max(left, 0);
    int rows = (int) Math.min((long) top + height, image.height()) - firstRow;
    int columns = (int) Math.min((long) left + width, image.width()) - firstColumn;
    if (rows < 1 || columns < 1) {
      // Nothing of the image is left: one pixel stands for it, and is cut off again.
      return outside(image);
    }
    Plan inside =
        rows == image.height() && columns == image.width()
            ? Plans.identity(image.spec())
            : image.gather(
                part(image.height(), firstRow, rows), part(image.width(), firstColumn, columns));
    Plan border =
        new ImageTensor(inside.target())
            .pad(
                firstColumn - left,
                firstRow - top,
                width - columns - (firstColumn - left),
                height - rows - (firstRow - top),
                0);
    return Plans.chain(inside, border);
  }

  private Plan outside(ImageTensor image) {
    Plan pixel = image.gather(part(image.height(), 0, 1), part(image.width(), 0, 1));
    Plan border = new ImageTensor(pixel.target()).pad(0, 0, width, height, 0);
    Plan cut =
        new ImageTensor(border.target())
            .gather(part(height + 1, 1, height), part(width + 1, 1, width));
    return Plans.chain(pixel, border, cut);
  }

  private static IndexTable part(int length, int first, int count) {
    int[] indices = new int[count];
    Arrays.setAll(indices, index -> first + index);
    return IndexTable.of(length, indices);
  }
}
