package io.halfpixel.keras;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.function.Function;

/** Plans for batches of images and single images, in either data format. */
final class ImageBatches {
  private ImageBatches() {}

  /**
   * Returns the plan for images of rank 3 or 4.
   *
   * @param planner makes the plan for images [n, h, w, c]
   * @throws InvalidArgumentException if the memory format does not fit the data format
   */
  static Plan plan(TensorSpec source, DataFormat format, Function<TensorSpec, Plan> planner) {
    boolean single = source.shape().rank() == 3;
    Plan plan = planner.apply(channelsLast(source, format));
    TensorSpec result = format.fromChannelsLast(plan.target());
    return plan.between(source, single ? single(result) : result);
  }

  /** Returns how images of rank 3 or 4 are seen as a batch with the shape [n, h, w, c]. */
  static TensorSpec channelsLast(TensorSpec source, DataFormat format) {
    return format.channelsLast(source.shape().rank() == 3 ? batchOfOne(source) : source);
  }

  private static TensorSpec batchOfOne(TensorSpec image) {
    if (image.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "a single image lies in memory as CONTIGUOUS, but got " + image);
    }
    long[] lengths = image.shape().toArray();
    return TensorSpec.of(image.dataType(), 1, lengths[0], lengths[1], lengths[2]);
  }

  private static TensorSpec single(TensorSpec batch) {
    long[] lengths = batch.shape().toArray();
    return TensorSpec.of(batch.dataType(), lengths[1], lengths[2], lengths[3]);
  }

  /**
   * Checks the rank as the layers for images do.
   *
   * @throws InvalidArgumentException if it is neither 3 nor 4
   */
  static void checkRank(TensorSpec source) {
    int rank = source.shape().rank();
    if (rank != 3 && rank != 4) {
      throw new InvalidArgumentException(
          "Expected image tensor to have rank 3 (single image) or 4 (batch of images). Received:"
              + " data.shape="
              + Layer.tuple(source.shape()));
    }
  }
}
