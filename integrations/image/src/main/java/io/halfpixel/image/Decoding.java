package io.halfpixel.image;

/** Whose pixels a file is decoded to. */
public enum Decoding {
  /**
   * {@code PIL.Image.open}: samples as they are stored, in Pillow's mode. Neither colour profiles
   * nor gamma nor, except in TIFF, the orientation are applied.
   */
  PILLOW,
  /**
   * {@code cv2.imread} or {@code cv2.imdecode} with {@code IMREAD_COLOR}: blue, green, red in [h,
   * w, 3] bytes, turned upright.
   */
  OPENCV,
  /**
   * {@code torchvision.io.decode_image} with its default mode {@code UNCHANGED}, but interleaved.
   * PNG files of 16 bits give {@code uint16}, palettes indices, and CMYK is the inverse of
   * Pillow's. The orientation is not applied.
   */
  TORCHVISION,
  /** The same with {@code mode="RGB"}. */
  TORCHVISION_RGB,
  /**
   * {@code tf.io.decode_jpeg(dct_method="INTEGER_ACCURATE")} and {@code tf.io.decode_png} to {@code
   * uint8}. The orientation is not applied.
   */
  TENSORFLOW_ACCURATE,
  /**
   * {@code tf.io.decode_jpeg} with its default, the fast and inexact transform of libjpeg, which no
   * decoder of Java has: JPEG files are refused. PNG files are those of {@link
   * #TENSORFLOW_ACCURATE}.
   */
  TENSORFLOW
}
