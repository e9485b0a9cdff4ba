package io.halfpixel.cli;

import io.halfpixel.call.Request;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Resamples an image or tensor to a size. */
@Command(
    name = "resize",
    header = "Resamples an image or tensor to a size.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel resize cat.png small.png --size 224x224 --antialias",
      "  halfpixel resize cat.jpg cat.npy --size 720x1280 --like tf --mode lanczos3",
      "  halfpixel resize x.npy y.npy --size 64x64 --mode bilinear"
    })
final class ResizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--size",
      required = true,
      paramLabel = "HxW",
      converter = Parse.Lengths.class,
      description = "The new height and width, such as 720x1280.")
  private Parse.Size size;

  @Mixin private ResampleOptions options;

  @Override
  public Integer call() throws IOException {
    Request request = options.request(OptionalDouble.empty(), size.lengths());
    new ResampleJob(options, request).run(spec.commandLine().getOut(), spec.commandLine().getErr());
    return ExitCode.OK;
  }
}
