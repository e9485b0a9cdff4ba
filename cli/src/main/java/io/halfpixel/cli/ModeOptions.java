package io.halfpixel.cli;

import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** Which framework's call to make. */
final class ModeOptions {
  @Option(
      names = "--like",
      paramLabel = "FRAMEWORK",
      defaultValue = Imitations.DEFAULT,
      completionCandidates = Imitations.class,
      description = "Whose results to give: ${COMPLETION-CANDIDATES}.")
  private String like;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "bicubic",
      description = "The framework's name of the algorithm, such as nearest or bilinear.")
  private String mode;

  @Option(
      names = "--antialias",
      description = "Widen the filter when shrinking, as antialias=True does.")
  private boolean antialias;

  @Option(
      names = "--align-corners",
      description = "Make the corner pixels coincide, as align_corners=True does.")
  private boolean alignCorners;

  /**
   * Returns the framework.
   *
   * @throws UserException if there is none of that name
   */
  Imitation like() {
    return Imitations.get(like);
  }

  String mode() {
    return mode;
  }

  /** Returns the request with this scale, or else with this size. */
  Request request(OptionalDouble scale, List<Integer> size) {
    return new Request(mode, scale, size, antialias, alignCorners);
  }
}
