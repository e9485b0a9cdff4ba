package io.halfpixel.keras;

import static java.util.Map.entry;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.GradientCalls;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import java.util.List;
import java.util.Map;

/** Keras 3 as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class KerasFace implements Face {
  /** Creates the description. */
  public KerasFace() {}

  @Override
  public String name() {
    return "Keras";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(
        new KerasImitation(KerasBackend.TENSORFLOW),
        new KerasImitation(KerasBackend.JAX),
        new KerasImitation(KerasBackend.TORCH),
        new KerasImitation(KerasBackend.NUMPY));
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return GradientCalls.added(
        forwardCalls(),
        List.of(
            "keras.layers.UpSampling1D",
            "keras.layers.UpSampling2D",
            "keras.layers.UpSampling3D",
            "keras.ops.image.resize"),
        KerasFace::gradient);
  }

  private static Operation<?> gradient(Operation<?> call, TensorSpec inputs, Keywords context) {
    if (call instanceof ImageResize resize) {
      return resize.gradient(inputs);
    }
    if (!context.text("keras_backend", "tensorflow").equals("tensorflow")) {
      throw new UnsupportedCallException("gradients of layers are those of Keras on tensorflow");
    }
    return ((UpSampling<?>) call).gradient(inputs);
  }

  private static Map<String, KeywordCall> forwardCalls() {
    return Map.ofEntries(
        entry(
            "keras.applications.imagenet_utils.preprocess_input",
            PreprocessingCalls::preprocessInput),
        entry("keras.layers.CenterCrop", PreprocessingCalls::centerCrop),
        entry("keras.layers.Normalization", PreprocessingCalls::normalization),
        entry("keras.layers.Rescaling", PreprocessingCalls::rescaling),
        entry("keras.layers.Resizing", PreprocessingCalls::resizing),
        entry("keras.layers.UpSampling1D", KerasCalls::upSampling1D),
        entry("keras.layers.UpSampling2D", KerasCalls::upSampling2D),
        entry("keras.layers.UpSampling3D", KerasCalls::upSampling3D),
        entry("keras.ops.image.resize", KerasCalls::imageResize));
  }

  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        enlargement("nearest"),
        enlargement("bilinear"),
        enlargement("bicubic"),
        enlargement("lanczos3"),
        enlargement("lanczos5"));
  }

  private static Enlargement enlargement(String interpolation) {
    return new Enlargement(
        "keras",
        "Keras 3",
        interpolation,
        "UpSampling2D(interpolation=\"" + interpolation + "\")",
        false,
        task -> UpSampling2D.builder().size(task.scale()).interpolation(interpolation).build());
  }
}
