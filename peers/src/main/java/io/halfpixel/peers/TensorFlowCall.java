package io.halfpixel.peers;

import io.halfpixel.tensorflow.ResizeMethod;

/**
 * One of TensorFlow's resize operations with its arguments.
 *
 * @param op the operation
 * @param height the new height
 * @param width the new width
 * @param alignCorners ignored by ScaleAndTranslate
 * @param halfPixelCenters ignored by ResizeArea and ScaleAndTranslate
 * @param kernelType of ScaleAndTranslate, such as {@code "lanczos3"}, else empty
 * @param antialias of ScaleAndTranslate
 */
public record TensorFlowCall(
    Op op,
    int height,
    int width,
    boolean alignCorners,
    boolean halfPixelCenters,
    String kernelType,
    boolean antialias) {

  /** The operations, with TensorFlow's names. */
  public enum Op {
    /** {@code tf.raw_ops.ResizeBilinear}. */
    RESIZE_BILINEAR("ResizeBilinear"),
    /** {@code tf.raw_ops.ResizeBicubic}. */
    RESIZE_BICUBIC("ResizeBicubic"),
    /** {@code tf.raw_ops.ResizeNearestNeighbor}. */
    RESIZE_NEAREST_NEIGHBOR("ResizeNearestNeighbor"),
    /** {@code tf.raw_ops.ResizeArea}. */
    RESIZE_AREA("ResizeArea"),
    /** {@code tf.raw_ops.ScaleAndTranslate} with the ratio of the sizes and no translation. */
    SCALE_AND_TRANSLATE("ScaleAndTranslate");

    private final String frameworkName;

    Op(String frameworkName) {
      this.frameworkName = frameworkName;
    }

    /** Returns TensorFlow's name. */
    public String frameworkName() {
      return frameworkName;
    }
  }

  /** Returns one of the operations other than ScaleAndTranslate. */
  public static TensorFlowCall raw(
      Op op, int height, int width, boolean alignCorners, boolean halfPixelCenters) {
    return new TensorFlowCall(op, height, width, alignCorners, halfPixelCenters, "", false);
  }

  /**
   * Returns the operation that {@code tf.image.resize} runs.
   *
   * <p>Source: TensorFlow, {@code python/ops/image_ops_impl.py}, {@code resize_images_v2}.
   */
  public static TensorFlowCall imageResize(
      ResizeMethod method, boolean antialias, int height, int width) {
    return switch (method) {
      case NEAREST_NEIGHBOR -> raw(Op.RESIZE_NEAREST_NEIGHBOR, height, width, false, true);
      case AREA -> raw(Op.RESIZE_AREA, height, width, false, false);
      case BILINEAR ->
          antialias
              ? scaled("triangle", true, height, width)
              : raw(Op.RESIZE_BILINEAR, height, width, false, true);
      case BICUBIC ->
          antialias
              ? scaled("keyscubic", true, height, width)
              : raw(Op.RESIZE_BICUBIC, height, width, false, true);
      case LANCZOS3, LANCZOS5, GAUSSIAN, MITCHELLCUBIC ->
          scaled(method.frameworkName(), antialias, height, width);
    };
  }

  private static TensorFlowCall scaled(
      String kernelType, boolean antialias, int height, int width) {
    return new TensorFlowCall(
        Op.SCALE_AND_TRANSLATE, height, width, false, false, kernelType, antialias);
  }
}
