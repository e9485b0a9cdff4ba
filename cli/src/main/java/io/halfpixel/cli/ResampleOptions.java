package io.halfpixel.cli;

import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What upsample and resize have in common. */
final class ResampleOptions {
  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "An image (PNG, JPEG, ...) or a .npy tensor.")
  private Path in;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "The image or .npy tensor to write; its ending chooses the format.")
  private Path out;

  @Mixin private ModeOptions modes;

  @Mixin private JsonOption json;

  @Mixin private ExecutionOptions execution;

  Path in() {
    return in;
  }

  Path out() {
    return out;
  }

  Imitation like() {
    return modes.like();
  }

  JsonOption json() {
    return json;
  }

  ExecutionOptions execution() {
    return execution;
  }

  /** Returns the request with this scale, or else with this size. */
  Request request(OptionalDouble scale, List<Integer> size) {
    return modes.request(scale, size);
  }
}
