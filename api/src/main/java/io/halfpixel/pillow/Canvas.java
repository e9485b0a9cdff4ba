package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of equal images while a plan for them is made: their size now, and the steps so far. In
 * memory they are [batch][height][width][bands]. Belongs to one thread.
 */
final class Canvas {
  private final ImageMode mode;
  private final DataType type;
  private final long batch;
  private final int bands;
  private final List<Step> steps = new ArrayList<>();
  private int width;
  private int height;
  private boolean labStored;

  private Canvas(TensorSpec source, ImageMode mode) {
    Shape shape = source.shape();
    int rank = shape.rank();
    int top = rank == 4 ? 1 : 0;
    this.mode = mode;
    this.type = source.dataType();
    this.batch = rank == 4 ? shape.length(0) : 1;
    this.height = SpatialLayout.checkedLength(shape.length(top));
    this.width = SpatialLayout.checkedLength(shape.length(top + 1));
    this.bands = rank == 2 ? 1 : SpatialLayout.checkedLength(shape.length(rank - 1));
  }

  /**
   * Returns the images of a tensor.
   *
   * @param mode their mode, or null if it follows from type and bands
   * @throws InvalidArgumentException if the tensor is none of such images
   */
  static Canvas of(TensorSpec source, @Nullable ImageMode mode) {
    Shape shape = source.shape();
    int rank = shape.rank();
    if (rank < 2 || rank > 4 || source.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "an image is a CONTIGUOUS tensor [h, w], [h, w, bands] or [n, h, w, bands], but got "
              + source);
    }
    long bands = rank == 2 ? 1 : shape.length(rank - 1);
    ImageMode known = mode == null ? ImageMode.of(source.dataType(), bands) : mode;
    if (!known.fits(source.dataType(), bands)) {
      throw new InvalidArgumentException(
          "an image of mode "
              + known
              + " has "
              + known.bands()
              + " of "
              + known.types()
              + " in a pixel, but got "
              + bands
              + " of "
              + source.dataType());
    }
    Canvas canvas = new Canvas(source, known);
    if (canvas.width < 1 || canvas.height < 1) {
      throw new InvalidArgumentException("an image has a pixel or more, but got " + source);
    }
    return canvas;
  }

  ImageMode mode() {
    return mode;
  }

  DataType type() {
    return type;
  }

  int bands() {
    return bands;
  }

  long batch() {
    return batch;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The whole image. */
  Box whole() {
    return Box.whole(width, height);
  }

  long pixels() {
    return batch * height * width;
  }

  long elements() {
    return pixels() * bands;
  }

  /** The height, seen as an axis that gets another length. */
  Pass vertical(int length) {
    return new Pass(batch, height, length, (long) width * bands);
  }

  /** The width, seen as an axis that gets another length. */
  Pass horizontal(int length) {
    return new Pass(batch * height, width, length, bands);
  }

  /** Adds a step that leaves the images in another size. */
  void add(Step step, int newWidth, int newHeight) {
    steps.add(step);
    resize(newWidth, newHeight);
  }

  /** Notes the size in which the last steps left the images. */
  void resize(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
  }

  /** Adds a step that leaves the images in their size. */
  void add(Step step) {
    steps.add(step);
  }

  /**
   * Makes the bytes what Pillow computes with: the second and the third band of LAB are kept there
   * as the bytes with the highest bit turned.
   */
  void requireStored() {
    if (mode == ImageMode.LAB && !labStored) {
      LabBytes.turn(pixels()).forEach(this::add);
      labStored = true;
    }
  }

  /** Returns the plan of all steps. */
  Plan plan(TensorSpec source) {
    if (labStored) {
      LabBytes.turn(pixels()).forEach(this::add);
      labStored = false;
    }
    long[] lengths = source.shape().toArray();
    int top = lengths.length == 4 ? 1 : 0;
    lengths[top] = height;
    lengths[top + 1] = width;
    return new Plan(
        source, new TensorSpec(Shape.of(lengths), type, MemoryFormat.CONTIGUOUS), steps);
  }
}
