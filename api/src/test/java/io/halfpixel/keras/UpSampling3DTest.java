package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.LoopsBackend;
import io.halfpixel.plan.Plan;
import org.junit.jupiter.api.Test;

class UpSampling3DTest {
  @Test
  void repeatsDepthHeightAndWidth() {
    UpSampling3D layer = UpSampling3D.of(1, 2, 3).on(new LoopsBackend());
    Tensor y = layer.call(Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 1, 2, 1));
    assertEquals(Shape.of(1, 2, 2, 6, 1), y.shape());
    assertArrayEquals(
        new float[] {1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 3, 3, 3, 4, 4, 4},
        (float[]) y.array());
  }

  @Test
  void channelsFirstRepeatsTheLastThreeAxes() {
    Plan plan =
        UpSampling3D.builder()
            .size(2, 3, 4)
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .build()
            .plan(Shape.of(5, 6, 1, 2, 3));
    assertEquals(TensorSpec.of(DataType.F32, 5, 6, 2, 6, 12), plan.target());
  }

  @Test
  void doublesUnlessToldOtherwise() {
    Shape shape = Shape.of(1, 2, 3, 4, 5);
    Plan plan = UpSampling3D.builder().build().plan(shape);
    assertEquals(Shape.of(1, 4, 6, 8, 5), plan.target().shape());
    assertEquals(plan, UpSampling3D.builder().size(2).build().plan(shape));
  }

  @Test
  void wrongSizesAndRanksAreRefused() {
    String message = "The `size` argument must be a tuple of 3 integers. Received size=";
    UpSampling3D.Builder builder = UpSampling3D.builder();
    assertEquals(
        message + "0, including values {0} that do not satisfy `value > 0`",
        assertThrows(InvalidArgumentException.class, () -> builder.size(0)).getMessage());
    assertEquals(
        message + "[2, 2]",
        assertThrows(InvalidArgumentException.class, () -> builder.size(2, 2)).getMessage());
    assertEquals(
        "Input 0 with name 'None' of layer 'up_sampling3d' is incompatible with the layer: "
            + "expected ndim=5, found ndim=4. Full shape received: (1, 3, 4, 2)",
        assertThrows(
                InvalidArgumentException.class,
                () -> UpSampling3D.of(2, 2, 2).plan(Shape.of(1, 3, 4, 2)))
            .getMessage());
  }
}
