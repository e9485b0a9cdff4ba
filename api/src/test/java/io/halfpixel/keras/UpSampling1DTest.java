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
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpSampling1DTest {
  /** The example of Keras' own documentation. */
  @Test
  void repeatsSteps() {
    UpSampling1D layer = UpSampling1D.of(2).on(new LoopsBackend());
    Tensor y = layer.call(Tensor.of(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 2, 2, 3));
    assertEquals(Shape.of(2, 4, 3), y.shape());
    assertArrayEquals(
        new float[] {0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5, 6, 7, 8, 6, 7, 8, 9, 10, 11, 9, 10, 11},
        (float[]) y.array());
  }

  @Test
  void repeatsTwiceUnlessToldOtherwise() {
    Shape shape = Shape.of(1, 3, 1);
    assertEquals(UpSampling1D.of(2).plan(shape), UpSampling1D.builder().build().plan(shape));
  }

  /**
   * As in Keras, a layer casts floating-point numbers to its own type and leaves integers alone.
   */
  @ParameterizedTest
  @EnumSource
  void castsFloatingPointInputsToItsType(DataType type) {
    Plan plan = UpSampling1D.of(2).plan(TensorSpec.of(type, 1, 3, 1));
    boolean cast = type.isFloatingPoint() && type != DataType.F32;
    assertEquals(cast ? DataType.F32 : type, plan.target().dataType());
    assertEquals(cast, plan.steps().get(0) instanceof Convert);
  }

  @Test
  void itsTypeCanBeChosen() {
    UpSampling1D layer = UpSampling1D.builder().dtype(DataType.F16).build();
    assertEquals(DataType.F16, layer.dtype());
    assertEquals(1, layer.plan(TensorSpec.of(DataType.F16, 1, 3, 1)).steps().size());
    assertEquals(DataType.F16, layer.plan(Shape.of(1, 3, 1)).target().dataType());
    var refused =
        assertThrows(
            InvalidArgumentException.class, () -> UpSampling1D.builder().dtype(DataType.U8));
    assertEquals(
        "a layer's dtype is float32, float64, float16 or bfloat16, but got uint8",
        refused.getMessage());
  }

  @Test
  void sizesBelowOneAreRefused() {
    for (int size : new int[] {0, -2}) {
      var refused = assertThrows(InvalidArgumentException.class, () -> UpSampling1D.of(size));
      assertEquals(
          "Argument `size` should be a positive integer. Received: size=" + size,
          refused.getMessage());
    }
  }

  @Test
  void otherRanksAreRefused() {
    var refused =
        assertThrows(
            InvalidArgumentException.class, () -> UpSampling1D.of(2).plan(Shape.of(1, 3, 4, 2)));
    assertEquals(
        "Input 0 with name 'None' of layer 'up_sampling1d' is incompatible with the layer: "
            + "expected ndim=3, found ndim=4. Full shape received: (1, 3, 4, 2)",
        refused.getMessage());
  }

  @Test
  void shapesAreWrittenAsTuples() {
    assertEquals("()", Layer.tuple(Shape.of()));
    assertEquals("(3,)", Layer.tuple(Shape.of(3)));
    assertEquals("(3, 4)", Layer.tuple(Shape.of(3, 4)));
  }
}
