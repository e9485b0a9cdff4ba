package io.halfpixel.spark.benchmark;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Many JPEG files of 500 x 375 to 640 x 480, about the size of those of ImageNet. */
final class PhotoFiles {
  private static final float QUALITY = 0.9f;

  private PhotoFiles() {}

  /** Writes files of random parts of photos, always the same ones; returns how many bytes. */
  static long write(Path folder, int files, Path photos) throws IOException {
    List<BufferedImage> originals = read(photos);
    Random random = new Random(7);
    long bytes = 0;
    for (int number = 0; number < files; number++) {
      byte[] file = jpeg(part(originals.get(number % originals.size()), random));
      Files.write(folder.resolve("%06d.jpg".formatted(number)), file);
      bytes += file.length;
    }
    return bytes;
  }

  private static List<BufferedImage> read(Path folder) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(each -> each.toString().matches(".*/(chelsea|coffee|astronaut).png"))
              .sorted()
              .toList()) {
        images.add(ImageIO.read(file.toFile()));
      }
    }
    if (images.isEmpty()) {
      throw new IOException("there is no chelsea.png, coffee.png or astronaut.png in " + folder);
    }
    return images;
  }

  private static BufferedImage part(BufferedImage photo, Random random) {
    int width = 500 + random.nextInt(141);
    int height = width * 3 / 4;
    double share = 0.6 + 0.4 * random.nextDouble();
    double scale =
        Math.max(width / (photo.getWidth() * share), height / (photo.getHeight() * share));
    BufferedImage part = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = part.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int left = (int) (random.nextDouble() * (photo.getWidth() * scale - width));
    int top = (int) (random.nextDouble() * (photo.getHeight() * scale - height));
    graphics.drawImage(
        photo,
        -left,
        -top,
        (int) Math.ceil(photo.getWidth() * scale),
        (int) Math.ceil(photo.getHeight() * scale),
        null);
    graphics.dispose();
    return part;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(QUALITY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
