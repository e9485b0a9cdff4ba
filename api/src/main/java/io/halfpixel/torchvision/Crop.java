package io.halfpixel.torchvision;

import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.rules.Plans;
import java.util.Arrays;

/**
 * {@code torchvision.transforms.v2.functional.crop}: what lies outside of the image is 0.
 *
 * <p>A rectangle that ends above or left of a tensor is a defect of torchvision, imitated here: its
 * negative end counts from the end of the image, as in Python's slices, so that the result is
 * larger than asked for and holds pixels. Pillow has no such defect.
 *
 * <p>Source: torchvision 0.28, {@code transforms/v2/functional/_geometry.py}, {@code crop_image}
 * and {@code _crop_image_pil}.
 */
record Crop(int top, int left, int height, int width) {
  /** What an axis becomes: zeros, a part of the image, zeros. */
  private record Span(int before, int first, int count, int after) {
    static Span ofTensor(int start, int length, int image) {
      long end = (long) start + length;
      int first = Math.max(start, 0);
      long last = end < 0 ? image + end : Math.min(end, image);
      return new Span(
          (int) Math.max(Math.min(end, 0) - start, 0),
          first,
          (int) Math.max(last - first, 0),
          (int) Math.max(end - Math.max(image, start), 0));
    }

    static Span ofImage(int start, int length, int image) {
      int first = Math.max(0, Math.min(start, image));
      int last = (int) Math.max(0, Math.min((long) start + length, image));
      int before = (int) Math.min(length, Math.max(0, -(long) start));
      return new Span(before, first, last - first, length - before - (last - first));
    }

    int length() {
      return Math.addExact(Math.addExact(before, count), after);
    }

    IndexTable part(int image) {
      return range(image, first, count);
    }
  }

  private static Span span(ImageTensor image, int start, int length, int whole) {
    return image.input().isPil()
        ? Span.ofImage(start, length, whole)
        : Span.ofTensor(start, length, whole);
  }

  /** Returns the crop of an image with elements. */
  Plan plan(ImageTensor image) {
    Span rows = span(image, top, height, image.height());
    Span columns = span(image, left, width, image.width());
    if (rows.count() == 0 || columns.count() == 0) {
      return outside(image, rows.length(), columns.length());
    }
    Plan inside =
        rows.count() == image.height() && columns.count() == image.width()
            ? Plans.identity(image.spec())
            : image.gather(rows.part(image.height()), columns.part(image.width()));
    ImageTensor part = image.with(inside.target());
    return Plans.chain(
        inside, part.pad(columns.before(), rows.before(), columns.after(), rows.after(), 0));
  }

  /** Zeros: one pixel stands for the image, gets a border, and is cut off. */
  private static Plan outside(ImageTensor image, int high, int wide) {
    Plan pixel = image.gather(range(image.height(), 0, 1), range(image.width(), 0, 1));
    Plan border = image.with(pixel.target()).pad(0, 0, wide, high, 0);
    Plan cut =
        image.with(border.target()).gather(range(high + 1, 1, high), range(wide + 1, 1, wide));
    return Plans.chain(pixel, border, cut);
  }

  private static IndexTable range(int length, int first, int count) {
    int[] indices = new int[count];
    Arrays.setAll(indices, index -> first + index);
    return IndexTable.of(length, indices);
  }
}
