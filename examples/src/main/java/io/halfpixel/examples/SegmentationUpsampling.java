package io.halfpixel.examples;

import io.halfpixel.Tensor;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A segmentation network answers at an eighth of the photo's size. Upsample its class scores and
 * then decide, or decide and then upsample the labels? Both, on a fundus photograph, against the
 * decision at full size, with a picture to look at.
 */
public final class SegmentationUpsampling {
  private static final int STRIDE = 8;
  private static final int CROP = 460;
  private static final int CAPTION = 40;

  private SegmentationUpsampling() {}

  /**
   * Runs the example.
   *
   * @param args the file to write, segmentation.png unless given
   */
  public static void main(String[] args) throws IOException {
    BufferedImage photo = photo();
    Result result = compare(green(photo));
    print("labels, nearest", result.fromLabels(), result.reference());
    print("scores, bilinear", result.fromScores(), result.reference());
    File file = new File(args.length > 0 ? args[0] : "segmentation.png");
    if (!ImageIO.write(picture(photo, result), "png", file)) {
      throw new IOException("no writer for " + file);
    }
    System.out.println("wrote " + file);
  }

  /**
   * Labels of every pixel, [1, 1, h, w].
   *
   * @param reference decided at full size
   * @param fromLabels decided at an eighth, labels upsampled with mode nearest
   * @param fromScores scores upsampled with mode bilinear, then decided
   */
  record Result(Tensor reference, Tensor fromLabels, Tensor fromScores) {}

  static Result compare(Tensor green) {
    Tensor scores = RetinaScores.of(green);
    long height = green.shape().length(2);
    long width = green.shape().length(3);
    Tensor small = RetinaScores.resize(scores, height / STRIDE, width / STRIDE);
    Upsample nearest = Upsample.builder().scaleFactor(STRIDE).mode(Mode.NEAREST).build();
    Upsample bilinear =
        Upsample.builder().scaleFactor(STRIDE).mode(Mode.BILINEAR).alignCorners(false).build();
    return new Result(
        RetinaScores.argmax(scores),
        nearest.forward(RetinaScores.argmax(small)),
        RetinaScores.argmax(bilinear.forward(small)));
  }

  /** Returns the share of pixels with equal labels. */
  static double agreement(Tensor a, Tensor b) {
    byte[] left = (byte[]) a.array();
    byte[] right = (byte[]) b.array();
    int equal = 0;
    for (int i = 0; i < left.length; i++) {
      equal += left[i] == right[i] ? 1 : 0;
    }
    return (double) equal / left.length;
  }

  /** Returns the Dice coefficient of the vessels, 2·|A ∩ B| / (|A| + |B|). */
  static double dice(Tensor a, Tensor b) {
    byte[] left = (byte[]) a.array();
    byte[] right = (byte[]) b.array();
    long both = 0;
    long sum = 0;
    for (int i = 0; i < left.length; i++) {
      boolean inLeft = left[i] == RetinaScores.VESSEL;
      boolean inRight = right[i] == RetinaScores.VESSEL;
      both += inLeft && inRight ? 1 : 0;
      sum += (inLeft ? 1 : 0) + (inRight ? 1 : 0);
    }
    return sum == 0 ? 1 : 2.0 * both / sum;
  }

  private static void print(String what, Tensor labels, Tensor reference) {
    System.out.printf(
        Locale.ROOT,
        "%-17s agreement %.4f, Dice of the vessels %.4f%n",
        what,
        agreement(labels, reference),
        dice(labels, reference));
  }

  /** Reads the photo and cuts it to a multiple of the stride. */
  static BufferedImage photo() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SegmentationUpsampling.class.getResourceAsStream("retina.jpg"), "retina.jpg")) {
      BufferedImage image = ImageIO.read(in);
      return image.getSubimage(
          0, 0, image.getWidth() / STRIDE * STRIDE, image.getHeight() / STRIDE * STRIDE);
    }
  }

  static Tensor green(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    float[] green = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      green[i] = (pixels[i] >> 8 & 0xff) / 255f;
    }
    return Tensor.of(green, 1, 1, height, width);
  }

  /** Draws the same square of the photo four times: plain, and under each set of labels. */
  private static BufferedImage picture(BufferedImage photo, Result result) {
    String[] captions = {
      "photo", "decided at full size", "labels 1/8, nearest", "scores 1/8, bilinear"
    };
    @Nullable Tensor[] labels = {
      null, result.reference(), result.fromLabels(), result.fromScores()
    };
    int left = 330;
    int top = 330;
    int panel = CROP + CAPTION;
    BufferedImage picture =
        new BufferedImage(2 * CROP + 12, 2 * panel + 12, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(new Color(0xf6f5f2));
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
    graphics.setColor(new Color(0x2b2b2b));
    for (int i = 0; i < captions.length; i++) {
      int x = i % 2 * (CROP + 12);
      int y = i / 2 * (panel + 12);
      graphics.drawString(captions[i], x + 10, y + 27);
      graphics.drawImage(overlay(photo, labels[i], left, top), x, y + CAPTION, null);
    }
    graphics.dispose();
    return picture;
  }

  private static BufferedImage overlay(
      BufferedImage photo, @Nullable Tensor labels, int left, int top) {
    BufferedImage panel = new BufferedImage(CROP, CROP, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < CROP; y++) {
      for (int x = 0; x < CROP; x++) {
        int rgb = photo.getRGB(left + x, top + y);
        boolean vessel =
            labels != null
                && ((byte[]) labels.array())[(top + y) * photo.getWidth() + left + x]
                    == RetinaScores.VESSEL;
        panel.setRGB(x, y, vessel ? tint(rgb) : rgb);
      }
    }
    return panel;
  }

  /** Mixes a colour with cyan. */
  private static int tint(int rgb) {
    int red = (rgb >> 16 & 0xff) / 3;
    int green = (rgb >> 8 & 0xff) / 3 + 160;
    int blue = (rgb & 0xff) / 3 + 170;
    return red << 16 | Math.min(255, green) << 8 | Math.min(255, blue);
  }
}
