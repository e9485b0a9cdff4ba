package io.halfpixel.spark.benchmark;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What one writes without Halfpixel: fractions around 0 of a resized photo, plane by plane. */
final class Resizes {
  /** That of a ViT. */
  private static final int EDGE = 224;

  private Resizes() {}

  static float[] graphics(byte[] file) throws IOException {
    BufferedImage photo = ImageIO.read(new ByteArrayInputStream(file));
    BufferedImage small = new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(photo, 0, 0, EDGE, EDGE, null);
    graphics.dispose();
    return planes(((DataBufferByte) small.getRaster().getDataBuffer()).getData());
  }

  static float[] openCv(byte[] file) {
    opencv_core.setNumThreads(1);
    try (BytePointer bytes = new BytePointer(file);
        Mat encoded = new Mat(1, file.length, opencv_core.CV_8U, bytes);
        Mat photo = imdecode(encoded, IMREAD_COLOR);
        Mat small = new Mat();
        Size size = new Size(EDGE, EDGE)) {
      resize(photo, small, size);
      byte[] bgr = new byte[EDGE * EDGE * 3];
      small.data().get(bgr);
      return planes(bgr);
    }
  }

  private static float[] planes(byte[] bgr) {
    int plane = EDGE * EDGE;
    float[] planes = new float[3 * plane];
    for (int pixel = 0; pixel < plane; pixel++) {
      for (int c = 0; c < 3; c++) {
        float fraction = (bgr[pixel * 3 + 2 - c] & 0xff) / 255f;
        planes[c * plane + pixel] = (fraction - 0.5f) / 0.5f;
      }
    }
    return planes;
  }
}
