package io.halfpixel.onnx;

import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.KeywordCall;
import java.util.List;
import java.util.Map;

/** ONNX as one of the frameworks that are chosen by name. Immutable and thread-safe. */
public final class OnnxFace implements Face {
  /** Creates the description. */
  public OnnxFace() {}

  @Override
  public String name() {
    return "ONNX";
  }

  @Override
  public List<Imitation> imitations() {
    return List.of(
        new OnnxImitation(Implementation.REFERENCE),
        new OnnxImitation(Implementation.ONNX_RUNTIME));
  }

  @Override
  public Map<String, KeywordCall> calls() {
    return Map.of("onnx.Resize", OnnxCalls::resize, "onnx.Upsample", OnnxCalls::upsample);
  }

  /**
   * Returns none: with ONNX's default attributes images grow as in PyTorch, but for the last bits.
   */
  @Override
  public List<Enlargement> enlargements() {
    return List.of(enlargement("nearest"), enlargement("linear"), enlargement("cubic"));
  }

  private static Enlargement enlargement(String mode) {
    return new Enlargement(
        "onnx",
        "ONNX",
        mode,
        "Resize(mode=\"" + mode + "\")",
        true,
        task ->
            Resize.builder()
                .mode(mode)
                .scales(1, 1, task.scale(), task.scale())
                .implementation(Implementation.ONNX_RUNTIME)
                .build());
  }
}
