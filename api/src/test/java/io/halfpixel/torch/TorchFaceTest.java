package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PyTorch, asked for in words that all frameworks share. */
class TorchFaceTest {
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.F32, 1, 3, 4, 6);

  private static Operation<?> twice(String mode, boolean antialias, boolean alignCorners) {
    Request request = new Request(mode, OptionalDouble.of(2), List.of(), antialias, alignCorners);
    return new TorchFace().imitations().get(0).operation(request, IMAGE);
  }

  private static Interpolate.Builder twice(Mode mode) {
    return Interpolate.builder().mode(mode).scaleFactor(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void cornersAndAntialiasingArePassedOn(boolean told) {
    assertEquals(
        twice(Mode.BILINEAR).alignCorners(told).build().plan(IMAGE),
        twice("bilinear", false, told).plan(IMAGE));
    assertEquals(
        twice(Mode.BILINEAR).antialias(told).build().plan(IMAGE),
        twice("bilinear", told, false).plan(IMAGE));
  }

  @Test
  void aSizeIsPassedOn() {
    Request request = new Request("area", OptionalDouble.empty(), List.of(3, 5), false, false);
    assertEquals(
        Interpolate.builder().mode(Mode.AREA).size(3, 5).build().plan(IMAGE),
        new TorchFace().imitations().get(0).operation(request, IMAGE).plan(IMAGE));
  }

  /** PyTorch refuses {@code align_corners=False} too where a mode has no corners. */
  @Test
  void modesWithoutCornersAreToldOfNone() {
    assertEquals(
        twice(Mode.NEAREST).build().plan(IMAGE), twice("nearest", false, false).plan(IMAGE));
    Operation<?> aligned = twice("nearest", false, true);
    assertThrows(InvalidArgumentException.class, () -> aligned.plan(IMAGE));
  }
}
