package io.halfpixel.cli;

import io.halfpixel.call.Face;
import io.halfpixel.call.ImageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the modules beside the API contribute to recorded calls. */
final class Integrations {
  private Integrations() {}

  /** Returns the faces that are not part of the API. */
  static List<Face> faces() {
    return List.of();
  }

  /** Returns what reads image files as frameworks do, or null if nothing does. */
  static @Nullable ImageDecoder decoder() {
    return null;
  }
}
