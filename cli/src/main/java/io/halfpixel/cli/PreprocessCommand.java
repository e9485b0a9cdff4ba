package io.halfpixel.cli;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.preprocess.Batch;
import io.halfpixel.preprocess.Orientation;
import io.halfpixel.preprocess.Preprocessor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            + " of transformers or timm. With --expect it says why Python saved something else.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  halfpixel preprocess --config preprocessor_config.json photo.jpg -o batch.npy",
      "  halfpixel preprocess --config preprocessor_config.json photos/ more/*.png -o batch.npy",
      "  curl -s https://... | halfpixel preprocess --config config.json - -o - > x.npy",
      "  halfpixel preprocess --config preprocessor_config.json photo.jpg --expect"
          + " pixel_values.npy"
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
    static Written of(String name, Path file, TensorSpec spec) {
      return new Written(
          name,
          file.toString(),
          spec.dataType().toString(),
          LongStream.of(spec.shape().toArray()).boxed().toList());
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
    inputs.add(options.config());
    List<Path> outputs = new ArrayList<>(json.files());
    if (!isStdout()) {
      outputs.add(output);
    }
    OutputFiles.requireDistinct(inputs, outputs);
    json.requireWritable(Report.class);
    Preprocessor preprocessor = options.preprocessor();
    if (!isStdout()) {
      AtomicOutput.to(output).close();
    }
    List<Written> written = write(results(batch(files, preprocessor)));
    PrintWriter out = spec.commandLine().getOut();
    json.write(new Report(files.size(), options.name(), written), out);
    if (!json.replacesText() && !isStdout()) {
      for (Written each : written) {
        out.println(Printable.line(each.file + ": " + each.name + " " + each.shape));
      }
      out.flush();
    }
  }

  private Batch batch(List<Path> files, Preprocessor preprocessor) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    long total = 0;
    for (Path file : files) {
      total += Files.exists(file) ? Files.size(file) : 0;
    }
    ExecutorService workers = options.execution().threads().pool();
    try (Progress progress = Progress.of("preprocess", total)) {
      long done = 0;
      for (Path file : files) {
        ModelImages.Encoded encoded = ModelImages.read(file, System.in);
        tellOrientation(encoded);
        tensors.add(encoded.rgb(options.decoding(), options.upright()));
        done += encoded.length();
        progress.to(Math.min(done, total));
      }
      return options.place(preprocessor, workers).batch(tensors);
    } finally {
      workers.shutdown();
    }
  }

  /** An orientation is never lost in silence. */
  private void tellOrientation(ModelImages.Encoded encoded) {
    Orientation orientation = encoded.orientation();
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

  private static Map<String, Tensor> results(Batch batch) {
    Map<String, Tensor> results = new LinkedHashMap<>();
    results.put("pixel_values", batch.values());
    if (batch.mask() != null) {
      results.put("pixel_mask", batch.mask());
    }
    results.putAll(new TreeMap<>(batch.more()));
    return results;
  }

  /** Writes all results or none: the first to the output, each further one beside it. */
  private List<Written> write(Map<String, Tensor> results) throws IOException {
    List<Written> written = new ArrayList<>();
    if (isStdout()) {
      OutputStream out = new BufferedOutputStream(System.out);
      NpyFile.write(out, results.values().iterator().next());
      out.flush();
      return written;
    }
    List<AtomicOutput> outputs = new ArrayList<>();
    try {
      for (Map.Entry<String, Tensor> each : results.entrySet()) {
        Path file = written.isEmpty() ? output : beside(each.getKey());
        AtomicOutput place = AtomicOutput.to(file);
        outputs.add(place);
        NpyFile.write(place.temporary(), each.getValue());
        written.add(Written.of(each.getKey(), file, each.getValue().spec()));
      }
      for (AtomicOutput each : outputs) {
        each.commit();
      }
      return written;
    } finally {
      for (AtomicOutput each : outputs) {
        each.close();
      }
    }
  }

  /** Returns {@code batch.pixel_mask.npy} for {@code batch.npy}. */
  private Path beside(String name) {
    String file = String.valueOf(output.getFileName());
    String stem = file.endsWith(".npy") ? file.substring(0, file.length() - 4) : file;
    Path beside = output.resolveSibling(stem + "." + name + ".npy");
    if (Files.exists(beside) && !Files.isRegularFile(beside)) {
      throw new InvalidArgumentException(beside + ": is no regular file");
    }
    return beside;
  }
}
