package io.halfpixel.cli;

import io.halfpixel.Tensor;
import io.halfpixel.preprocess.Orientation;
import io.halfpixel.preprocess.Preprocessor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes images ready for a model. */
@Command(
    name = "preprocess",
    header = "Makes the tensor of photos that Python would feed a model.",
    description =
        "Decodes, resizes, crops, scales and stacks images as a configuration says, with the bits"
            + " of transformers, timm, torchvision or Keras. With --expect it says why Python saved"
            + " something else.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel preprocess --config preprocessor_config.json photo.jpg -o batch.npy",
      "  halfpixel preprocess --config preprocessor_config.json photos/ more/*.png -o batch.npy",
      "  curl -s https://... | halfpixel preprocess --config config.json - -o - > x.npy",
      "  halfpixel preprocess --config preprocessor_config.json photo.jpg --expect"
          + " pixel_values.npy",
      "  halfpixel preprocess --weights ResNet50_Weights.IMAGENET1K_V2 photo.jpg -o batch.npy",
      "  halfpixel preprocess --keras resnet50 --size 224x224 photo.jpg -o batch.npy"
    })
final class PreprocessCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMG",
      description = "Images, folders of images, patterns, or - for the input stream.")
  private List<String> images;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The .npy file to write, or - for the output stream.")
  private @Nullable Path output;

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "What Python made of the one image, saved with numpy.save. Nothing is written; the first"
              + " stage that differs is named.")
  private @Nullable Path expect;

  @Mixin private ProcessorOptions options;

  @Mixin private JsonOption json;

  /** A file that was written, for JSON. */
  private record Written(String name, String file, String dtype, List<Long> shape) {
    static Written of(BatchFiles.Written file) {
      return new Written(
          file.name(),
          file.file().toString(),
          file.spec().dataType().toString(),
          LongStream.of(file.spec().shape().toArray()).boxed().toList());
    }
  }

  /** What was done, for JSON. */
  private record Report(int images, String processor, List<Written> outputs) {}

  @Override
  public Integer call() throws IOException {
    if ((output == null) == (expect == null)) {
      throw new ParameterException(
          spec.commandLine(), "name the file to write with -o, or what to compare with --expect");
    }
    if (isStdout() && json.replacesText()) {
      throw new ParameterException(
          spec.commandLine(), "-o - and --json - both want the output stream; name a file");
    }
    List<Path> files = ModelImages.find(images);
    if (expect != null) {
      return new Explainer(options, json, spec).run(files, expect);
    }
    run(files);
    return ExitCode.OK;
  }

  private boolean isStdout() {
    return output != null && output.toString().equals(STDOUT);
  }

  private void run(List<Path> files) throws IOException {
    List<Path> inputs = new ArrayList<>(files);
    inputs.addAll(options.files());
    List<Path> outputs = new ArrayList<>(json.files());
    if (!isStdout()) {
      outputs.add(output);
    }
    OutputFiles.requireDistinct(inputs, outputs);
    json.requireWritable(Report.class);
    Preprocessor preprocessor = options.recipe().preprocessor();
    if (!isStdout()) {
      BatchFiles.to(output).close();
    }
    List<Written> written = write(files, preprocessor).stream().map(Written::of).toList();
    PrintWriter out = spec.commandLine().getOut();
    json.write(new Report(files.size(), options.recipe().name(), written), out);
    if (!json.replacesText() && !isStdout()) {
      for (Written each : written) {
        out.println(Printable.line(each.file + ": " + each.name + " " + each.shape));
      }
      out.flush();
    }
  }

  private List<BatchFiles.Written> write(List<Path> files, Preprocessor configured)
      throws IOException {
    ExecutorService workers = options.execution().threads().pool();
    try (BatchFiles out = new BatchFiles(isStdout() ? null : output);
        Reader reader = new Reader(files)) {
      Preprocessor preprocessor = options.place(configured, workers);
      if (preprocessor.stacks()) {
        out.stack(files.size(), image -> preprocessor.batch(reader.rgb(image)));
      } else {
        // The size of all depends on each.
        List<Tensor> tensors = new ArrayList<>();
        for (int image = 0; image < files.size(); image++) {
          tensors.add(reader.rgb(image));
        }
        out.whole(preprocessor.batch(tensors));
      }
      return out.commit(System.out);
    } finally {
      workers.shutdown();
    }
  }

  /** Reads images, and shows how many bytes of all are read. */
  private final class Reader implements AutoCloseable {
    private final List<Path> files;
    private final long total;
    private final Progress progress;
    private long done;

    Reader(List<Path> files) throws IOException {
      this.files = files;
      long sum = 0;
      for (Path file : files) {
        sum += Files.exists(file) ? Files.size(file) : 0;
      }
      total = sum;
      progress = Progress.of("preprocess", total);
    }

    Tensor rgb(int image) throws IOException {
      ModelImages.Encoded encoded = ModelImages.read(files.get(image), System.in);
      tellOrientation(encoded);
      Tensor pixels = encoded.rgb(options.decoding(), options.upright());
      done += encoded.length();
      progress.to(Math.min(done, total));
      return pixels;
    }

    @Override
    public void close() {
      progress.close();
    }
  }

  /** An orientation is never lost in silence. */
  private void tellOrientation(ModelImages.Encoded encoded) throws IOException {
    Orientation orientation = encoded.orientation(options.decoding());
    if (orientation != Orientation.UPRIGHT && !options.upright()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          Printable.line(
              "halfpixel: note: "
                  + encoded.name()
                  + ": its EXIF orientation "
                  + orientation.exif()
                  + " was ignored; --exif apply turns it upright"));
      err.flush();
    }
  }
}
