package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.cli.DifferenceSearch.Decoded;
import io.halfpixel.cli.DifferenceSearch.Outcome;
import io.halfpixel.cli.DifferenceSearch.Stage;
import io.halfpixel.huggingface.Variants;
import io.halfpixel.image.Decoding;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.preprocess.Orientation;
import io.halfpixel.preprocess.Preprocessor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Says why Python saved something else than the configuration leads to.
 *
 * @param options what the configuration is
 * @param json where JSON goes
 * @param spec the command
 */
record Explainer(ProcessorOptions options, JsonOption json, CommandSpec spec) {
  /** What was found, for JSON. */
  private record Report(
      boolean equal,
      @Nullable ValueDifference difference,
      @Nullable String firstStage,
      boolean explained,
      List<String> changes,
      @Nullable ValueDifference remaining) {}

  /** Compares, says why, and returns the exit code. */
  int run(List<Path> files, Path expect) throws IOException {
    if (files.size() != 1) {
      throw new UserException(
          "--expect compares one image, but got " + files.size() + "; name one");
    }
    InputFiles.requireFile(expect);
    List<Path> inputs = new ArrayList<>(options.files());
    inputs.addAll(List.of(files.get(0), expect));
    OutputFiles.requireDistinct(inputs, json.files());
    json.requireWritable(Report.class);
    Tensor expected = batched(expect, NpyFile.read(expect));
    ModelImages.Encoded image = ModelImages.read(files.get(0), System.in);
    ExecutorService workers = options.execution().threads().pool();
    try {
      List<Decoded> decoded = decoded(image);
      Variants variants = options.recipe().variants().get();
      DifferenceSearch search =
          new DifferenceSearch(
              expected, decoded, variants, operation -> options.place(operation, workers));
      Optional<Outcome> unchanged = search.unchanged();
      boolean equal = unchanged.isPresent() && unchanged.get().difference().isNone();
      Optional<Outcome> best = equal ? Optional.empty() : search.best();
      tell(
          image.name(), expect, report(equal, unchanged, best), shape(decoded, variants, expected));
      return equal ? ExitCode.OK : ExitCode.DIFFERENT;
    } finally {
      workers.shutdown();
    }
  }

  /** Python may have saved the one image without the axis of the batch. */
  private static Tensor batched(Path file, Tensor saved) {
    if (saved.dataType() != DataType.F32 && saved.dataType() != DataType.U8) {
      throw new UserException(
          file + ": is " + saved.dataType() + ", but models here see float32 or uint8; save those");
    }
    int rank = saved.shape().rank();
    if (rank != 3) {
      return saved;
    }
    long[] shape = saved.shape().toArray();
    return saved.as(TensorSpec.of(saved.dataType(), 1, shape[0], shape[1], shape[2]));
  }

  /** Returns the image as it is read usually, then those other ways that give other pixels. */
  private List<Decoded> decoded(ModelImages.Encoded image) throws IOException {
    List<Decoded> all = new ArrayList<>();
    boolean upright = options.upright();
    add(all, image, options.decoding(), upright, Stage.DECODER, "as configured");
    if (image.orientation(options.decoding()) != Orientation.UPRIGHT) {
      String text = upright ? "EXIF orientation ignored" : "EXIF orientation applied";
      add(all, image, options.decoding(), !upright, Stage.EXIF, text);
    }
    add(all, image, Decoding.PILLOW, upright, Stage.DECODER, "decoded by Pillow");
    add(all, image, Decoding.TORCHVISION_RGB, upright, Stage.DECODER, "decoded by torchvision");
    add(all, image, Decoding.OPENCV, true, Stage.DECODER, "decoded by OpenCV");
    add(all, image, Decoding.TENSORFLOW_ACCURATE, upright, Stage.DECODER, "decoded by TensorFlow");
    return all;
  }

  private static void add(
      List<Decoded> all,
      ModelImages.Encoded image,
      Decoding decoding,
      boolean upright,
      Stage stage,
      String text) {
    Tensor pixels;
    try {
      pixels = image.rgb(decoding, upright);
    } catch (UserException | UnsupportedModeException e) {
      if (all.isEmpty()) {
        throw e;
      }
      return; // That library does not read such files, or not to these pixels.
    }
    boolean known =
        all.stream()
            .anyMatch(
                other ->
                    other.pixels().spec().equals(pixels.spec())
                        && Arrays.equals(
                            (byte[]) other.pixels().copyToArray(), (byte[]) pixels.copyToArray()));
    if (!known) {
      all.add(new Decoded(stage, text, pixels));
    }
  }

  private static Report report(boolean equal, Optional<Outcome> unchanged, Optional<Outcome> best) {
    boolean explained = best.isPresent() && best.get().difference().isNone();
    return new Report(
        equal,
        unchanged.map(Outcome::difference).orElse(null),
        explained ? best.get().stages().get(0).toString() : null,
        equal || explained,
        best.map(Outcome::texts).orElse(List.of()),
        best.map(Outcome::difference).orElse(null));
  }

  /** Returns what the configuration leads to, if it has another shape. */
  private static @Nullable String shape(List<Decoded> decoded, Variants variants, Tensor expected) {
    Preprocessor preprocessor = variants.with(List.of());
    TensorSpec spec = preprocessor.batch(decoded.get(0).pixels()).values().spec();
    return spec.equals(expected.spec())
        ? null
        : spec + ", but saved is " + expected.spec() + order(spec.shape(), expected.shape());
  }

  /** Says so if what was saved has its channels in another place only. */
  private static String order(Shape here, Shape saved) {
    if (here.rank() != 4 || saved.rank() != 4) {
      return "";
    }
    long[] lengths = saved.toArray();
    if (here.equals(Shape.of(lengths[0], lengths[3], lengths[1], lengths[2]))) {
      return ", channels last: save x.transpose(0, 3, 1, 2)";
    }
    return here.equals(Shape.of(lengths[0], lengths[2], lengths[3], lengths[1]))
        ? ", channels first: save x.transpose(0, 2, 3, 1)"
        : "";
  }

  private void tell(String image, Path expect, Report report, @Nullable String shape)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    json.write(report, out);
    if (json.replacesText()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    if (report.equal) {
      lines.add(image + " and " + expect + ": the same bits");
    } else {
      lines.add(
          image
              + " and "
              + expect
              + ": "
              + (shape == null ? String.valueOf(report.difference) : "here " + shape));
      lines.addAll(reasons(report));
    }
    lines.forEach(line -> out.println(Printable.line(line)));
    out.flush();
  }

  private static List<String> reasons(Report report) {
    String changes = String.join("; ", report.changes);
    if (report.explained) {
      return List.of(
          "The first stage that differs: " + report.firstStage + ".",
          "The same bits with: " + changes + ".");
    }
    if (report.remaining == null) {
      return List.of("Nothing that was tried leads to that shape: is it another model's?");
    }
    return List.of(
        "Nothing that was tried gives the same bits.",
        "The nearest: " + changes + "; then " + report.remaining + ".");
  }
}
