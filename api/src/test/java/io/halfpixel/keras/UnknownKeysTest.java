package io.halfpixel.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** No configuration has a value that nobody reads. */
class UnknownKeysTest {
  private static void refuses(
      String layer, Function<Map<String, ?>, Object> fromConfig, Map<String, ?> config) {
    fromConfig.apply(config);
    Map<String, Object> more = new HashMap<>(config);
    more.put("colour", "red");
    String message =
        assertThrows(InvalidArgumentException.class, () -> fromConfig.apply(more)).getMessage();
    assertEquals("Unrecognized keyword arguments passed to " + layer + ": colour", message);
  }

  @Test
  void layers() {
    Map<String, Object> size = Map.of("height", 3, "width", 4);
    refuses("UpSampling1D", UpSampling1D::fromConfig, Map.of());
    refuses("UpSampling2D", UpSampling2D::fromConfig, Map.of());
    refuses("UpSampling3D", UpSampling3D::fromConfig, Map.of());
    refuses("Resizing", Resizing::fromConfig, size);
    refuses("CenterCrop", CenterCrop::fromConfig, size);
    refuses("Rescaling", Rescaling::fromConfig, Map.of("scale", 0.5));
    refuses("Normalization", Normalization::fromConfig, Map.of("mean", 0.5, "variance", 1.0));
  }

  @Test
  void modules() {
    Map<String, Object> config = Map.of("upscale_factor", 2, "colour", "red");
    assertThrows(InvalidArgumentException.class, () -> PixelShuffle.fromConfig(config));
    Map<String, Object> back = Map.of("downscale_factor", 2, "colour", "red");
    assertThrows(InvalidArgumentException.class, () -> PixelUnshuffle.fromConfig(back));
  }
}
