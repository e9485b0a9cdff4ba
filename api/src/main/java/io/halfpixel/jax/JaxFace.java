package io.halfpixel.jax;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** JAX as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class JaxFace implements Face {
  /** Creates the description. */
  public JaxFace() {}

  @Override
  public String name() {
    return "JAX";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(new JaxImitation());
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of(
        "jax.image.resize",
        JaxCalls::imageResize,
        "jax.image.scale_and_translate",
        JaxCalls::scaleAndTranslate);
  }

  /** Returns none: JAX enlarges as TensorFlow 2 does, but for the last bits. */
  @Override
  public List<Enlargement> enlargements() {
    return List.of(
        enlargement(ResizeMethod.NEAREST),
        enlargement(ResizeMethod.LINEAR),
        enlargement(ResizeMethod.CUBIC),
        enlargement(ResizeMethod.CUBIC_PYTORCH),
        enlargement(ResizeMethod.LANCZOS3),
        enlargement(ResizeMethod.LANCZOS5));
  }

  private static Enlargement enlargement(ResizeMethod method) {
    String name = method.frameworkName();
    return new Enlargement(
        "jax",
        "JAX",
        name,
        "jax.image.resize(method=\"" + name + "\")",
        false,
        task ->
            Resize.builder()
                .shape(1, task.height(), task.width(), task.channels())
                .method(method)
                .build());
  }
}
