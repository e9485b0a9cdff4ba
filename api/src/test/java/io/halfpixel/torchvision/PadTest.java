package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.pillow.ImageMode;
import io.halfpixel.plan.Pad;
import java.util.List;
import org.junit.jupiter.api.Test;

class PadTest {
  private static final TensorSpec PHOTO = TensorSpec.of(DataType.U8, 2, 3, 3);

  private static List<Double> values(DataType type, Input input, double... fill) {
    TensorSpec spec = input.isPil() ? TensorSpec.of(type, 2, 3, 3) : TensorSpec.of(type, 3, 2, 3);
    return Fill.of(new ImageTensor(spec, input), fill);
  }

  /** Integers lose the fraction; Pillow limits bytes, keeps 16 bits, and turns a bit of LAB. */
  @Test
  void fillIsWhatTheImageHolds() {
    assertEquals(List.of(1.0, 1.0, 1.0), values(DataType.U8, Input.TENSOR, 1.75));
    assertEquals(List.of(-2.0, 0.0, 0.0), values(DataType.I16, Input.TENSOR, -2.5, -0.5, 0.5));
    assertEquals(List.of(0.1f * 1.0, 0.0, 2.0), values(DataType.F32, Input.TENSOR, 0.1, 0, 2));
    // PyTorch makes a tensor of several values, which is float32 if one has a fraction.
    assertEquals(List.of(0.1f * 1.0, 0.0, 2.0), values(DataType.F64, Input.TENSOR, 0.1, 0, 2));
    assertEquals(List.of(0.1, 0.1, 0.1), values(DataType.F64, Input.TENSOR, 0.1));
    assertEquals(List.of(16777217.0, 1.0, 2.0), values(DataType.I32, Input.TENSOR, 16777217, 1, 2));
    assertEquals(List.of(1.0, 0.0, 1.0), values(DataType.BOOL, Input.TENSOR, 7, 0, -1));
    assertEquals(List.of(255.0, 0.0, 7.0), values(DataType.U8, Input.PIL, 300, -4, 7.9));
    assertEquals(List.of(65531.0, 4.0, 5.0), values(DataType.U16, Input.PIL, -5, 65540, 5));
    assertEquals(List.of(-5.0, 4.0, 5.0), values(DataType.I32, Input.PIL, -5, 4, 5));
    assertEquals(List.of(1.0, 0.0, 0.0), values(DataType.BOOL, Input.PIL, 9, -1, 0));
    assertEquals(
        List.of(10.0, 128.0, 127.0), values(DataType.U8, Input.pil(ImageMode.LAB), 10, 0, 255));
  }

  @Test
  void equalValuesAreOneBorder() {
    io.halfpixel.torchvision.Pad pad =
        io.halfpixel.torchvision.Pad.of(1, 2, 3, 4).fill(5, 5, 5).input(Input.PIL);
    assertEquals(2, pad.plan(PHOTO).steps().size());
    assertEquals(Shape.of(8, 7, 3), pad.plan(PHOTO).target().shape());
    assertEquals(5, ((Pad) pad.plan(PHOTO).steps().get(0)).value());
    assertEquals(Shape.of(8, 7, 3), pad.fill(1, 2, 3).plan(PHOTO).target().shape());
  }

  @Test
  void anotherNumberOfValuesIsRefusedInTheWordsOfEach() {
    io.halfpixel.torchvision.Pad pad = io.halfpixel.torchvision.Pad.of(1).fill(1, 2);
    String tensor =
        assertThrows(
                InvalidArgumentException.class, () -> pad.plan(TensorSpec.of(DataType.U8, 3, 2, 2)))
            .getMessage();
    assertTrue(tensor.contains("3 channels, but got 2"), tensor);
    String image =
        assertThrows(InvalidArgumentException.class, () -> pad.input(Input.PIL).plan(PHOTO))
            .getMessage();
    assertTrue(image.contains("(2 != 3)"), image);
  }

  /** NumPy mirrors as often as it takes; PyTorch refuses. */
  @Test
  void longMirroredBordersAreNumPys() {
    io.halfpixel.torchvision.Pad pad =
        io.halfpixel.torchvision.Pad.of(9).mode(io.halfpixel.torchvision.Pad.Mode.REFLECT);
    assertThrows(
        InvalidArgumentException.class, () -> pad.plan(TensorSpec.of(DataType.U8, 3, 2, 3)));
    assertEquals(Shape.of(20, 21, 3), pad.input(Input.PIL).plan(PHOTO).target().shape());
  }
}
