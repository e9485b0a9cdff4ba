package io.halfpixel.keras;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import java.util.List;

/**
 * What was different in Keras 2: an interpolation is a method of {@code tf.image.resize}, whose
 * result is returned as it is.
 *
 * <p>For whole factors, TensorFlow's nearest is repetition. Source: Keras 2, {@code
 * tf_keras/backend.py}, {@code resize_images}, and {@code tf_keras/utils/image_utils.py}, {@code
 * get_interpolation}.
 */
final class KerasTwo {
  /** In the order in which Keras lists them. */
  private static final List<String> INTERPOLATIONS =
      List.of(
          "bilinear",
          "nearest",
          "bicubic",
          "area",
          "lanczos3",
          "lanczos5",
          "gaussian",
          "mitchellcubic");

  private KerasTwo() {}

  /** Checks the arguments as the layer does when it is made. */
  static void check(String interpolation, KerasBackend backend) {
    if (!INTERPOLATIONS.contains(interpolation)) {
      throw new UnsupportedModeException(
          "Value not recognized for `interpolation`: "
              + interpolation
              + ". Supported values are: dict_keys(['"
              + String.join("', '", INTERPOLATIONS)
              + "'])");
    }
    if (backend != KerasBackend.TENSORFLOW) {
      throw new InvalidArgumentException("Keras 2 runs on TensorFlow, but got backend " + backend);
    }
  }

  /** Returns the plan for images of shape [n, h, w, c]. */
  static Plan plan(TensorSpec images, String interpolation, int... size) {
    return resize(interpolation, size).plan(images);
  }

  /** Returns the plan from the gradient of the result to that of the images. */
  static Plan gradient(TensorSpec images, TensorSpec grad, String interpolation, int... size) {
    return resize(interpolation, size).gradient(images).plan(grad);
  }

  private static Resize resize(String interpolation, int... size) {
    return Resize.builder().size(size).method(ResizeMethod.of(interpolation)).build();
  }
}
