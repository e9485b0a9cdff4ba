package io.halfpixel.cli.evaluate;

import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.call.Enlargement;
import io.halfpixel.call.Face;
import io.halfpixel.faces.Faces;
import io.halfpixel.spi.Backend;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;

/**
 * An image shrunk, and enlarged again by every candidate.
 *
 * <p>The original is cut to a multiple of the scale at its right and lower edge, shrunk with
 * PyTorch's antialiased bicubic filter, which is Pillow's, and rounded to 8 bits. Candidates get
 * the small image as float32 and are measured after rounding to 8 bits.
 *
 * @param truth the original, cut
 * @param small the small image
 * @param scale the whole factor between the two
 * @param outcomes what came out of each candidate, in the order of the candidates
 * @param differences between each two outcomes, by index: row before column
 * @param backends the ids of the backends that were timed
 * @param complaints one sentence for each backend and candidate with other bits than the first
 *     backend's
 */
public record Evaluation(
    Photo truth,
    Photo small,
    int scale,
    List<Outcome> outcomes,
    List<List<Difference>> differences,
    List<String> backends,
    List<String> complaints) {
  /** The smallest height and width that a small image may have. */
  public static final int MIN_SMALL = 8;

  /** The enlargements of all faces, in the order of the frameworks' names. */
  private static final List<Enlargement> CANDIDATES =
      Faces.all().stream()
          .sorted(Comparator.comparing(Face::name))
          .flatMap(face -> face.enlargements().stream())
          .toList();

  /**
   * Where candidates run.
   *
   * @param backends the backends to time, of which the first sets the bits; at least one
   * @param executor whose threads do the work
   * @param threads how many of them
   * @param warmUp repeats work for the virtual machine to compile it
   * @param stopwatch measures the time of work in microseconds
   * @param step told whenever one of {@link #steps} steps is done
   */
  public record Bench(
      List<Backend> backends,
      Executor executor,
      int threads,
      ToDoubleFunction<Runnable> warmUp,
      ToDoubleFunction<Runnable> stopwatch,
      Runnable step) {
    private Operation<?> place(Operation<?> operation, Backend backend) {
      return operation.on(backend).parallel(executor, threads);
    }
  }

  /** Returns the number of steps that an evaluation on so many backends takes. */
  public static int steps(int backends) {
    return CANDIDATES.size() * (2 * backends + 1);
  }

  /** Returns the bytes of heap that an evaluation of an original takes at most, about. */
  public static long memory(long samples) {
    return samples * Float.BYTES * (CANDIDATES.size() + 8L) + samples * Double.BYTES * 8;
  }

  /**
   * Evaluates all candidates.
   *
   * @param original an image of at least {@value #MIN_SMALL} times the scale pixels in height and
   *     width
   * @param scale a whole factor of at least 2
   */
  public static Evaluation of(Photo original, int scale, Bench bench) {
    int height = original.height() / scale * scale;
    int width = original.width() / scale * scale;
    Photo truth = original.crop(0, 0, height, width);
    Photo small = shrink(truth, scale, bench);
    List<Outcome> outcomes = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    Enlargement.Task task = new Enlargement.Task(height, width, truth.channels(), scale);
    for (Enlargement candidate : CANDIDATES) {
      // A first round, for the virtual machine to compile what the second one times.
      time(candidate, task, small, bench, bench.warmUp());
    }
    for (Enlargement candidate : CANDIDATES) {
      Timed timed = time(candidate, task, small, bench, bench.stopwatch());
      outcomes.add(outcome(candidate, truth, scale, timed));
      complaints.addAll(timed.complaints());
    }
    List<List<Difference>> differences = new ArrayList<>();
    for (Outcome a : outcomes) {
      differences.add(outcomes.stream().map(b -> Difference.between(a, b)).toList());
      bench.step().run();
    }
    List<String> ids = bench.backends().stream().map(Backend::id).toList();
    return new Evaluation(truth, small, scale, outcomes, differences, ids, complaints);
  }

  private static Photo shrink(Photo truth, int scale, Bench bench) {
    Interpolate filter =
        Interpolate.builder()
            .size(truth.height() / scale, truth.width() / scale)
            .mode(Mode.BICUBIC)
            .antialias(true)
            .build();
    Tensor small = bench.place(filter, bench.backends().get(0)).apply(truth.tensor(true));
    return Photo.of(small, true).toBytes();
  }

  /** The result of a candidate, the median time of each backend, and who gave other bits. */
  private record Timed(
      Tensor result, Map<String, Double> micros, List<String> complaints, long bytes) {}

  private static Timed time(
      Enlargement candidate,
      Enlargement.Task task,
      Photo small,
      Bench bench,
      ToDoubleFunction<Runnable> stopwatch) {
    Tensor source = small.tensor(candidate.channelsFirst());
    Operation<?> operation = candidate.enlarger().apply(task);
    Backend first = bench.backends().get(0);
    Tensor result = bench.place(operation, first).apply(source);
    Map<String, Double> micros = new LinkedHashMap<>();
    List<String> complaints = new ArrayList<>();
    for (Backend backend : bench.backends()) {
      Operation<?> placed = bench.place(operation, backend);
      Tensor again = Tensor.allocate(result.spec());
      micros.put(backend.id(), stopwatch.applyAsDouble(() -> placed.apply(source, again)));
      if (!Arrays.equals((float[]) result.array(), (float[]) again.array())) {
        complaints.add(candidate.id() + ": " + backend.id() + " differs from " + first.id());
      }
      bench.step().run();
    }
    long bytes = source.spec().byteSize() + result.spec().byteSize();
    return new Timed(result, micros, complaints, bytes);
  }

  private static Outcome outcome(Enlargement candidate, Photo truth, int scale, Timed timed) {
    Photo image = Photo.of(timed.result(), candidate.channelsFirst());
    Photo rounded = image.toBytes();
    Plane luma = rounded.luma();
    return new Outcome(
        candidate,
        image,
        Quality.psnr(truth, rounded),
        Quality.ssim(truth.luma(), luma),
        Shift.estimate(truth.luma(), luma, scale),
        timed.micros(),
        timed.bytes());
  }

  /** Returns how much two outcomes differ. */
  Difference difference(Outcome a, Outcome b) {
    return differences.get(outcomes.indexOf(a)).get(outcomes.indexOf(b));
  }

  /** Returns the outcomes from the highest peak signal-to-noise ratio down. */
  List<Outcome> ranking() {
    return outcomes.stream().sorted(Comparator.comparingDouble(Outcome::psnr).reversed()).toList();
  }
}
