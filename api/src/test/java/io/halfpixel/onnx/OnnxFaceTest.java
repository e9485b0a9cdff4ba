package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONNX by the words that all frameworks share, and by keywords. */
class OnnxFaceTest {
  private static final OnnxFace FACE = new OnnxFace();
  private static final Imitation REFERENCE = FACE.imitations().get(0);
  private static final Imitation RUNTIME = FACE.imitations().get(1);

  private static Request twice(String mode, boolean alignCorners) {
    return new Request(mode, OptionalDouble.of(2), List.of(), false, alignCorners);
  }

  private static Operation<?> call(String name, Map<String, ?> args, String recordedWith) {
    Map<String, String> context =
        recordedWith.isEmpty() ? Map.of() : Map.of("recorded_with", recordedWith);
    return FACE.calls().get(name).bind(new Keywords(args), new Keywords(context)).operation();
  }

  @Test
  void everythingHasItsName() {
    assertEquals("ONNX", FACE.name());
    assertEquals(Set.of("onnx.Resize", "onnx.Upsample"), FACE.calls().keySet());
    assertEquals(
        List.of("onnx", "onnxruntime"), FACE.imitations().stream().map(Imitation::id).toList());
    assertEquals(List.of("nearest", "linear", "cubic", "bilinear", "bicubic"), REFERENCE.modes());
    assertEquals(
        List.of("onnx nearest", "onnx linear", "onnx cubic"),
        FACE.enlargements().stream().map(Enlargement::id).toList());
  }

  @Test
  void allAxesBehindTheChannelsAreSpatial() {
    Request request = twice("linear", false);
    assertTrue(REFERENCE.channelsFirst());
    assertEquals(List.of(2), REFERENCE.spatialAxes(request, 3));
    assertEquals(List.of(2, 3, 4), REFERENCE.spatialAxes(request, 5));
  }

  @Test
  void aRequestIsACallOfResize() {
    TensorSpec image = TensorSpec.of(DataType.F32, 1, 3, 4, 6);
    assertEquals(
        "Resize(mode='linear', axes=[2, 3], scales=[2.0, 2.0])",
        REFERENCE.operation(twice("bilinear", false), image).toString());
    Request size = new Request("bicubic", OptionalDouble.empty(), List.of(7, 9), true, true);
    assertEquals(
        "Resize(mode='cubic', coordinate_transformation_mode='align_corners', antialias=1,"
            + " axes=[2, 3], sizes=[7, 9], implementation=ONNX_RUNTIME)",
        RUNTIME.operation(size, image).toString());
  }

  @Test
  void coordinatesOfAllModesButNearestFollowARule() {
    assertEquals(Optional.empty(), REFERENCE.coordinates(twice("nearest", false)));
    assertEquals(
        Optional.of(CoordinateRule.HALF_PIXEL), REFERENCE.coordinates(twice("cubic", false)));
    assertEquals(
        Optional.of(CoordinateRule.ALIGNED_CORNERS), REFERENCE.coordinates(twice("cubic", true)));
  }

  /** Unless it says so, a result of opset 10 is ONNX Runtime's: the reference has no such opset. */
  @ParameterizedTest
  @CsvSource({
    "19, '', false",
    "11, '', false",
    "10, '', true",
    "10, onnx 1.23.1 reference, false",
    "10, onnxruntime 1.30.0, true",
    "19, onnxruntime 1.30.0, true",
    "19, onnx 1.23.1 reference, false"
  })
  void aCallIsOfTheImplementationThatRecordedIt(int opset, String recordedWith, boolean runtime) {
    Map<String, ?> args = Map.of("scales", List.of(2.0), "opset", opset);
    String call = call("onnx.Resize", args, recordedWith).toString();
    assertEquals(runtime, call.contains("implementation=ONNX_RUNTIME"), call);
  }

  /** The reference of this operator does not interpolate. */
  @Test
  void upsampleIsOnnxRuntimesUnlessItSaysSo() {
    Map<String, ?> args = Map.of("mode", "linear", "scales", List.of(1.0, 2.0));
    Shape source = Shape.of(1, 4);
    assertEquals(Shape.of(1, 8), call("onnx.Upsample", args, "").plan(source).target().shape());
    Operation<?> reference = call("onnx.Upsample", args, "onnx 1.23.1 reference");
    assertThrows(InvalidArgumentException.class, () -> reference.plan(source));
  }
}
