package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images of different sizes in one batch: each gets a border on the right and below.
 *
 * @param size the size of all, or null for that of the largest height and the largest width
 * @param multiple what both lengths are rounded up to a multiple of, at least 1
 * @param value what the border is made of
 * @param masked whether the batch has a mask
 */
public record BatchPadding(@Nullable Size size, int multiple, double value, boolean masked)
    implements Batching {
  /**
   * Checks the multiple.
   *
   * @throws InvalidArgumentException if it is below 1
   */
  public BatchPadding {
    if (multiple < 1) {
      throw new InvalidArgumentException("a multiple is at least 1, but got " + multiple);
    }
  }

  /** Returns the padding with zeros to the largest image, with a mask. */
  public static BatchPadding toLargest() {
    return new BatchPadding(null, 1, 0, true);
  }

  /** Returns the padding with zeros to a size, with a mask. */
  public static BatchPadding to(Size size) {
    return new BatchPadding(size, 1, 0, true);
  }

  /** Returns the same padding, up to a multiple. */
  public BatchPadding multipleOf(int other) {
    return new BatchPadding(size, other, value, masked);
  }

  /** Returns the same padding without a mask. */
  public BatchPadding withoutMask() {
    return new BatchPadding(size, multiple, value, false);
  }

  @Override
  public Stage last(List<Draft> images) {
    int height = size != null ? size.height() : largest(images, true);
    int width = size != null ? size.width() : largest(images, false);
    return Stages.padTo(up(height), up(width), value);
  }

  private static int largest(List<Draft> images, boolean rows) {
    return images.stream()
        .mapToInt(image -> rows ? image.height() : image.width())
        .max()
        .orElseThrow();
  }

  private int up(int length) {
    return Math.multiplyExact((length - 1) / multiple + 1, multiple);
  }

  @Override
  public @Nullable Tensor mask(List<Draft> images, List<Draft> finished) {
    if (!masked) {
      return null;
    }
    int height = finished.get(0).height();
    int width = finished.get(0).width();
    Tensor mask = Tensor.allocate(TensorSpec.of(DataType.I64, images.size(), height, width));
    long[] values = (long[]) mask.array();
    for (int n = 0; n < images.size(); n++) {
      Size inside = images.get(n).size();
      for (int row = 0; row < inside.height(); row++) {
        int start = Math.toIntExact(((long) n * height + row) * width);
        Arrays.fill(values, start, start + inside.width(), 1);
      }
    }
    return mask;
  }
}
