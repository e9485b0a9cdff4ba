package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.resample.AlphaMode;
import io.halfpixel.resample.EdgePolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** {@link Resampler#linearLight}: which plans, and what is refused. */
class ResamplerLightTest {
  private static final TensorSpec BYTES = TensorSpec.of(DataType.U8, 6, 8, 4);

  private static void refuses(String message, Executable call) {
    Exception thrown = assertThrows(InvalidArgumentException.class, call);
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  private static void cannot(String message, Executable call) {
    Exception thrown = assertThrows(UnsupportedModeException.class, call);
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  private static List<String> names(Plan plan) {
    return plan.steps().stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  /** Between lookups, colours are multiplied by alpha and summed. */
  @Test
  void linearLight() {
    Resampler light = Resampler.triangle().size(2, 4).linearLight(true);
    assertEquals(List.of("Lookup", "Resample1d", "Resample1d", "Lookup"), names(light.plan(BYTES)));
    Lookup all = (Lookup) light.plan(BYTES).steps().get(0);
    assertEquals(1, all.channels());
    Lookup encoded = (Lookup) light.plan(BYTES).steps().get(3);
    assertEquals(1, encoded.channels());
    List<Step> steps = light.alpha(AlphaMode.PREMULTIPLY).plan(BYTES).steps();
    assertEquals(
        List.of("Lookup", "Alpha", "Resample1d", "Resample1d", "Alpha", "Lookup"),
        names(light.alpha(AlphaMode.PREMULTIPLY).plan(BYTES)));
    Lookup colours = (Lookup) steps.get(0);
    assertEquals(4, colours.channels());
    assertEquals(3, colours.mapped());
    Lookup back = (Lookup) steps.get(5);
    assertEquals(4, back.channels());
    assertEquals(3, back.mapped());
    assertEquals(List.of(), light.size(6, 8).plan(BYTES).steps());
    assertEquals(
        List.of("Gather", "Gather"),
        names(Resampler.nearest().size(2, 4).linearLight(true).plan(BYTES)));
    assertTrue(light.toString().contains("linearLight=true"));
  }

  @Test
  void whatHasNoLinearLight() {
    Resampler light = Resampler.triangle().size(3, 4).linearLight(true);
    cannot(
        "linear light is that of sRGB in uint8 and uint16, but got float32",
        () -> light.plan(Shape.of(6, 8, 4)));
    cannot("before they are multiplied", () -> light.alpha(AlphaMode.PREMULTIPLIED).plan(BYTES));
    cannot(
        "no gradient of integers", () -> light.gradient(Shape.of(6, 8, 4)).plan(Shape.of(3, 4, 4)));
    Resampler outside = light.region(-1, -1, 7, 9);
    refuses("[0, 255], but got 300.0", () -> outside.edge(EdgePolicy.constant(300)).plan(BYTES));
    Resampler gray = outside.edge(EdgePolicy.constant(128));
    Pad pad =
        (Pad)
            gray.plan(BYTES).steps().stream()
                .filter(s -> s instanceof Pad)
                .findFirst()
                .orElseThrow();
    assertEquals(255 * Math.pow((128 / 255.0 + 0.055) / 1.055, 2.4), pad.value(), 1e-5);
    refuses(
        "the lowest or the highest value of uint8, but got 128.0",
        () -> gray.alpha(AlphaMode.PREMULTIPLY).plan(BYTES));
    assertEquals(
        Shape.of(3, 4, 4),
        outside
            .edge(EdgePolicy.constant(255))
            .alpha(AlphaMode.PREMULTIPLY)
            .plan(BYTES)
            .target()
            .shape());
  }
}
