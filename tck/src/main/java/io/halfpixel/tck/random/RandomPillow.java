package io.halfpixel.tck.random;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.pillow.Fit;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.pillow.Pad;
import io.halfpixel.pillow.PillowVersion;
import io.halfpixel.pillow.Reduce;
import io.halfpixel.pillow.Resampling;
import io.halfpixel.pillow.Resize;
import io.halfpixel.pillow.Thumbnail;
import io.halfpixel.plan.Plan;
import java.util.List;

/** Calls of Pillow in all modes, on images of which some are tall. */
public final class RandomPillow {
  private final Randoms random;

  RandomPillow(Randoms random) {
    this.random = random;
  }

  /** Returns the plan of a call. */
  public Plan plan() {
    return AcceptedPlans.draw(
        () -> {
          ImageMode mode = random.pick(List.of(ImageMode.values()));
          int width = random.between(1, 60);
          int height = random.between(0, 9) == 0 ? 101 * width : random.between(1, 40);
          TensorSpec source =
              TensorSpec.of(
                  random.pick(mode.types()), random.between(1, 2), height, width, mode.bands());
          return call(mode, width, height).plan(source);
        });
  }

  private Operation<?> call(ImageMode mode, int width, int height) {
    Resampling filter = random.pick(List.of(Resampling.values()));
    int newWidth = random.between(1, 50);
    int newHeight = random.between(1, 50);
    return switch (random.between(0, 5)) {
      case 0 -> reduce(mode, width, height);
      case 1 -> Thumbnail.builder().size(newWidth, newHeight).resample(filter).mode(mode).build();
      case 2 -> Fit.builder().size(newWidth, newHeight).method(filter).mode(mode).build();
      case 3 ->
          Pad.builder()
              .size(newWidth, newHeight)
              .color(random.between(0, 0xFFFFFF))
              .method(filter)
              .mode(mode)
              .build();
      default ->
          Resize.builder()
              .size(newWidth, newHeight)
              .resample(filter)
              .box(
                  random.between(0, 8) / 9.0,
                  0,
                  random.flip() ? width : width - 1 / 3.0,
                  random.between(1, height))
              .mode(mode)
              .version(random.pick(List.of(PillowVersion.values())))
              .build();
    };
  }

  private Reduce reduce(ImageMode mode, int width, int height) {
    return Reduce.builder()
        .factor(random.between(1, 6), random.between(1, 6))
        .box(0, 0, random.between(1, width), random.between(1, height))
        .mode(mode)
        .build();
  }
}
