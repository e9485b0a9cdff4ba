package io.halfpixel.cli;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Resampler;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.resample.AlphaMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.stream.LongStream;
import javax.imageio.ImageWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** One file through one resampling into another file. */
final class ResampleJob {
  private static final String TENSOR_ENDING = "npy";

  /** A generous guess of what a plan keeps for each output index of an axis. */
  private static final long TABLE_BYTES = 64;

  /** The bar shows percents of reading, resampling and writing one after the other. */
  private static final long PHASE = 100;

  private final ResampleOptions options;
  private final Path in;
  private final Path out;
  private final Sizing sizing;
  private final Imitation like;
  private final boolean readTensor;
  private final boolean writeTensor;

  /** Says what becomes of a tensor. */
  @FunctionalInterface
  interface Sizing {
    /** Returns the request for a tensor with these spatial axes, outermost first. */
    Request of(Shape source, List<Integer> axes);
  }

  /**
   * Resamples the file, or all images of the folder, that the options name, and returns the exit
   * code.
   *
   * @throws UserException if something is wrong; files of a folder that were written before stay
   */
  static int runAll(ResampleOptions options, Sizing sizing, CommandSpec spec) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isDirectory(options.in())) {
      if (Files.isDirectory(options.out())) {
        throw new UserException(
            options.out() + ": is a folder, but IN is one file; name a file to write");
      }
      new ResampleJob(options, options.in(), options.out(), sizing).run(out, err);
      return ExitCode.OK;
    }
    if (!Files.isDirectory(options.out())) {
      throw new UserException(
          options.in()
              + ": is a folder, so OUT is one too, but "
              + options.out()
              + " is none; create it first");
    }
    if (options.json().replacesText() || !options.json().files().isEmpty()) {
      throw new UserException("--json is the report of one file, but IN is a folder; leave it out");
    }
    List<ResampleJob> jobs = new ArrayList<>();
    for (Path file : ModelImages.find(List.of(options.in().toString()))) {
      Path target = options.out().resolve(file.getFileName());
      jobs.add(new ResampleJob(options, file, target, sizing));
    }
    for (ResampleJob job : jobs) {
      job.run(out, err);
    }
    return ExitCode.OK;
  }

  /**
   * Checks the options against each other.
   *
   * @throws UserException if the framework or mode does not exist, or the output's name asks for no
   *     known format
   */
  private ResampleJob(ResampleOptions options, Path in, Path out, Sizing sizing) {
    this.options = options;
    this.in = in;
    this.out = out;
    this.sizing = sizing;
    this.like = options.like();
    Imitations.requireMode(like, options.mode());
    this.readTensor = isTensor(in);
    this.writeTensor = isTensor(out);
    if (!writeTensor) {
      ImageFiles.requireKnownEnding(out);
    }
  }

  private static boolean isTensor(Path file) {
    return ImageFiles.ending(file).equals(TENSOR_ENDING);
  }

  /** What one end of the job was, for JSON. */
  private record End(String file, String dtype, List<Long> shape) {
    static End of(Path file, TensorSpec spec) {
      return new End(
          file.toString(),
          spec.dataType().toString(),
          LongStream.of(spec.shape().toArray()).boxed().toList());
    }
  }

  /** What was done, in words and for JSON. */
  private record Summary(End input, End output, String like, String mode) {
    @Override
    public String toString() {
      return "%s: %s from %s, %s %s"
          .formatted(output.file(), output.shape(), input.shape(), like, mode);
    }
  }

  /** Does the job and says so. Without success there is no output file. */
  private void run(PrintWriter text, PrintWriter err) throws IOException {
    InputFiles.requireFile(in);
    List<Path> outputs = new ArrayList<>(List.of(out));
    outputs.addAll(options.json().files());
    OutputFiles.requireDistinct(List.of(in), outputs);
    options.json().requireWritable(Summary.class);
    Summary summary = work();
    if (!readTensor && !options.upright()) {
      OrientationNote.tell(in, err);
    }
    options.json().write(summary, text);
    if (!options.json().replacesText()) {
      text.println(Printable.line(summary.toString()));
      text.flush();
    }
  }

  private Summary work() throws IOException {
    try (AtomicOutput output = AtomicOutput.to(out);
        Progress progress = Progress.of(String.valueOf(in.getFileName()), 3 * PHASE)) {
      Tensor source = read(progress);
      Tensor result = resample(source, output, progress);
      output.commit();
      return new Summary(
          End.of(in, source.spec()), End.of(out, result.spec()), like.id(), options.mode());
    }
  }

  private Tensor read(Progress progress) throws IOException {
    return readTensor
        ? NpyFile.read(in)
        : ImageFiles.read(in, options.upright(), percent -> progress.to((long) percent))
            .tensor(like.channelsFirst());
  }

  private Tensor resample(Tensor source, AtomicOutput output, Progress progress) {
    Request request = request(source.spec().shape());
    requireRoom(request, source.spec());
    ExecutorService workers = options.execution().threads().pool();
    try {
      Operation<?> operation = options.execution().apply(call(request, source.spec()), workers);
      TensorSpec target = operation.plan(source.spec()).target();
      ImageWriter writer =
          writeTensor
              ? null
              : ImageFiles.writer(out, Picture.channels(target, like.channelsFirst()));
      // The result, and the copy in another order or type that is written.
      MemoryBudget.require(
          "the output " + target.shape(), target.elements(), 2 * target.byteSize());
      progress.to(PHASE);
      Tensor result = operation.apply(source);
      progress.to(2 * PHASE);
      write(result, writer, output.temporary(), progress);
      return result;
    } catch (IOException e) {
      throw new UserException(out + ": cannot be written: " + ErrorReport.rootCause(e), e);
    } finally {
      workers.shutdown();
    }
  }

  /** The last of two or four channels of an image is its opacity. */
  private Operation<?> call(Request request, TensorSpec source) {
    Operation<?> call = Imitations.operation(like, request, source);
    if (!options.linearLight()) {
      return call;
    }
    if (!(call instanceof Resampler own)) {
      throw new UserException(
          "--linear-light: " + like.id() + " has no such argument; use --like halfpixel");
    }
    boolean opacity = !readTensor && source.shape().length(source.shape().rank() - 1) % 2 == 0;
    return own.linearLight(true).alpha(opacity ? AlphaMode.PREMULTIPLY : AlphaMode.IGNORE);
  }

  /** Which axes are spatial does not depend on their lengths, but on the mode. */
  private Request request(Shape source) {
    Request any = options.request(OptionalDouble.of(1), List.of());
    return sizing.of(source, like.spatialAxes(any, source.rank()));
  }

  /** Planning takes memory too, in proportion to the lengths; this is before it. */
  private void requireRoom(Request request, TensorSpec source) {
    List<Integer> axes = like.spatialAxes(request, source.shape().rank());
    long[] lengths = request.resultLengths(source.shape(), axes);
    long elements = MemoryBudget.product(lengths);
    long tables = 0;
    for (int axis : axes) {
      tables += Math.min(lengths[axis], MemoryBudget.MAX_ARRAY) * TABLE_BYTES;
    }
    String shape = elements == Long.MAX_VALUE ? "" : " " + Shape.of(lengths);
    MemoryBudget.require(
        "the output" + shape, elements, elements * source.dataType().bytes() + tables);
  }

  private void write(Tensor result, @Nullable ImageWriter writer, Path file, Progress progress)
      throws IOException {
    if (writer == null) {
      boolean plain = result.spec().memoryFormat() == MemoryFormat.CONTIGUOUS;
      NpyFile.write(file, plain ? result : Picture.of(result, like.channelsFirst()).planes());
    } else {
      Picture picture = Picture.of(result, like.channelsFirst());
      ImageFiles.write(
          file,
          writer,
          picture,
          options.quality(),
          percent -> progress.to(2 * PHASE + (long) percent));
    }
  }
}
