package io.halfpixel.rules;

/**
 * What lies beyond the edge of an axis. The names are those of {@code scipy.ndimage}, where {@code
 * nearest} is {@link #CLAMP} here.
 */
public enum Edge {
  /** The edge pixel again: a a a | a b c d | d d d. */
  CLAMP {
    @Override
    public int index(long k, int length) {
      return (int) Math.min(Math.max(k, 0), length - 1);
    }
  },
  /** The image mirrored at its border: c b a | a b c d | d c b. */
  REFLECT {
    @Override
    public int index(long k, int length) {
      long phase = Math.floorMod(k, 2L * length);
      return (int) Math.min(phase, 2L * length - 1 - phase);
    }
  },
  /** The image mirrored at the centre of its edge pixel: d c b | a b c d | c b a. */
  MIRROR {
    @Override
    public int index(long k, int length) {
      long period = Math.max(1, 2L * length - 2);
      long phase = Math.floorMod(k, period);
      return (int) Math.min(phase, period - phase);
    }
  },
  /** The image again: b c d | a b c d | a b c. */
  WRAP {
    @Override
    public int index(long k, int length) {
      return (int) Math.floorMod(k, (long) length);
    }
  },
  /** A value that is the same everywhere; it counts in the sum of weights. */
  CONSTANT {
    @Override
    public int index(long k, int length) {
      return inside(k, length);
    }
  },
  /** Nothing: only pixels of the image are weighted. */
  LEAVE_OUT {
    @Override
    public int index(long k, int length) {
      return inside(k, length);
    }
  };

  /** What {@link #index} returns where no pixel of the image is read. */
  public static final int NO_PIXEL = -1;

  /**
   * Returns the index of the pixel that stands at place k, or {@link #NO_PIXEL}.
   *
   * @param k the place, |k| at most 2^62
   * @param length the number of pixels, at least 1
   */
  public abstract int index(long k, int length);

  private static int inside(long k, int length) {
    return k >= 0 && k < length ? (int) k : NO_PIXEL;
  }
}
