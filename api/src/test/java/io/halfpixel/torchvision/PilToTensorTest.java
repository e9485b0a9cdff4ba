package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.loops.PlanLoops;
import org.junit.jupiter.api.Test;

class PilToTensorTest {
  @Test
  void planesComeFirst() {
    PilToTensor keep = PilToTensor.pilToTensor();
    assertEquals(
        TensorSpec.of(DataType.U8, 3, 4, 5),
        keep.plan(TensorSpec.of(DataType.U8, 4, 5, 3)).target());
    assertEquals(
        TensorSpec.of(DataType.F32, 1, 4, 5),
        keep.plan(TensorSpec.of(DataType.F32, 4, 5)).target());
    assertEquals(
        TensorSpec.of(DataType.U8, 2, 3, 4, 5),
        keep.plan(TensorSpec.of(DataType.U8, 2, 4, 5, 3)).target());
    assertThrows(InvalidArgumentException.class, () -> keep.plan(TensorSpec.of(DataType.U8, 5)));
  }

  /** Two pixels of three channels become three planes of two pixels. */
  @Test
  void channelsBecomePlanes() {
    PilToTensor keep = PilToTensor.pilToTensor();
    assertArrayEquals(
        new double[] {1, 4, 2, 5, 3, 6},
        PlanLoops.run(keep.plan(TensorSpec.of(DataType.I32, 1, 2, 3)), 1, 2, 3, 4, 5, 6));
    assertArrayEquals(
        new double[] {1, 3, 2, 4, 5, 7, 6, 8},
        PlanLoops.run(keep.plan(TensorSpec.of(DataType.U8, 2, 1, 2, 2)), 1, 2, 3, 4, 5, 6, 7, 8));
    assertArrayEquals(
        new double[] {1, 2, 3, 4},
        PlanLoops.run(keep.plan(TensorSpec.of(DataType.U8, 2, 2)), 1, 2, 3, 4));
  }

  /** Mode 1 becomes float32, I;16 becomes int16; arrays keep both. */
  @Test
  void typesOfToTensor() {
    assertEquals(DataType.F32, result(PilToTensor.toTensor(), DataType.U8));
    assertEquals(DataType.F32, result(PilToTensor.toTensor(), DataType.BOOL));
    assertEquals(DataType.I16, result(PilToTensor.toTensor(), DataType.U16));
    assertEquals(DataType.I32, result(PilToTensor.toTensor(), DataType.I32));
    assertEquals(DataType.F32, result(PilToTensor.arrayToTensor(), DataType.U8));
    assertEquals(DataType.BOOL, result(PilToTensor.arrayToTensor(), DataType.BOOL));
    assertEquals(DataType.U16, result(PilToTensor.arrayToTensor(), DataType.U16));
  }

  private static DataType result(PilToTensor call, DataType type) {
    return call.plan(TensorSpec.of(type, 4, 5)).target().dataType();
  }
}
