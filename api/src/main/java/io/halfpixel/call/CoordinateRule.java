package io.halfpixel.call;

/**
 * Where a framework looks for output pixel i on an input axis whose pixels have their centres at 0,
 * 1, …, n − 1. N is the output length.
 *
 * <p>Coordinates here are exact arithmetic rounded to binary64, for people to read; the plan has
 * the indices and weights that the framework's own arithmetic gives.
 */
public enum CoordinateRule {
  /** Pixels are squares; their borders coincide. */
  HALF_PIXEL(
      "half-pixel centres: pixels are squares, and the borders of both images coincide",
      "x = (i + 1/2)·r - 1/2"),
  /** The first and the last pixels coincide. */
  ALIGNED_CORNERS(
      "aligned corners: the centres of the first pixels coincide, and those of the last",
      "x = i·r"),
  /** What antialiasing makes of aligned corners in PyTorch. */
  ALIGNED_RATIO(
      "the ratio of aligned corners, but half-pixel centres, as antialias in PyTorch has it",
      "x = (i + 1/2)·r - 1/2"),
  /** The pixel under the left edge of the output pixel. */
  LEFT_EDGE(
      "the pixel that the left edge of the output pixel falls on", "x = i·r, takes pixel floor(x)"),
  /** The pixel under the centre of the output pixel. */
  CENTRE(
      "the pixel that the centre of the output pixel falls on",
      "x = (i + 1/2)·r - 1/2, takes pixel floor(x + 1/2)"),
  /** The mean of what an output pixel covers. */
  COVERED(
      "the mean of the pixels that the output pixel covers", "covers [i·r, (i + 1)·r), centre x"),
  /** The mean of everything that an output pixel touches. */
  TOUCHED(
      "the mean of all pixels that the output pixel touches, each counted whole",
      "touches [i·r, (i + 1)·r), centre x");

  private final String words;
  private final String formula;

  CoordinateRule(String words, String formula) {
    this.words = words;
    this.formula = formula;
  }

  /** Returns the rule of a method of {@code tf.image.resize}, which Keras takes over. */
  public static CoordinateRule ofTensorFlow(String mode) {
    return switch (mode) {
      case "nearest" -> CENTRE;
      case "area" -> COVERED;
      default -> HALF_PIXEL;
    };
  }

  /** Returns the rule in words. */
  public String words() {
    return words;
  }

  /** Returns the rule as a formula of the output pixel i and the ratio r. */
  public String formula() {
    return formula;
  }

  private boolean followsScale(double scale) {
    return scale > 0 && this != TOUCHED;
  }

  private boolean isAligned() {
    return this == ALIGNED_CORNERS || this == ALIGNED_RATIO;
  }

  /**
   * Returns the distance of two neighbouring output pixels in input pixels.
   *
   * @param scale the caller's scale if coordinates follow it, or 0 if they follow the two lengths
   */
  public double ratio(int inputLength, int outputLength, double scale) {
    if (isAligned()) {
      return outputLength > 1 ? (inputLength - 1.0) / (outputLength - 1) : 0;
    }
    return followsScale(scale) ? 1 / scale : (double) inputLength / outputLength;
  }

  /** Returns the ratio as a formula with its numbers. */
  public String ratioText(int inputLength, int outputLength, double scale) {
    if (isAligned()) {
      return outputLength > 1
          ? "r = (n - 1)/(N - 1) = " + (inputLength - 1) + "/" + (outputLength - 1)
          : "r = 0, for there is one output pixel only";
    }
    return scale > 0 ? "r = 1/scale = 1/" + scale : "r = n/N = " + inputLength + "/" + outputLength;
  }

  /** Returns the coordinate of an output pixel. */
  public double position(int i, double ratio) {
    return this == LEFT_EDGE || this == ALIGNED_CORNERS ? i * ratio : (i + 0.5) * ratio - 0.5;
  }
}
