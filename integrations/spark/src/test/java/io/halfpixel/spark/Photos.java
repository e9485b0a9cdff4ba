package io.halfpixel.spark;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/**
 * Many different files of a few photos: parts of them, of different sizes, some of them of no use.
 */
final class Photos {
  private static final Path IMAGES = Path.of("../../docs/images");

  private Photos() {}

  /** Returns whether the file with a number is of no use: one of 25. */
  static boolean isBad(int number) {
    return number % 25 == 3;
  }

  /** Writes files with the names {@code 00000}, {@code 00001}, and so on. */
  static void write(Path folder, int files) throws IOException {
    BufferedImage[] photos = {read("chelsea.png"), read("coffee.png")};
    for (int number = 0; number < files; number++) {
      BufferedImage photo = photos[number % photos.length];
      byte[] file = encoded(part(photo, number), number % 3 == 0 ? "png" : "jpg");
      Files.write(
          folder.resolve("%05d".formatted(number)), isBad(number) ? damaged(file, number) : file);
    }
  }

  private static BufferedImage read(String name) throws IOException {
    return ImageIO.read(IMAGES.resolve(name).toFile());
  }

  private static BufferedImage part(BufferedImage photo, int number) {
    int width = 40 + number * 7 % 120;
    int height = 30 + number * 11 % 110;
    int x = number * 13 % (photo.getWidth() - width);
    int y = number * 5 % (photo.getHeight() - height);
    BufferedImage part = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = part.createGraphics();
    graphics.drawImage(photo, -x, -y, null);
    graphics.dispose();
    return part;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static byte[] damaged(byte[] file, int number) {
    return switch (number / 25 % 3) {
      case 0 -> Arrays.copyOf(file, file.length * 2 / 3);
      case 1 -> new byte[] {'n', 'o', ' ', 'i', 'm', 'a', 'g', 'e'};
      default -> huge();
    };
  }

  /** Returns a few bytes that say to be 9 GB of pixels. */
  static byte[] huge() {
    ByteBuffer png = ByteBuffer.wrap(SparkTests.file("png", 50, 60, 1));
    png.putInt(16, 60_000).putInt(20, 50_000);
    CRC32 sum = new CRC32();
    sum.update(png.array(), 12, 17);
    png.putInt(29, (int) sum.getValue());
    return png.array();
  }
}
