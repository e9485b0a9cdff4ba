package io.halfpixel.tensorflow;

import io.halfpixel.InvalidArgumentException;

/** The methods of {@code tf.image.resize}, {@code tf.image.ResizeMethod}. */
public enum ResizeMethod {
  /** Linear interpolation; with antialiasing a triangle filter. */
  BILINEAR("bilinear"),
  /** Copies the pixel at ⌊(i + ½)·ratio⌋ and keeps the data type. */
  NEAREST_NEIGHBOR("nearest"),
  /**
   * Cubic convolution with a = −½ from a table of 1024 steps; with antialiasing the same cubic
   * computed directly.
   */
  BICUBIC("bicubic"),
  /** The mean of the covered pixels. */
  AREA("area"),
  /** The Lanczos filter of radius 3. */
  LANCZOS3("lanczos3"),
  /** The Lanczos filter of radius 5. */
  LANCZOS5("lanczos5"),
  /** A Gaussian filter with radius 1½ and σ = ½. */
  GAUSSIAN("gaussian"),
  /** The cubic filter of Mitchell and Netravali. */
  MITCHELLCUBIC("mitchellcubic");

  private final String frameworkName;

  ResizeMethod(String frameworkName) {
    this.frameworkName = frameworkName;
  }

  /** Returns TensorFlow's name of this method, such as {@code "nearest"}. */
  public String frameworkName() {
    return frameworkName;
  }

  /**
   * Returns the method with TensorFlow's name.
   *
   * @param name a name such as {@code "nearest"}, in lower case as in TensorFlow
   * @throws InvalidArgumentException if no method has that name
   */
  public static ResizeMethod of(String name) {
    for (ResizeMethod method : values()) {
      if (method.frameworkName.equals(name)) {
        return method;
      }
    }
    throw new InvalidArgumentException("Resize method is not implemented: " + name);
  }

  /** Returns the rule of this method. Antialiasing concerns the methods that are filters. */
  ResizeRule rule(boolean antialias) {
    return switch (this) {
      case NEAREST_NEIGHBOR -> new NearestRule(Coordinates.HALF_PIXEL);
      case AREA -> new AreaRule(Coordinates.LEGACY);
      case BILINEAR ->
          antialias
              ? new ScaleAndTranslateRule(SamplingKernel.TRIANGLE, true)
              : new BilinearRule(Coordinates.HALF_PIXEL);
      case BICUBIC ->
          antialias
              ? new ScaleAndTranslateRule(SamplingKernel.KEYSCUBIC, true)
              : new BicubicRule(Coordinates.HALF_PIXEL);
      case LANCZOS3 -> new ScaleAndTranslateRule(SamplingKernel.LANCZOS3, antialias);
      case LANCZOS5 -> new ScaleAndTranslateRule(SamplingKernel.LANCZOS5, antialias);
      case GAUSSIAN -> new ScaleAndTranslateRule(SamplingKernel.GAUSSIAN, antialias);
      case MITCHELLCUBIC -> new ScaleAndTranslateRule(SamplingKernel.MITCHELLCUBIC, antialias);
    };
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName;
  }
}
