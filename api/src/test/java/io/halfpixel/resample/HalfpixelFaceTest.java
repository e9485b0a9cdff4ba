package io.halfpixel.resample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Halfpixel's own face among those that are chosen by name. */
class HalfpixelFaceTest {
  private static final HalfpixelFace FACE = new HalfpixelFace();

  private static Request request(String mode, boolean alignCorners) {
    return new Request(mode, OptionalDouble.of(2), List.of(), false, alignCorners);
  }

  private static Imitation imitation() {
    return FACE.imitations().get(0);
  }

  @Test
  void names() {
    assertEquals("Halfpixel", FACE.name());
    assertEquals(List.of("halfpixel"), FACE.imitations().stream().map(Imitation::id).toList());
    assertTrue(imitation().modes().containsAll(List.of("triangle", "box", "lanczos3", "gaussian")));
    assertEquals(
        List.of(
            "halfpixel mitchell: Resampler.mitchell()",
            "halfpixel catmullRom: Resampler.catmullRom()",
            "halfpixel lanczos(3): Resampler.lanczos(3)"),
        FACE.enlargements().stream().map(HalfpixelFaceTest::text).toList());
  }

  private static String text(Enlargement enlargement) {
    return enlargement.id() + ": " + enlargement.call();
  }

  @Test
  void coordinatesFollowTheCorners() {
    assertEquals(
        Optional.of(CoordinateRule.ALIGNED_CORNERS),
        imitation().coordinates(request("triangle", true)));
    assertEquals(
        Optional.of(CoordinateRule.HALF_PIXEL),
        imitation().coordinates(request("triangle", false)));
    assertEquals(
        Optional.of(CoordinateRule.CENTRE), imitation().coordinates(request("nearest", false)));
  }

  @Test
  void anUnknownFilterIsNamed() {
    TensorSpec image = TensorSpec.of(DataType.F32, 4, 4);
    var unknown =
        assertThrows(
            InvalidArgumentException.class,
            () -> imitation().operation(request("hermite", false), image));
    assertTrue(unknown.getMessage().startsWith("unknown filter \"hermite\"; known are [triangle,"));
  }
}
