package io.halfpixel.torchvision;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Videos [t, c, h, w] or [n, t, c, h, w] as images, which become [..., c, t, h, w]. */
final class Frames {
  private static final int VIDEO_AXES = 4;

  private Frames() {}

  /**
   * Returns the plan for videos.
   *
   * @param images makes the plan for all frames as images [n, c, h, w]
   * @throws InvalidArgumentException if the tensor is no video, not contiguous, or empty
   */
  static Plan plan(TensorSpec source, Function<TensorSpec, Plan> images) {
    long[] shape = source.shape().toArray();
    int rank = shape.length;
    boolean video = rank == VIDEO_AXES || rank == VIDEO_AXES + 1;
    if (!video || source.memoryFormat() != MemoryFormat.CONTIGUOUS || source.elements() == 0) {
      throw new InvalidArgumentException(
          "a video is a CONTIGUOUS tensor [t, c, h, w] or [n, t, c, h, w] with elements, but got "
              + source);
    }
    long videos = rank == VIDEO_AXES ? 1 : shape[0];
    long frames = shape[rank - VIDEO_AXES];
    long channels = shape[rank - VIDEO_AXES + 1];
    TensorSpec batch =
        TensorSpec.of(
            source.dataType(), videos * frames, channels, shape[rank - 2], shape[rank - 1]);
    Plan plan = images.apply(batch);
    long[] done = plan.target().shape().toArray();
    long high = done[2];
    long wide = done[VIDEO_AXES - 1];
    List<io.halfpixel.plan.Step> steps = new ArrayList<>(plan.steps());
    steps.add(
        new Permute(
            List.of(videos, frames, channels, high * wide),
            List.of(0, 2, 1, 3),
            plan.target().dataType()));
    Shape target =
        rank == VIDEO_AXES
            ? Shape.of(channels, frames, high, wide)
            : Shape.of(videos, channels, frames, high, wide);
    return new Plan(
        source, new TensorSpec(target, plan.target().dataType(), MemoryFormat.CONTIGUOUS), steps);
  }
}
