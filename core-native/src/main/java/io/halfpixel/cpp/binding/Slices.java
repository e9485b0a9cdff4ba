package io.halfpixel.cpp.binding;

/** How a plan is cut more finely than into bands, where a binding asks for that. */
public final class Slices {
  private Slices() {}

  /**
   * Returns into how many slices each band is cut, so that all of them can be numbered.
   *
   * @param slices into how many slices the whole plan is to be cut, at least 1
   * @param bands the number of bands, at least 1
   */
  public static int perBand(int slices, int bands) {
    return Math.min((slices - 1) / bands + 1, Integer.MAX_VALUE / bands);
  }
}
