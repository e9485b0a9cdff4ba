package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules of their constructors' arguments. Texts are those that PyTorch 2.13 prints. */
class FromConfigTest {
  private static final Shape IMAGE = Shape.of(1, 9, 4, 6);

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  private static Map<String, Object> none(String... keys) {
    Map<String, Object> config = new HashMap<>();
    for (String key : keys) {
      config.put(key, null);
    }
    return config;
  }

  @Test
  void upsample() {
    Upsample module =
        Upsample.fromConfig(Map.of("scale_factor", 2, "mode", "bilinear", "align_corners", true));
    assertEquals("Upsample(scale_factor=2.0, mode='bilinear')", module.toString());
    assertEquals(
        Upsample.builder().scaleFactor(2).mode("bilinear").alignCorners(true).build().plan(IMAGE),
        module.plan(IMAGE));
    Upsample each =
        Upsample.fromConfig(
            Map.of(
                "scale_factor",
                List.of(2, 1.3),
                "mode",
                "bicubic",
                "recompute_scale_factor",
                true));
    assertEquals("Upsample(scale_factor=(2.0, 1.3), mode='bicubic')", each.toString());
    assertEquals(
        Upsample.builder()
            .scaleFactor(2, 1.3)
            .mode("bicubic")
            .recomputeScaleFactor(true)
            .build()
            .plan(IMAGE),
        each.plan(IMAGE));
    Upsample sized = Upsample.fromConfig(Map.of("size", List.of(3L, 5)));
    assertEquals("Upsample(size=(3, 5), mode='nearest')", sized.toString());
    assertEquals(Shape.of(1, 9, 3, 5), sized.plan(IMAGE).target().shape());
    assertEquals(
        Shape.of(1, 9, 7, 7), Upsample.fromConfig(Map.of("size", 7)).plan(IMAGE).target().shape());
  }

  /** What PyTorch refuses when the module meets a tensor, it refuses then. */
  @Test
  void none() {
    Upsample module =
        Upsample.fromConfig(
            none("size", "scale_factor", "mode", "align_corners", "recompute_scale_factor"));
    assertEquals("Upsample(size=None, mode='nearest')", module.toString());
    refuses("either size or scale_factor should be defined", () -> module.plan(IMAGE));
    assertEquals(
        "Upsample(size=None, mode='nearest')",
        Upsample.fromConfig(Map.of("scale_factor", 0)).toString());
    Upsample both = Upsample.fromConfig(Map.of("scale_factor", 2, "size", 3));
    assertEquals("Upsample(scale_factor=2.0, mode='nearest')", both.toString());
    refuses("only one of size or scale_factor should be defined", () -> both.plan(IMAGE));
  }

  @Test
  void fixedModes() {
    Upsample nearest = UpsamplingNearest2d.fromConfig(Map.of("size", List.of(480, 640)));
    assertEquals("UpsamplingNearest2d(size=(480, 640), mode='nearest')", nearest.toString());
    Upsample bilinear = UpsamplingBilinear2d.fromConfig(Map.of("scale_factor", 2));
    assertEquals("UpsamplingBilinear2d(scale_factor=2.0, mode='bilinear')", bilinear.toString());
    assertEquals(UpsamplingBilinear2d.scaleFactor(2).plan(IMAGE), bilinear.plan(IMAGE));
    refuses(
        "UpsamplingNearest2d.__init__() got an unexpected keyword argument 'mode'",
        () -> UpsamplingNearest2d.fromConfig(Map.of("mode", "bilinear")));
    refuses(
        "UpsamplingBilinear2d.__init__() got an unexpected keyword argument 'align_corners'",
        () -> UpsamplingBilinear2d.fromConfig(Map.of("align_corners", true)));
  }

  @Test
  void rearrangement() {
    PixelShuffle shuffle = PixelShuffle.fromConfig(Map.of("upscale_factor", 3));
    assertEquals("PixelShuffle(upscale_factor=3)", shuffle.toString());
    assertEquals(PixelShuffle.of(3).plan(IMAGE), shuffle.plan(IMAGE));
    PixelUnshuffle unshuffle = PixelUnshuffle.fromConfig(Map.of("downscale_factor", 2));
    assertEquals("PixelUnshuffle(downscale_factor=2)", unshuffle.toString());
    assertEquals(PixelUnshuffle.of(2).plan(IMAGE), unshuffle.plan(IMAGE));
    refuses(
        "PixelShuffle.__init__() missing 1 required positional argument: 'upscale_factor'",
        () -> PixelShuffle.fromConfig(Map.of()));
    refuses(
        "PixelUnshuffle.__init__() got an unexpected keyword argument 'upscale_factor'",
        () -> PixelUnshuffle.fromConfig(Map.of("downscale_factor", 2, "upscale_factor", 2)));
    refuses(
        "PixelShuffle.__init__() got an unexpected keyword argument 'foo'",
        () -> PixelShuffle.fromConfig(Map.of("upscale_factor", 2, "foo", 1)));
    refuses(
        "PixelShuffle takes an integer as upscale_factor, but got 2.5",
        () -> PixelShuffle.fromConfig(Map.of("upscale_factor", 2.5)));
    refuses(
        "PixelShuffle takes an integer as upscale_factor, but got null",
        () -> PixelShuffle.fromConfig(none("upscale_factor")));
    refuses(
        "PixelShuffle takes an integer as upscale_factor, but got [2]",
        () -> PixelShuffle.fromConfig(Map.of("upscale_factor", List.of(2))));
  }

  @Test
  void wrongValuesAreRefused() {
    refuses(
        "Upsample.__init__() got an unexpected keyword argument 'foo'",
        () -> Upsample.fromConfig(Map.of("scale_factor", 2, "foo", 1)));
    refuses(
        "Upsample takes an integer or a list of integers as size, but got 4.5",
        () -> Upsample.fromConfig(Map.of("size", 4.5)));
    refuses(
        "Upsample takes a number or a list of numbers as scale_factor, but got [2, two]",
        () -> Upsample.fromConfig(Map.of("scale_factor", List.of(2, "two"))));
    refuses(
        "Upsample takes a string as mode, but got 3", () -> Upsample.fromConfig(Map.of("mode", 3)));
    refuses(
        "Upsample takes a boolean as align_corners, but got 1",
        () -> Upsample.fromConfig(Map.of("align_corners", 1)));
  }
}
