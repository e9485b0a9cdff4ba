package io.halfpixel.cli.evaluate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/** Images for people: crops, magnified errors, and a sheet of both. */
final class Pictures {
  /** Errors are shown this many times as strong, around a middle gray. */
  static final int ERROR_GAIN = 4;

  private static final float MIDDLE = 128;
  private static final int OPAQUE = 0xff000000;
  private static final int SHEET_ZOOM = 3;
  private static final int SHEET_GAP = 6;

  private Pictures() {}

  /** Returns the signed error of an image, magnified: gray where nothing differs. */
  static Photo error(Photo truth, Photo image) {
    float[] errors = new float[truth.samples().length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = MIDDLE + ERROR_GAIN * (image.samples()[i] - truth.samples()[i]);
    }
    return new Photo(truth.height(), truth.width(), truth.channels(), errors).toBytes();
  }

  private static int rgb(Photo photo, int y, int x) {
    int at = (y * photo.width() + x) * photo.channels();
    int step = photo.channels() == 1 ? 0 : 1;
    float[] samples = photo.samples();
    return (int) samples[at] << 16 | (int) samples[at + step] << 8 | (int) samples[at + 2 * step];
  }

  /** Returns an image of 8-bit samples as the text of a data URI. */
  static String dataUri(Photo photo) {
    BufferedImage image =
        new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
    draw(photo, image, 0, 0, 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void draw(Photo photo, BufferedImage on, int top, int left, int zoom) {
    for (int y = 0; y < photo.height() * zoom; y++) {
      for (int x = 0; x < photo.width() * zoom; x++) {
        on.setRGB(left + x, top + y, OPAQUE | rgb(photo, y / zoom, x / zoom));
      }
    }
  }

  /**
   * Writes images of one size as a PNG, enlarged by repetition, in rows.
   *
   * @param rows the rows from the top, of equal lengths
   */
  static void writeSheet(List<List<Photo>> rows, Path file) throws IOException {
    Photo first = rows.get(0).get(0);
    int stepX = first.width() * SHEET_ZOOM + SHEET_GAP;
    int stepY = first.height() * SHEET_ZOOM + SHEET_GAP;
    BufferedImage sheet =
        new BufferedImage(
            rows.get(0).size() * stepX - SHEET_GAP,
            rows.size() * stepY - SHEET_GAP,
            BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        draw(rows.get(row).get(column), sheet, row * stepY, column * stepX, SHEET_ZOOM);
      }
    }
    ImageIO.write(sheet, "png", file.toFile());
  }
}
