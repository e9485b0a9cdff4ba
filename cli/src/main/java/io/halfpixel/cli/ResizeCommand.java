package io.halfpixel.cli;

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
      "  halfpixel resize photos/ small/ --size 50%% --antialias --auto-orient --quality 85",
      "  halfpixel resize x.npy y.npy --size 64x64 --mode bilinear"
    })
final class ResizeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--size",
      required = true,
      paramLabel = "HxW",
      converter = OutputSize.Converter.class,
      description =
          "The new height and width, such as 720x1280; 720x or x1280 keeps the shape; or 50%%.")
  private OutputSize size;

  @Mixin private ResampleOptions options;

  @Override
  public Integer call() throws IOException {
    return ResampleJob.runAll(
        options,
        (source, axes) -> options.request(OptionalDouble.empty(), size.of(source, axes)),
        spec);
  }
}
