package io.halfpixel.keras;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the models of {@code keras.applications} were given their images.
 *
 * <p>Source: Keras 3, {@code keras/src/applications/*.py}.
 */
public enum PreprocessMode {
  /** RGB becomes BGR, from which the means of ImageNet are subtracted; no scale. */
  CAFFE("caffe", "resnet", "resnet50", "vgg16", "vgg19"),
  /** Values between −1 and 1: x / 127.5 − 1. */
  TF(
      "tf",
      "inception_resnet_v2",
      "inception_v3",
      "mobilenet",
      "mobilenet_v2",
      "nasnet",
      "resnet_v2",
      "xception"),
  /** (x / 255 − mean) / deviation, those of ImageNet. */
  TORCH("torch", "densenet");

  /** The applications whose {@code preprocess_input} returns its argument. */
  private static final List<String> WITHOUT =
      List.of("convnext", "efficientnet", "efficientnet_v2", "mobilenet_v3");

  private final String frameworkName;

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes.
  private final List<String> applications;

  PreprocessMode(String frameworkName, String... applications) {
    this.frameworkName = frameworkName;
    this.applications = List.of(applications);
  }

  /** Returns Keras' name of this mode, such as {@code "caffe"}. */
  public String frameworkName() {
    return frameworkName;
  }

  /** Returns the modules of {@code keras.applications} whose models take images of this mode. */
  public List<String> applications() {
    return applications;
  }

  /**
   * Returns the mode with Keras' name.
   *
   * @throws InvalidArgumentException if no mode has that name
   */
  public static PreprocessMode of(String name) {
    return Arrays.stream(values())
        .filter(mode -> mode.frameworkName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "Expected mode to be one of `caffe`, `tf` or `torch`. Received: mode=" + name));
  }

  /**
   * Returns the mode of an application, or empty if its models take images as they are.
   *
   * @param module a module of {@code keras.applications}, such as {@code "mobilenet_v2"}
   * @throws InvalidArgumentException if Keras 3.15 has no such module
   */
  public static Optional<PreprocessMode> ofApplication(String module) {
    Optional<PreprocessMode> found =
        Arrays.stream(values()).filter(mode -> mode.applications.contains(module)).findFirst();
    if (found.isEmpty() && !WITHOUT.contains(module)) {
      throw new InvalidArgumentException(
          "keras.applications has no module " + module + ", such as resnet50 or convnext");
    }
    return found;
  }

  /** Returns {@link #frameworkName()}. */
  @Override
  public String toString() {
    return frameworkName;
  }
}
