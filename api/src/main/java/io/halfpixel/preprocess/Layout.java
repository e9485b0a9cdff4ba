package io.halfpixel.preprocess;

/** How the values of an image lie in memory. */
public enum Layout {
  /** [height, width, channels]: rows of pixels, as decoders give them. */
  INTERLEAVED,
  /** [channels, height, width]: one plane after the other, as most models want them. */
  PLANES
}
