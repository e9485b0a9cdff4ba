package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keras called in words that all faces share: a scale is a layer. */
class KerasImitationTest {
  private static final KerasImitation KERAS = new KerasImitation(KerasBackend.TENSORFLOW);
  private static final TensorSpec ROW = TensorSpec.of(DataType.F32, 1, 4, 3);
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.F32, 1, 4, 5, 3);
  private static final TensorSpec VOLUME = TensorSpec.of(DataType.F32, 1, 4, 5, 6, 3);

  private static Request scale(String mode, double scale) {
    return new Request(mode, OptionalDouble.of(scale), List.of(), false, false);
  }

  private static Shape result(double scale, TensorSpec source) {
    return KERAS.operation(scale("nearest", scale), source).plan(source).target().shape();
  }

  private static void refuses(Part part, String message, Request request, TensorSpec source) {
    RefusedRequestException thrown =
        assertThrows(RefusedRequestException.class, () -> KERAS.operation(request, source));
    assertEquals(part, thrown.part());
    assertEquals(message, thrown.getMessage());
  }

  @Test
  void theRankChoosesTheLayer() {
    assertEquals(Shape.of(1, 8, 3), result(2, ROW));
    assertEquals(Shape.of(1, 8, 10, 3), result(2, IMAGE));
    assertEquals(Shape.of(1, 8, 10, 12, 3), result(2, VOLUME));
    String only = "D only repeats";
    Request bilinear = scale("bilinear", 2);
    refuses(Part.MODE, "keras.layers.UpSampling1" + only, bilinear, ROW);
    refuses(Part.MODE, "keras.layers.UpSampling3" + only, bilinear, VOLUME);
    assertEquals(
        Shape.of(1, 8, 10, 3), KERAS.operation(bilinear, IMAGE).plan(IMAGE).target().shape());
  }

  @ParameterizedTest
  @CsvSource({"0.5", "1.5", "2.0000001"})
  void aLayerTakesWholeFactorsFromOneOn(double scale) {
    assertEquals(IMAGE.shape(), result(1, IMAGE));
    refuses(
        Part.SCALE,
        "keras.layers.UpSampling2D takes whole factors",
        scale("nearest", scale),
        IMAGE);
  }
}
