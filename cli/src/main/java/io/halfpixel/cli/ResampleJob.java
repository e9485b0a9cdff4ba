package io.halfpixel.cli;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import io.halfpixel.parity.NpyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.LongStream;
import javax.imageio.ImageWriter;
import org.jspecify.annotations.Nullable;

/** One file through one resampling into another file. */
final class ResampleJob {
  private static final String TENSOR_ENDING = "npy";

  /** A generous guess of what a plan keeps for each output index of an axis. */
  private static final long TABLE_BYTES = 64;

  /** The bar shows percents of reading, resampling and writing one after the other. */
  private static final long PHASE = 100;

  private final ResampleOptions options;
  private final Request request;
  private final Imitation like;
  private final boolean readTensor;
  private final boolean writeTensor;

  /**
   * Checks the options against each other.
   *
   * @throws UserException if the framework or mode does not exist, or the output's name asks for no
   *     known format
   */
  ResampleJob(ResampleOptions options, Request request) {
    this.options = options;
    this.request = request;
    this.like = options.like();
    Imitations.requireMode(like, request.mode());
    this.readTensor = isTensor(options.in());
    this.writeTensor = isTensor(options.out());
    if (!writeTensor) {
      ImageFiles.requireKnownEnding(options.out());
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
  void run(PrintWriter out, PrintWriter err) throws IOException {
    Path in = options.in();
    InputFiles.requireFile(in);
    List<Path> outputs = new ArrayList<>(List.of(options.out()));
    outputs.addAll(options.json().files());
    OutputFiles.requireDistinct(List.of(in), outputs);
    options.json().requireWritable(Summary.class);
    Summary summary = work(in);
    if (!readTensor) {
      OrientationNote.tell(in, err);
    }
    options.json().write(summary, out);
    if (!options.json().replacesText()) {
      out.println(Printable.line(summary.toString()));
      out.flush();
    }
  }

  private Summary work(Path in) throws IOException {
    try (AtomicOutput output = AtomicOutput.to(options.out());
        Progress progress = Progress.of(String.valueOf(in.getFileName()), 3 * PHASE)) {
      Tensor source = read(progress);
      Tensor result = resample(source, output, progress);
      output.commit();
      return new Summary(
          End.of(in, source.spec()),
          End.of(options.out(), result.spec()),
          like.id(),
          request.mode());
    }
  }

  private Tensor read(Progress progress) throws IOException {
    return readTensor
        ? NpyFile.read(options.in())
        : ImageFiles.read(options.in(), percent -> progress.to((long) percent))
            .tensor(like.channelsFirst());
  }

  private Tensor resample(Tensor source, AtomicOutput output, Progress progress) {
    requireRoom(source.spec());
    ExecutorService workers = options.execution().threads().pool();
    try {
      Operation<?> operation =
          options.execution().apply(Imitations.operation(like, request, source.spec()), workers);
      TensorSpec target = operation.plan(source.spec()).target();
      ImageWriter writer =
          writeTensor
              ? null
              : ImageFiles.writer(options.out(), Picture.channels(target, like.channelsFirst()));
      // The result, and the copy in another order or type that is written.
      MemoryBudget.require(
          "the output " + target.shape(), target.elements(), 2 * target.byteSize());
      progress.to(PHASE);
      Tensor result = operation.apply(source);
      progress.to(2 * PHASE);
      write(result, writer, output.temporary(), progress);
      return result;
    } catch (IOException e) {
      throw new UserException(
          options.out() + ": cannot be written: " + ErrorReport.rootCause(e), e);
    } finally {
      workers.shutdown();
    }
  }

  /** Planning takes memory too, in proportion to the lengths; this is before it. */
  private void requireRoom(TensorSpec source) {
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
      ImageFiles.write(file, writer, picture, percent -> progress.to(2 * PHASE + (long) percent));
    }
  }
}
