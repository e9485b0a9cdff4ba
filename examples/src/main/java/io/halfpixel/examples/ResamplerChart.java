package io.halfpixel.examples;

import io.halfpixel.Resampler;
import io.halfpixel.Tensor;
import io.halfpixel.resample.EdgePolicy;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * What each filter, each edge policy and linear light of {@link Resampler} do to a test chart: the
 * pictures of docs/resampler.md.
 */
public final class ResamplerChart {
  private static final int CHART = 192;
  private static final int SMALL = 24;
  private static final int TILE = 192;
  private static final int CAPTION = 20;
  private static final int COLUMNS = 4;

  private ResamplerChart() {}

  /**
   * Writes four pictures.
   *
   * @param args the folder to write them to, the current one unless given
   */
  public static void main(String[] args) throws IOException {
    File folder = new File(args.length > 0 ? args[0] : ".");
    Files.createDirectories(folder.toPath());
    write(smaller(), folder, "resampler-smaller.png");
    write(larger(), folder, "resampler-larger.png");
    write(edges(), folder, "resampler-edges.png");
    write(light(), folder, "resampler-light.png");
  }

  private static void write(Map<String, Tensor> tiles, File folder, String name)
      throws IOException {
    File file = new File(folder, name);
    if (!ImageIO.write(picture(tiles), "png", file)) {
      throw new IOException("no writer for " + file);
    }
    System.out.println("wrote " + file);
  }

  private static Map<String, Resampler> filters() {
    Map<String, Resampler> filters = new LinkedHashMap<>();
    filters.put("nearest", Resampler.nearest());
    filters.put("box", Resampler.box());
    filters.put("triangle", Resampler.triangle());
    filters.put("mitchell", Resampler.mitchell());
    filters.put("catmullRom", Resampler.catmullRom());
    filters.put("lanczos(3)", Resampler.lanczos(3));
    filters.put("gaussian(0.5)", Resampler.gaussian(0.5));
    filters.put("lanczos(3), no antialias", Resampler.lanczos(3).antialias(false));
    return filters;
  }

  /** The chart at a third of its size, every pixel shown as a square. */
  static Map<String, Tensor> smaller() {
    Map<String, Tensor> tiles = new LinkedHashMap<>();
    Tensor chart = zonePlate();
    filters().forEach((name, f) -> tiles.put(name, enlarged(f.resize(chart, TILE / 3, TILE / 3))));
    return tiles;
  }

  /** A small picture, enlarged eight times. */
  static Map<String, Tensor> larger() {
    Map<String, Tensor> tiles = new LinkedHashMap<>();
    Tensor shapes = shapes();
    Map<String, Resampler> filters = filters();
    filters.remove("lanczos(3), no antialias");
    filters.put("lanczos(5)", Resampler.lanczos(5));
    filters.forEach((name, filter) -> tiles.put(name, filter.resize(shapes, TILE, TILE)));
    return tiles;
  }

  /** The same picture with as much around it as it is wide. */
  static Map<String, Tensor> edges() {
    Map<String, EdgePolicy> policies = new LinkedHashMap<>();
    policies.put("CLAMP", EdgePolicy.CLAMP);
    policies.put("REFLECT", EdgePolicy.REFLECT);
    policies.put("MIRROR", EdgePolicy.MIRROR);
    policies.put("WRAP", EdgePolicy.WRAP);
    policies.put("constant(128)", EdgePolicy.constant(128));
    policies.put("RENORMALIZE", EdgePolicy.RENORMALIZE);
    Map<String, Tensor> tiles = new LinkedHashMap<>();
    Resampler around =
        Resampler.catmullRom().region(-SMALL / 2.0, -SMALL / 2.0, SMALL * 1.5, SMALL * 1.5);
    Tensor shapes = shapes();
    policies.forEach(
        (name, policy) -> tiles.put(name, around.edge(policy).resize(shapes, TILE, TILE)));
    return tiles;
  }

  /** Fine lines at half their size, every pixel shown as a square: as values, and as light. */
  static Map<String, Tensor> light() {
    Map<String, Resampler> filters = filters();
    filters.keySet().retainAll(List.of("box", "triangle", "mitchell", "lanczos(3)"));
    Map<String, Tensor> tiles = new LinkedHashMap<>();
    for (boolean light : new boolean[] {false, true}) {
      filters.forEach(
          (name, filter) -> {
            Tensor small = filter.linearLight(light).resize(lines(), TILE / 2, TILE / 2);
            tiles.put(name + (light ? ", linear light" : ""), enlarged(small));
          });
    }
    return tiles;
  }

  /** Every pixel as a square. */
  private static Tensor enlarged(Tensor tile) {
    return Resampler.nearest().resize(tile, TILE, TILE);
  }

  /** Rings that become narrower outwards: cos(πr²/2m) of the distance r to the centre. */
  private static Tensor zonePlate() {
    byte[] pixels = new byte[CHART * CHART];
    for (int y = 0; y < CHART; y++) {
      for (int x = 0; x < CHART; x++) {
        double dy = y + 0.5 - CHART / 2.0;
        double dx = x + 0.5 - CHART / 2.0;
        double ring = Math.cos(Math.PI * (dx * dx + dy * dy) / CHART);
        pixels[y * CHART + x] = (byte) Math.round(127.5 + 127.5 * ring);
      }
    }
    return Tensor.of(pixels, CHART, CHART);
  }

  /** Lines of a pixel, black and white, and on them a disc of 128 in a ring of 188. */
  private static Tensor lines() {
    byte[] pixels = new byte[CHART * CHART];
    for (int y = 0; y < CHART; y++) {
      for (int x = 0; x < CHART; x++) {
        double distance = Math.hypot(x + 0.5 - CHART / 2.0, y + 0.5 - CHART / 2.0);
        int lines = x % 2 * 255;
        pixels[y * CHART + x] = (byte) (distance < 36 ? 128 : distance < 72 ? 188 : lines);
      }
    }
    return Tensor.of(pixels, CHART, CHART);
  }

  /** A disc, a slanted edge, lines of a pixel and a ramp, each in a quarter. */
  private static Tensor shapes() {
    byte[] pixels = new byte[SMALL * SMALL];
    int half = SMALL / 2;
    for (int y = 0; y < SMALL; y++) {
      for (int x = 0; x < SMALL; x++) {
        int value;
        if (y < half && x < half) {
          value = Math.hypot(x - 5.5, y - 5.5) < 4 ? 230 : 40;
        } else if (y < half) {
          value = 3 * (x - half) + y < 22 ? 20 : 220;
        } else if (x < half) {
          value = x % 4 == 1 || y % 4 == 1 ? 240 : 60;
        } else {
          value = 10 * (x - half) + 10 * (y - half);
        }
        pixels[y * SMALL + x] = (byte) value;
      }
    }
    return Tensor.of(pixels, SMALL, SMALL);
  }

  private static BufferedImage picture(Map<String, Tensor> tiles) {
    int columns = tiles.size() == 6 ? 3 : COLUMNS;
    int rows = (tiles.size() + columns - 1) / columns;
    BufferedImage picture =
        new BufferedImage(columns * TILE, rows * (TILE + CAPTION), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    int at = 0;
    for (Map.Entry<String, Tensor> tile : tiles.entrySet()) {
      int left = at % columns * TILE;
      int top = at / columns * (TILE + CAPTION);
      graphics.drawString(tile.getKey(), left + 4, top + 14);
      draw(picture, (byte[]) tile.getValue().array(), left, top + CAPTION);
      at++;
    }
    graphics.dispose();
    return picture;
  }

  private static void draw(BufferedImage picture, byte[] pixels, int left, int top) {
    for (int y = 0; y < TILE; y++) {
      for (int x = 0; x < TILE; x++) {
        picture.getRaster().setSample(left + x, top + y, 0, pixels[y * TILE + x] & 255);
      }
    }
  }
}
