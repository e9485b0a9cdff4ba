package io.halfpixel.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The words by which faces are chosen; users have them in scripts. */
final class FaceNamesTest {
  private static Imitation imitation(String id) {
    return Faces.imitations().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  private static Optional<CoordinateRule> coordinates(
      String id, String mode, boolean antialias, boolean alignCorners) {
    return imitation(id)
        .coordinates(new Request(mode, OptionalDouble.of(2), List.of(), antialias, alignCorners));
  }

  @Test
  void faces() {
    assertEquals(
        List.of(
            "PyTorch",
            "torchvision",
            "Keras",
            "TensorFlow",
            "JAX",
            "Pillow",
            "OpenCV",
            "ONNX",
            "Halfpixel"),
        Faces.all().stream().map(Face::name).toList());
  }

  @Test
  void imitations() {
    List<String> ids = Faces.imitations().stream().map(Imitation::id).toList();
    for (String id :
        List.of(
            "torch",
            "torchvision",
            "keras",
            "keras-torch",
            "keras-jax",
            "keras-numpy",
            "tf",
            "jax",
            "pillow",
            "opencv",
            "onnx",
            "onnxruntime",
            "halfpixel")) {
      assertTrue(ids.contains(id), id + " in " + ids);
    }
  }

  /** A mode that each has, as its framework spells it. */
  @Test
  void modes() {
    Map<String, String> one =
        new TreeMap<>(
            Map.of(
                "torch", "nearest-exact",
                "torchvision", "bicubic",
                "keras", "lanczos5",
                "keras-jax", "lanczos3",
                "tf", "mitchellcubic",
                "jax", "lanczos5",
                "pillow", "hamming",
                "onnx", "cubic",
                "halfpixel", "mitchell"));
    one.forEach(
        (id, mode) ->
            assertTrue(
                imitation(id).modes().contains(mode), mode + " in " + imitation(id).modes()));
    Faces.imitations().forEach(each -> assertFalse(each.modes().isEmpty(), each.id()));
  }

  @Test
  void everyFaceHasCallsAndEnlargementsOfItsOwn() {
    for (Face face : Faces.all()) {
      boolean called =
          !(face.calls().isEmpty() && face.imageCalls().isEmpty() && face.fileCalls().isEmpty());
      assertEquals(!face.name().equals("Halfpixel"), called, face.name());
      // torchvision enlarges as PyTorch does.
      boolean enlarges = !face.name().equals("torchvision");
      assertEquals(enlarges, !face.enlargements().isEmpty(), face.name());
      face.enlargements().forEach(each -> assertFalse(each.call().isBlank(), each.id()));
    }
  }

  @Test
  void callsOfTorchAsPythonWritesThem() {
    Map<String, String> calls = new TreeMap<>();
    Faces.all().get(0).enlargements().forEach(each -> calls.put(each.variant(), each.call()));
    assertEquals("Upsample(mode=\"nearest\")", calls.get("nearest"));
    assertEquals("Upsample(mode=\"bicubic\", align_corners=True)", calls.get("bicubic aligned"));
    assertEquals("interpolate(mode=\"lanczos\", antialias=True)", calls.get("lanczos antialiased"));
    assertEquals(8, calls.size());
  }

  @Test
  void torchHasARuleForEachMode() {
    assertEquals(
        Optional.of(CoordinateRule.LEFT_EDGE), coordinates("torch", "nearest", false, false));
    assertEquals(
        Optional.of(CoordinateRule.CENTRE), coordinates("torch", "nearest-exact", false, false));
    assertEquals(Optional.of(CoordinateRule.TOUCHED), coordinates("torch", "area", false, false));
    assertEquals(
        Optional.of(CoordinateRule.HALF_PIXEL), coordinates("torch", "bilinear", true, false));
    assertEquals(
        Optional.of(CoordinateRule.ALIGNED_CORNERS), coordinates("torch", "bicubic", false, true));
    assertEquals(
        Optional.of(CoordinateRule.ALIGNED_RATIO), coordinates("torch", "bicubic", true, true));
  }

  @Test
  void aScaleOfKerasIsALayerAndASizeAnImage() {
    Request scale = new Request("nearest", OptionalDouble.of(2), List.of(), false, false);
    Request size = new Request("nearest", OptionalDouble.empty(), List.of(4, 4), false, false);
    Imitation keras = imitation("keras");
    assertEquals(List.of(1), keras.spatialAxes(scale, 3));
    assertEquals(List.of(1, 2, 3), keras.spatialAxes(scale, 5));
    assertEquals(List.of(0, 1), keras.spatialAxes(size, 3));
    assertEquals(List.of(1, 2), keras.spatialAxes(size, 4));
    assertEquals(List.of(), keras.spatialAxes(size, 5));
  }
}
