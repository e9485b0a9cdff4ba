package io.halfpixel.torchvision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests in words that all frameworks share. */
class TorchvisionImitationTest {
  private final TorchvisionImitation imitation = new TorchvisionImitation();

  private static Request request(String mode, boolean antialias) {
    return new Request(mode, OptionalDouble.empty(), List.of(3, 4), antialias, false);
  }

  @Test
  void heightAndWidthAreTheLastAxesOfThreeOrMore() {
    Request any = request("bilinear", true);
    assertEquals(List.of(), imitation.spatialAxes(any, 2));
    assertEquals(List.of(1, 2), imitation.spatialAxes(any, 3));
    assertEquals(List.of(2, 3), imitation.spatialAxes(any, 4));
  }

  /** Lanczos exists with antialiasing only. */
  @ParameterizedTest
  @CsvSource({
    "bilinear, false, false",
    "bilinear, true, true",
    "lanczos, false, true",
    "lanczos, true, true"
  })
  void filtersAreWidenedOnRequest(String mode, boolean requested, boolean widened) {
    TensorSpec source = TensorSpec.of(DataType.F32, 3, 6, 8);
    Resize expected =
        Resize.builder()
            .size(3, 4)
            .interpolation(InterpolationMode.of(mode))
            .antialias(widened)
            .build();
    assertEquals(
        expected.plan(source), imitation.operation(request(mode, requested), source).plan(source));
  }
}
