/**
 * Image files and Java's images as tensors, with the pixels that Pillow, OpenCV, torchvision and
 * TensorFlow decode; thumbnails.
 *
 * <p>Readers of formats are Java's Image I/O and the plug-ins that it finds.
 */
module io.halfpixel.image {
  requires transitive io.halfpixel;
  requires transitive java.desktop;
  requires static org.jspecify;

  exports io.halfpixel.image;
}
