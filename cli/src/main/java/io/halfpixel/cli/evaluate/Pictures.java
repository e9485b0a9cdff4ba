package io.halfpixel.cli.evaluate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

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
   * @param software what the file says it was made by
   */
  static void writeSheet(List<List<Photo>> rows, String software, Path file) throws IOException {
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
    write(sheet, software, file);
  }

  private static void write(BufferedImage image, String software, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", "Software");
    entry.setAttribute("value", software);
    IIOMetadataNode text = new IIOMetadataNode("tEXt");
    text.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
    root.appendChild(text);
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      metadata.mergeTree(metadata.getNativeMetadataFormatName(), root);
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
  }
}
