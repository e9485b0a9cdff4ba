package io.halfpixel.cli;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Resamples an image or tensor by a scale. */
@Command(
    name = "upsample",
    header = "Resamples an image or tensor by a scale.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel upsample cat.png big.png --scale 2",
      "  halfpixel upsample cat.png big.png --scale 3 --like keras --mode nearest",
      "  halfpixel upsample x.npy y.npy --scale 1.5 --mode bilinear --align-corners"
    })
final class UpsampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--scale",
      required = true,
      paramLabel = "FACTOR",
      converter = Parse.Scale.class,
      description = "Multiply height and width by this, rounding down.")
  private Double scale;

  @Mixin private ResampleOptions options;

  @Override
  public Integer call() throws IOException {
    return ResampleJob.runAll(
        options, (source, axes) -> options.request(OptionalDouble.of(scale), List.of()), spec);
  }
}
