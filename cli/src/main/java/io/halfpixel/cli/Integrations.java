package io.halfpixel.cli;

import io.halfpixel.call.Face;
import io.halfpixel.call.ImageDecoder;
import io.halfpixel.huggingface.HuggingFaceFace;
import io.halfpixel.image.FrameworkDecoder;
import io.halfpixel.image.ImageFace;
import java.util.List;

/** What the modules beside the API contribute to recorded calls. */
final class Integrations {
  private Integrations() {}

  /** Returns the faces that are not part of the API. */
  static List<Face> faces() {
    return List.of(new ImageFace(), new HuggingFaceFace());
  }

  /** Returns what reads image files as frameworks do. */
  static ImageDecoder decoder() {
    return new FrameworkDecoder();
  }
}
