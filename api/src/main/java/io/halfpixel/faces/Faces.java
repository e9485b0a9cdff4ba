package io.halfpixel.faces;

import io.halfpixel.call.Face;
import io.halfpixel.call.Imitation;
import io.halfpixel.jax.JaxFace;
import io.halfpixel.keras.KerasFace;
import io.halfpixel.onnx.OnnxFace;
import io.halfpixel.opencv.OpenCvFace;
import io.halfpixel.pillow.PillowFace;
import io.halfpixel.resample.HalfpixelFace;
import io.halfpixel.tensorflow.TensorFlowFace;
import io.halfpixel.torch.TorchFace;
import io.halfpixel.torchvision.TorchvisionFace;
import java.util.List;

/**
 * All frameworks that can be imitated. The command line, the replay of recorded calls, the
 * comparison of enlargements and the random calls of the conformance suite follow this list: a new
 * face is its folder and one line here. Stateless and thread-safe.
 */
public final class Faces {
  private static final List<Face> ALL =
      List.of(
          new TorchFace(),
          new TorchvisionFace(),
          new KerasFace(),
          new TensorFlowFace(),
          new JaxFace(),
          new PillowFace(),
          new OpenCvFace(),
          new OnnxFace(),
          new HalfpixelFace());

  private Faces() {}

  /** Returns all frameworks; the list is immutable. */
  public static List<Face> all() {
    return ALL;
  }

  /** Returns all ways to resize, framework after framework, each with an id of its own. */
  public static List<Imitation> imitations() {
    return ALL.stream().flatMap(face -> face.imitations().stream()).toList();
  }
}
