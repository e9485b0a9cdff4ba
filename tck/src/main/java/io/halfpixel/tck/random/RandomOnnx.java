package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.onnx.Implementation;
import io.halfpixel.onnx.Resize;
import io.halfpixel.plan.Plan;
import java.util.List;

/** Calls of ONNX' {@code Resize} with every attribute, on tensors of one to five axes. */
public final class RandomOnnx {
  private static final List<String> COORDINATES =
      List.of(
          "half_pixel",
          "half_pixel_symmetric",
          "pytorch_half_pixel",
          "align_corners",
          "asymmetric",
          "tf_crop_and_resize");
  private static final List<String> ROUNDINGS =
      List.of("round_prefer_floor", "round_prefer_ceil", "floor", "ceil");
  private static final int[] LONGEST = {200, 30, 14, 9, 5};

  private final Randoms random;

  RandomOnnx(Randoms random) {
    this.random = random;
  }

  /** Returns the plan of a call. */
  public Plan plan() {
    return AcceptedPlans.draw(
        () -> {
          long[] shape = new long[random.between(1, LONGEST.length)];
          long[] sizes = new long[shape.length];
          for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = random.between(1, LONGEST[shape.length - 1]);
            sizes[axis] =
                random.flip() ? random.between(1, LONGEST[shape.length - 1]) : shape[axis];
          }
          DataType type = random.pick(List.of(DataType.values()));
          return call(sizes).build().plan(TensorSpec.of(type, shape));
        });
  }

  private Resize.Builder call(long[] sizes) {
    float[] roi = new float[2 * sizes.length];
    for (int i = 0; i < roi.length; i++) {
      roi[i] = random.between(-3, 6) / 10f + (i < sizes.length ? 0 : 0.7f);
    }
    return Resize.builder()
        .mode(random.pick(List.of("nearest", "linear", "cubic")))
        .coordinateTransformationMode(random.pick(COORDINATES))
        .nearestMode(random.pick(ROUNDINGS))
        .antialias(random.flip())
        .excludeOutside(random.between(0, 3) == 0)
        .extrapolationValue(random.between(-300, 300))
        .implementation(random.pick(List.of(Implementation.values())))
        .roi(roi)
        .sizes(sizes);
  }
}
