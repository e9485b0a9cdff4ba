package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.Execution;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.preprocess.AffineMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The input of a YOLO model: a {@link Letterbox} of {@code uint8} images in OpenCV's order, as
 * planes red, green and blue, [n, 3, H, W], of float32(x) / 255, in one pass. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * LetterboxBlob blob = LetterboxBlob.of(Letterbox.of(640, 640));
 * Tensor input = blob.apply(photo);   // [1, 3, 640, 640]
 * }</pre>
 *
 * <p>Source: ultralytics, {@code engine/predictor.py}, {@code preprocess}.
 */
public final class LetterboxBlob extends Operation<LetterboxBlob> {
  private final Letterbox letterbox;

  private LetterboxBlob(Letterbox letterbox, Execution execution) {
    super(execution);
    this.letterbox = letterbox;
  }

  /** Returns the operation behind a letterbox. */
  public static LetterboxBlob of(Letterbox letterbox) {
    return new LetterboxBlob(Objects.requireNonNull(letterbox, "letterbox"), Execution.DEFAULT);
  }

  @Override
  protected LetterboxBlob with(Execution execution) {
    return new LetterboxBlob(letterbox, execution);
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidArgumentException under the conditions of {@link Letterbox#plan}, or if the
   *     image is not {@code uint8} with three channels
   */
  @Override
  public Plan plan(TensorSpec source) {
    Plan boxed = letterbox.plan(source);
    Shape shape = boxed.target().shape();
    int rank = shape.rank();
    if (source.dataType() != DataType.U8 || rank < 3 || shape.length(rank - 1) != 3) {
      throw new InvalidArgumentException(
          "a model's input is made of uint8 images with three channels, but got " + source);
    }
    long images = rank == 4 ? shape.length(0) : 1;
    long high = shape.length(rank - 3);
    long wide = shape.length(rank - 2);
    ChannelArithmetic.Operation divide =
        ChannelArithmetic.Operation.float32(Operator.DIVIDE, 255, 255, 255);
    List<Step> steps = new ArrayList<>(boxed.steps());
    steps.addAll(new BlobPlanes(images, high * wide, 3, true).steps(DataType.U8, List.of(divide)));
    return new Plan(source, TensorSpec.of(DataType.F32, images, 3, high, wide), steps);
  }

  /** Returns where a point of the result lies in an image; see {@link Letterbox#toSource}. */
  public AffineMap toSource(TensorSpec source) {
    return letterbox.toSource(source);
  }

  /** Returns the letterbox and what follows. */
  @Override
  public String toString() {
    return letterbox + ", RGB planes / 255";
  }
}
