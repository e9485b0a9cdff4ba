package io.halfpixel.image;

import io.halfpixel.Backends;
import io.halfpixel.image.FloatReference.Filter;
import io.halfpixel.pillow.Resampling;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/**
 * Compares thumbnails with Thumbnailator and imgscalr: the time of a call on one thread, the
 * fastest of many that take turns, and SSIM of the luma against three references.
 *
 * <pre>
 * ThumbnailComparison PHOTO [SIZE...] [--picture OUT.png]
 * </pre>
 *
 * The photo is enlarged to 1920 columns and cut to 1080 rows; a size is {@code 320x180}. {@code
 * benchmarks/thumbnails} runs it.
 */
public final class ThumbnailComparison {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final int ROUNDS = 15;
  private static final int ENLARGED = 3;

  private static final List<Integer> TYPES =
      List.of(
          BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB);

  private ThumbnailComparison() {}

  private static Map<String, UnaryOperator<BufferedImage>> candidates(int width, int height) {
    Map<String, UnaryOperator<BufferedImage>> candidates = new LinkedHashMap<>();
    String backend = Backends.candidates().get(0).id();
    candidates.put("Halfpixel, " + backend, image -> Images.resize(image, width, height));
    candidates.put(
        "Halfpixel, " + backend + ", `BOX`",
        image -> Images.resize(image, width, height, Resampling.BOX));
    candidates.put(
        "Thumbnailator 0.4.21",
        image -> {
          try {
            return Thumbnails.of(image).forceSize(width, height).asBufferedImage();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    for (Scalr.Method method :
        List.of(Scalr.Method.SPEED, Scalr.Method.QUALITY, Scalr.Method.ULTRA_QUALITY)) {
      candidates.put(
          "imgscalr 4.2, " + method,
          image -> Scalr.resize(image, method, Scalr.Mode.FIT_EXACT, width, height));
    }
    return candidates;
  }

  /** Compares and prints a table for each size. */
  public static void main(String[] args) throws IOException {
    BufferedImage photo = large(ImageIO.read(new File(args[0])));
    File picture = null;
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--picture")) {
        picture = new File(args[++i]);
      } else {
        int by = args[i].indexOf('x');
        int width = Integer.parseInt(args[i].substring(0, by));
        int height = Integer.parseInt(args[i].substring(by + 1));
        List<BufferedImage> results = compare(photo, width, height);
        if (picture != null) {
          ImageIO.write(sideBySide(results), "png", picture);
        }
      }
    }
  }

  private static BufferedImage large(BufferedImage photo) {
    int rows = Math.max(HEIGHT, photo.getHeight() * WIDTH / photo.getWidth());
    BufferedImage bgr = converted(photo, BufferedImage.TYPE_3BYTE_BGR, false);
    return Images.resize(bgr, WIDTH, rows).getSubimage(0, 0, WIDTH, HEIGHT);
  }

  private static List<BufferedImage> compare(BufferedImage photo, int width, int height) {
    List<BufferedImage> images = new ArrayList<>();
    TYPES.forEach(type -> images.add(converted(photo, type, false)));
    images.add(converted(photo, BufferedImage.TYPE_INT_ARGB, true));
    Map<String, UnaryOperator<BufferedImage>> candidates = candidates(width, height);
    double[][] millis = millis(new ArrayList<>(candidates.values()), images);
    PrintStream out = System.out;
    out.printf(
        "%n| %dx%d | BGR | INT_RGB | INT_ARGB | translucent | SSIM, ideal | SSIM, Lanczos | SSIM,"
            + " area |%n|---|---:|---:|---:|---:|---:|---:|---:|%n",
        width, height);
    List<double[][]> references = new ArrayList<>();
    for (Filter filter : List.of(Filter.IDEAL, Filter.LANCZOS, Filter.AREA)) {
      references.add(FloatReference.resized(photo, width, height, filter));
    }
    List<BufferedImage> results = new ArrayList<>();
    int row = 0;
    for (Map.Entry<String, UnaryOperator<BufferedImage>> each : candidates.entrySet()) {
      BufferedImage small = each.getValue().apply(images.get(0));
      results.add(small);
      out.print("| " + each.getKey());
      for (double time : millis[row++]) {
        out.printf(" | %.2f", time);
      }
      for (double[][] reference : references) {
        out.printf(" | %.4f", FloatReference.ssim(FloatReference.luma(small), reference));
      }
      out.println(" |");
    }
    return results;
  }

  private static BufferedImage converted(BufferedImage image, int type, boolean isTranslucent) {
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int opacity = isTranslucent ? x * 255 / image.getWidth() : 255;
        converted.setRGB(x, y, image.getRGB(x, y) & 0xFFFFFF | opacity << 24);
      }
    }
    return converted;
  }

  /** Returns the fastest call of each candidate and image, in milliseconds; all take turns. */
  private static double[][] millis(
      List<UnaryOperator<BufferedImage>> candidates, List<BufferedImage> images) {
    double[][] fastest = new double[candidates.size()][images.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int candidate = 0; candidate < fastest.length; candidate++) {
        for (int image = 0; image < images.size(); image++) {
          long begun = System.nanoTime();
          candidates.get(candidate).apply(images.get(image));
          double time = (System.nanoTime() - begun) / 1e6;
          double before = fastest[candidate][image];
          fastest[candidate][image] = round == 0 ? time : Math.min(before, time);
        }
      }
    }
    return fastest;
  }

  /** The middle of each result, each pixel as a square. */
  private static BufferedImage sideBySide(List<BufferedImage> results) {
    int side = Math.min(results.get(0).getWidth(), results.get(0).getHeight()) / 2;
    int step = side * ENLARGED + 4;
    BufferedImage all =
        new BufferedImage(step * results.size() - 4, side * ENLARGED, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < results.size(); i++) {
      BufferedImage each = results.get(i);
      for (int y = 0; y < side * ENLARGED; y++) {
        for (int x = 0; x < side * ENLARGED; x++) {
          int column = (each.getWidth() - side) / 2 + x / ENLARGED;
          int row = (each.getHeight() - side) / 2 + y / ENLARGED;
          all.setRGB(i * step + x, y, each.getRGB(column, row));
        }
      }
    }
    return all;
  }
}
