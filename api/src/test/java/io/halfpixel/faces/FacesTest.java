package io.halfpixel.faces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.tensorflow.TensorFlowFace;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the list of faces promises to those who follow it. */
final class FacesTest {
  private static final TensorSpec PLANES = TensorSpec.of(DataType.F32, 1, 3, 4, 6);
  private static final TensorSpec PIXELS = TensorSpec.of(DataType.F32, 1, 4, 6, 3);
  private static final Request TWICE =
      new Request("bilinear", OptionalDouble.of(2), List.of(), false, false);

  private static Imitation imitation(String id) {
    return Faces.imitations().stream().filter(i -> i.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void names_are_unique() {
    Set<String> ids = new HashSet<>();
    Set<String> calls = new HashSet<>();
    for (Face face : Faces.all()) {
      face.imitations().forEach(i -> assertTrue(ids.add(i.id()), i.id()));
      face.calls().keySet().forEach(call -> assertTrue(calls.add(call), call));
      face.enlargements().forEach(e -> assertTrue(ids.add(e.id()), e.id()));
    }
  }

  @Test
  void every_imitation_doubles_an_image() {
    for (Imitation imitation : Faces.imitations()) {
      boolean first = imitation.channelsFirst();
      TensorSpec image = first ? PLANES : PIXELS;
      Operation<?> operation = imitation.operation(TWICE, image);
      Shape expected = first ? Shape.of(1, 3, 8, 12) : Shape.of(1, 8, 12, 3);
      assertEquals(expected, operation.plan(image).target().shape(), imitation.id());
      assertEquals(first ? List.of(2, 3) : List.of(1, 2), imitation.spatialAxes(TWICE, 4));
      assertTrue(imitation.coordinates(TWICE).isPresent(), imitation.id());
    }
  }

  @Test
  void every_enlargement_gives_what_the_task_says() {
    Enlargement.Task task = new Enlargement.Task(8, 12, 3, 2);
    for (Face face : Faces.all()) {
      for (Enlargement enlargement : face.enlargements()) {
        boolean first = enlargement.channelsFirst();
        assertEquals(
            first ? Shape.of(1, 3, 8, 12) : Shape.of(1, 8, 12, 3),
            enlargement.enlarger().apply(task).plan(first ? PLANES : PIXELS).target().shape(),
            enlargement.id());
      }
    }
  }

  @Test
  void a_call_reads_its_keywords_and_leaves_the_others() {
    Face tensorFlow = new TensorFlowFace();
    Keywords args = new Keywords(Map.of("size", List.of(8, 12), "colour", "red"));
    BoundCall call = tensorFlow.calls().get("tf.image.resize").bind(args, new Keywords(Map.of()));
    assertEquals(Shape.of(1, 8, 12, 3), call.operation().plan(PIXELS).target().shape());
    UnsupportedCallException thrown =
        assertThrows(UnsupportedCallException.class, args::requireAllRead);
    assertEquals("no face knows the argument colour", thrown.getMessage());
  }

  @Test
  void what_a_framework_cannot_express_is_named() {
    Request aligned = new Request("bilinear", OptionalDouble.of(2), List.of(), false, true);
    Request half = new Request("bilinear", OptionalDouble.of(1.5), List.of(), false, false);
    Request smooth = new Request("bilinear", OptionalDouble.of(2), List.of(), true, false);
    refused(Part.ALIGN_CORNERS, "tf", aligned, PIXELS);
    refused(Part.ALIGN_CORNERS, "jax", aligned, PIXELS);
    refused(Part.ALIGN_CORNERS, "keras-numpy", aligned, PIXELS);
    refused(Part.SCALE, "keras", half, PIXELS);
    refused(Part.ANTIALIAS, "keras", smooth, PIXELS);
    refused(Part.MODE, "keras", TWICE, TensorSpec.of(DataType.F32, 1, 6, 3));
  }

  private static void refused(Part part, String id, Request request, TensorSpec source) {
    RefusedRequestException thrown =
        assertThrows(RefusedRequestException.class, () -> imitation(id).operation(request, source));
    assertEquals(part, thrown.part());
  }
}
