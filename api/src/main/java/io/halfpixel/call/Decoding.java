package io.halfpixel.call;

/** Whose pixels of an image file are wanted, and in which form. */
public enum Decoding {
  /** {@code PIL.Image.open}: the image in its own mode, not turned. */
  PILLOW,
  /** {@code PIL.Image.open} and {@code convert("RGB")}, not turned. */
  PILLOW_RGB,
  /** {@code PIL.Image.open} and {@code convert("L")}, not turned. */
  PILLOW_L,
  /** The same as RGB after {@code PIL.ImageOps.exif_transpose}. */
  PILLOW_UPRIGHT_RGB,
  /** {@code torchvision.io.decode_image(mode="RGB")}, [c, h, w], not turned. */
  TORCHVISION_RGB,
  /** {@code cv2.imread(IMREAD_COLOR)}: blue, green, red, turned as EXIF says. */
  OPENCV_BGR
}
