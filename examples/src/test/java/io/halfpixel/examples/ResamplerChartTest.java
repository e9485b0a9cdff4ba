package io.halfpixel.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResamplerChartTest {
  @Test
  void allPicturesAreDrawn(@TempDir Path folder) throws IOException {
    ResamplerChart.main(new String[] {folder.toString()});
    for (String name : new String[] {"smaller", "larger", "edges", "light"}) {
      BufferedImage picture = ImageIO.read(folder.resolve("resampler-" + name + ".png").toFile());
      assertEquals(name.equals("edges") ? 3 * 192 : 4 * 192, picture.getWidth());
      assertEquals(2 * (192 + 20), picture.getHeight());
    }
  }

  @Test
  void edgesDiffer() {
    assertEquals((byte) 128, pixel(ResamplerChart.edges().get("constant(128)"), 0, 0));
    assertEquals(40, pixel(ResamplerChart.edges().get("CLAMP"), 0, 0));
  }

  /** The rings are too narrow at the corner, which is gray unless they are taken for others. */
  @Test
  void antialiasingTurnsNarrowRingsGray() {
    for (int x = 12; x < 48; x += 3) {
      int gray = pixel(ResamplerChart.smaller().get("lanczos(3)"), 30, x) & 255;
      assertTrue(Math.abs(gray - 128) < 16, () -> "got " + gray);
    }
    int other = pixel(ResamplerChart.smaller().get("nearest"), 30, 42) & 255;
    assertTrue(Math.abs(other - 128) > 60, () -> "got " + other);
  }

  /** As light, lines are as bright as the ring of 188; as values, as the disc of 128. */
  @Test
  void fineLinesKeepTheirLight() {
    Map<String, Tensor> tiles = ResamplerChart.light();
    for (String filter : List.of("box", "triangle", "mitchell", "lanczos(3)")) {
      assertEquals(128, pixel(tiles.get(filter), 10, 10) & 255, 1, filter);
      Tensor light = tiles.get(filter + ", linear light");
      assertEquals(188, pixel(light, 10, 10) & 255, 1, filter);
      assertEquals((byte) 188, pixel(light, 96, 40));
      assertEquals((byte) 128, pixel(light, 96, 96));
    }
  }

  private static byte pixel(Tensor tile, int y, int x) {
    return ((byte[]) tile.array())[y * 192 + x];
  }
}
