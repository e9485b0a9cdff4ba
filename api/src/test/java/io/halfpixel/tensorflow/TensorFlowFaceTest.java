package io.halfpixel.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.Request;
import io.halfpixel.call.UnsupportedCallException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** TensorFlow by the words that all frameworks share, and by keywords. */
class TensorFlowFaceTest {
  private static final TensorFlowFace FACE = new TensorFlowFace();
  private static final Shape IMAGES = Shape.of(2, 4, 5, 3);

  private static Operation<?> crops(Object boxes, Map<String, ?> more) {
    Map<String, Object> args = new HashMap<>(more);
    args.put("boxes", boxes);
    args.put("box_indices", List.of(1, 0));
    args.put("crop_size", List.of(2, 3));
    return FACE.calls()
        .get("tf.image.crop_and_resize")
        .bind(new Keywords(args), new Keywords(Map.of()))
        .operation();
  }

  @Test
  void imagesHaveThreeAxesAndBatchesFour() {
    Imitation tensorFlow = FACE.imitations().get(0);
    Request request = new Request("bilinear", OptionalDouble.of(2), List.of(), false, false);
    assertEquals(List.of(), tensorFlow.spatialAxes(request, 2));
    assertEquals(List.of(0, 1), tensorFlow.spatialAxes(request, 3));
    assertEquals(List.of(1, 2), tensorFlow.spatialAxes(request, 4));
    assertEquals(List.of(), tensorFlow.spatialAxes(request, 5));
  }

  /** The second box reaches beyond its image. */
  @Test
  void cropAndResizeTakesKeywords() {
    List<?> boxes = List.of(List.of(0, 0.25, 1, 0.75), List.of(0.5, 0, 2, 1));
    CropAndResize.Builder same =
        CropAndResize.builder()
            .boxes(new float[] {0, 0.25f, 1, 0.75f}, new float[] {0.5f, 0, 2, 1})
            .boxIndices(1, 0)
            .cropSize(2, 3);
    assertEquals(same.build().plan(IMAGES), crops(boxes, Map.of()).plan(IMAGES));
    assertEquals(
        same.extrapolationValue(7).method(ResizeMethod.NEAREST_NEIGHBOR).build().plan(IMAGES),
        crops(boxes, Map.of("extrapolation_value", 7, "method", "nearest")).plan(IMAGES));
  }

  @Test
  void boxesAreListsOfNumbers() {
    refuses("the argument boxes is a list, but got 1", 1);
    refuses("a box is a list, but got 0.5", List.of(0.5, 1));
    refuses("a box has numbers, but got [0, one, 1, 1]", List.of(List.of(0, "one", 1, 1)));
  }

  private static void refuses(String message, Object boxes) {
    UnsupportedCallException refused =
        assertThrows(UnsupportedCallException.class, () -> crops(boxes, Map.of()));
    assertEquals(message, refused.getMessage());
  }
}
