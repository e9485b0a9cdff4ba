package io.halfpixel.opencv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import io.halfpixel.plan.Gather;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the face says about itself, and calls in words that all faces share. */
class OpenCvFaceTest {
  private static final OpenCvFace FACE = new OpenCvFace();
  private static final TensorSpec IMAGE = TensorSpec.of(DataType.U8, 4, 6, 3);

  private static Imitation imitation() {
    return FACE.imitations().get(0);
  }

  private static Request size(String mode, Integer... size) {
    return new Request(mode, OptionalDouble.empty(), List.of(size), false, false);
  }

  @Test
  void callsAreThoseOfPython() {
    assertEquals("OpenCV", FACE.name());
    assertEquals(
        Set.of(
            "cv2.resize",
            "cv2.copyMakeBorder",
            "cv2.dnn.blobFromImage",
            "ultralytics.letterbox",
            "ultralytics.preprocess"),
        FACE.calls().keySet());
  }

  @Test
  void enlargementsAreModesWithAnAlgorithmOfTheirOwn() {
    assertEquals(
        List.of(
            "cv2.resize(interpolation=cv2.INTER_NEAREST)",
            "cv2.resize(interpolation=cv2.INTER_LINEAR)",
            "cv2.resize(interpolation=cv2.INTER_CUBIC)",
            "cv2.resize(interpolation=cv2.INTER_LANCZOS4)"),
        FACE.enlargements().stream().map(Enlargement::call).toList());
    assertEquals("opencv CUBIC", FACE.enlargements().get(2).id());
  }

  @Test
  void thereIsOneImitation() {
    assertEquals(1, FACE.imitations().size());
    assertEquals("opencv", imitation().id());
    assertFalse(imitation().channelsFirst());
    assertEquals(
        List.of(
            "nearest",
            "linear",
            "cubic",
            "area",
            "lanczos4",
            "linear-exact",
            "nearest-exact",
            "bilinear",
            "bicubic"),
        imitation().modes());
  }

  @Test
  void imagesHaveTheirChannelsLast() {
    Request request = size("linear", 8, 12);
    assertEquals(List.of(0, 1), imitation().spatialAxes(request, 2));
    assertEquals(List.of(0, 1), imitation().spatialAxes(request, 3));
    assertEquals(List.of(1, 2), imitation().spatialAxes(request, 4));
    assertEquals(List.of(), imitation().spatialAxes(request, 5));
  }

  /** A size is height and width, which {@code dsize} has the other way round. */
  @ParameterizedTest
  @CsvSource({
    "nearest, NEAREST, LEFT_EDGE",
    "nearest-exact, NEAREST_EXACT, CENTRE",
    "area, AREA, COVERED",
    "linear, LINEAR, HALF_PIXEL",
    "bilinear, LINEAR, HALF_PIXEL",
    "linear-exact, LINEAR_EXACT, HALF_PIXEL",
    "cubic, CUBIC, HALF_PIXEL",
    "bicubic, CUBIC, HALF_PIXEL",
    "lanczos4, LANCZOS4, HALF_PIXEL"
  })
  void modesAreInterpolations(String mode, String interpolation, CoordinateRule rule) {
    Request request = size(mode, 8, 12);
    assertEquals(
        "cv2.resize(src, dsize=(12, 8), interpolation=cv2.INTER_" + interpolation + ")",
        imitation().operation(request, IMAGE).toString());
    assertEquals(Optional.of(rule), imitation().coordinates(request));
  }

  @Test
  void aScaleIsThatOfBothAxes() {
    Request request = new Request("cubic", OptionalDouble.of(1.5), List.of(), false, false);
    assertEquals(
        "cv2.resize(src, dsize=(0, 0), fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC)",
        imitation().operation(request, IMAGE).toString());
  }

  @Test
  void whatTheCallCannotExpressIsRefused() {
    refuses(
        Part.ALIGN_CORNERS,
        "cv2.resize has no such argument",
        new Request("linear", OptionalDouble.of(2), List.of(), false, true));
    refuses(
        Part.ANTIALIAS,
        "cv2.resize has no such argument; the mode area is smooth",
        new Request("linear", OptionalDouble.of(2), List.of(), true, false));
    refuses(Part.MODE, "cv2.resize has no mode \"lanczos3\"", size("lanczos3", 8, 12));
  }

  private static void refuses(Part part, String message, Request request) {
    RefusedRequestException thrown =
        assertThrows(RefusedRequestException.class, () -> imitation().operation(request, IMAGE));
    assertEquals(part, thrown.part());
    assertEquals(message, thrown.getMessage());
  }

  /** What each release makes of four pixels, see {@link NearestRuleTest}. */
  @ParameterizedTest
  @CsvSource({
    "opencv 4.6.0, 0 0 1 2 3 3",
    "opencv 4.14.0, 0 1 1 2 3 3",
    "opencv 5.0.0, 0 1 1 2 2 3"
  })
  void aRecordedCallIsThatOfItsRelease(String release, String indices) {
    Keywords args =
        new Keywords(Map.of("dsize", List.of(6, 4), "interpolation", "INTER_NEAREST_EXACT"));
    Keywords context = new Keywords(Map.of("recorded_with", release));
    TensorSpec row = TensorSpec.of(DataType.U8, 4, 4, 3);
    Gather gather = (Gather) OpenCvCalls.resize(args, context).operation().plan(row).steps().get(0);
    assertArrayEquals(
        Arrays.stream(indices.split(" ")).mapToInt(Integer::parseInt).toArray(),
        gather.axes().get(1).indices());
  }
}
