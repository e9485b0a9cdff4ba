package io.halfpixel.cli;

import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What upsample and resize have in common. */
final class ResampleOptions {
  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "An image (PNG, JPEG, ...), a .npy tensor, or a folder of images.")
  private Path in;

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description =
          "The image or .npy tensor to write; its ending chooses the format. Of a folder, the"
              + " folder for images of the same names.")
  private Path out;

  @Option(
      names = "--quality",
      paramLabel = "N",
      defaultValue = "95",
      converter = Parse.Quality.class,
      description = "The quality of a JPEG that is written, 1 to 100.")
  private int quality;

  @Option(
      names = "--auto-orient",
      description = "Turn photos upright first, as their EXIF orientation says.")
  private boolean upright;

  @Option(
      names = "--linear-light",
      description = "With --like halfpixel: resample amounts of light, not values of sRGB.")
  private boolean linearLight;

  @Mixin private ModeOptions modes;

  @Mixin private JsonOption json;

  @Mixin private ExecutionOptions execution;

  Path in() {
    return in;
  }

  Path out() {
    return out;
  }

  /** Returns the quality of a JPEG, over 0 and at most 1. */
  float quality() {
    return quality / 100f;
  }

  /** Returns whether photos are turned upright. */
  boolean upright() {
    return upright;
  }

  /** Returns whether amounts of light are resampled. */
  boolean linearLight() {
    return linearLight;
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

  String mode() {
    return modes.mode();
  }

  /** Returns the request with this scale, or else with this size. */
  Request request(OptionalDouble scale, List<Integer> size) {
    return modes.request(scale, size);
  }
}
