package io.halfpixel.resample;

/** What the last channel means, where it is the opacity of a pixel. */
public enum AlphaMode {
  /** The last channel is one like the others. */
  IGNORE,
  /** Colours are multiplied by alpha already, as resampling needs it: nothing is done. */
  PREMULTIPLIED,
  /**
   * Colours are not multiplied by alpha: they are multiplied before the image is resampled, and
   * divided afterwards, so that invisible colours do not bleed. Colours become 0 where alpha is 0.
   */
  PREMULTIPLY
}
