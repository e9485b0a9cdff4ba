package io.halfpixel.jax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Shape;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.Request;
import io.halfpixel.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** JAX by the words that all frameworks share, and by keywords. */
class JaxFaceTest {
  private static final JaxFace FACE = new JaxFace();

  @Test
  void imagesHaveThreeAxesAndBatchesFour() {
    Imitation jax = FACE.imitations().get(0);
    Request request = new Request("linear", OptionalDouble.of(2), List.of(), false, false);
    assertEquals(List.of(), jax.spatialAxes(request, 2));
    assertEquals(List.of(0, 1), jax.spatialAxes(request, 3));
    assertEquals(List.of(1, 2), jax.spatialAxes(request, 4));
    assertEquals(List.of(), jax.spatialAxes(request, 5));
  }

  @Test
  void scaleAndTranslateTakesKeywords() {
    Map<String, ?> args =
        Map.of(
            "shape", List.of(5, 7, 3),
            "spatial_dims", List.of(0, 1),
            "scale", List.of(0.5, 2.0),
            "translation", List.of(1.0, -1.5),
            "method", "cubic",
            "antialias", false);
    ScaleAndTranslate same =
        ScaleAndTranslate.builder()
            .shape(5, 7, 3)
            .spatialDims(0, 1)
            .scale(0.5f, 2)
            .translation(1, -1.5f)
            .method(ResizeMethod.CUBIC)
            .antialias(false)
            .build();
    Shape image = Shape.of(8, 4, 3);
    Plan plan =
        FACE.calls()
            .get("jax.image.scale_and_translate")
            .bind(new Keywords(args), new Keywords(Map.of()))
            .operation()
            .plan(image);
    assertEquals(same.plan(image), plan);
  }
}
