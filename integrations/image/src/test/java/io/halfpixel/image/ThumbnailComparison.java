package io.halfpixel.image;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.imgscalr.Scalr;

/**
 * Thumbnails by Halfpixel, Thumbnailator and imgscalr, side by side: time, and SSIM against two
 * references in binary64. Not a test; docs/images.md says how to start it.
 *
 * <p>Arguments: an image, the width and height of the thumbnail, and a PNG file to write the
 * results to, side by side and enlarged.
 */
public final class ThumbnailComparison {
  private static final int ROUNDS = 15;
  private static final int ENLARGED = 3;
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private ThumbnailComparison() {}

  private static Map<String, UnaryOperator<BufferedImage>> candidates(int width, int height) {
    Map<String, UnaryOperator<BufferedImage>> candidates = new LinkedHashMap<>();
    candidates.put("Halfpixel `Images.resize`", image -> Images.resize(image, width, height));
    candidates.put(
        "Thumbnailator `forceSize`",
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
          "imgscalr `" + method + "`",
          image -> Scalr.resize(image, method, Scalr.Mode.FIT_EXACT, width, height));
    }
    return candidates;
  }

  /** Compares and prints a table. */
  public static void main(String[] args) throws IOException {
    BufferedImage photo = ImageIO.read(new File(args[0]));
    int width = Integer.parseInt(args[1]);
    int height = Integer.parseInt(args[2]);
    PrintStream out = System.out;
    out.println(
        "| thumbnail | TYPE_3BYTE_BGR, ms | TYPE_INT_ARGB, ms | SSIM, Lanczos | SSIM, area |");
    out.println("|---|---|---|---|---|");
    double[][] lanczos = FloatReference.resized(photo, width, height, true);
    double[][] area = FloatReference.resized(photo, width, height, false);
    List<BufferedImage> results = new ArrayList<>();
    Map<String, UnaryOperator<BufferedImage>> candidates = candidates(width, height);
    for (Map.Entry<String, UnaryOperator<BufferedImage>> each : candidates.entrySet()) {
      BufferedImage bgr = converted(photo, BufferedImage.TYPE_3BYTE_BGR);
      BufferedImage argb = converted(photo, BufferedImage.TYPE_INT_ARGB);
      BufferedImage small = each.getValue().apply(bgr);
      results.add(small);
      double[][] luma = FloatReference.luma(small);
      out.printf(
          "| %s | %.2f | %.2f | %.4f | %.4f |%n",
          each.getKey(),
          millis(each.getValue(), bgr),
          millis(each.getValue(), argb),
          FloatReference.ssim(luma, lanczos),
          FloatReference.ssim(luma, area));
    }
    if (args.length > 3) {
      ImageIO.write(sideBySide(results), "png", new File(args[3]));
    }
  }

  private static BufferedImage converted(BufferedImage image, int type) {
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        converted.setRGB(x, y, image.getRGB(x, y));
      }
    }
    return converted;
  }

  /** The median time of the processor in some rounds, after as many that do not count. */
  private static double millis(UnaryOperator<BufferedImage> resize, BufferedImage image) {
    double[] times = new double[2 * ROUNDS];
    for (int i = 0; i < times.length; i++) {
      long begun = THREAD.getCurrentThreadCpuTime();
      resize.apply(image);
      times[i] = (THREAD.getCurrentThreadCpuTime() - begun) / 1e6;
    }
    double[] counted = Arrays.copyOfRange(times, ROUNDS, times.length);
    Arrays.sort(counted);
    return counted[ROUNDS / 2];
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
