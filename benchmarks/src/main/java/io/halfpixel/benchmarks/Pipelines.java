package io.halfpixel.benchmarks;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Kernel;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times pipelines of several steps over a 4K frame in arrays, on one thread and on two, on every
 * backend that runs here, and compares the bits. {@code benchmarks/pipelines} starts it.
 */
final class Pipelines {
  /** Two backends or two numbers of threads gave different bits. */
  static final int DIFFERENT = 1;

  private static final int THREADS = 2;

  private final PrintStream out;
  private final int turns;
  private boolean equal = true;

  Pipelines(PrintStream out, int turns) {
    this.out = out;
    this.turns = turns;
  }

  /**
   * Prints a line for each pipeline and backend and ends the process.
   *
   * @param arguments how often each is run, 25 times unless given
   */
  public static void main(String[] arguments) throws InterruptedException, ExecutionException {
    int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 25;
    System.exit(new Pipelines(System.out, turns).run());
  }

  /** Runs everything and returns the exit status. */
  int run() throws InterruptedException, ExecutionException {
    List<String> backends = new ArrayList<>();
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available) {
                backends.add(id);
              }
            });
    out.printf("%-40s %-11s %9s %9s %6s%n", "best time in ms", "", "1 thread", "2 threads", "");
    run("crop, resize, channels, planes", FramePlans.preprocessing(), backends);
    run("Keras ImageResize, crop_to_aspect_ratio", kerasPlan(), backends);
    out.println(equal ? "bits: equal" : "bits: DIFFERENT");
    return equal ? 0 : DIFFERENT;
  }

  private static Plan kerasPlan() {
    return ImageResize.builder()
        .size(1000, 1500)
        .cropToAspectRatio(true)
        .interpolation("bilinear")
        .build()
        .plan(
            TensorSpec.of(
                DataType.F32, 1, FramePlans.HEIGHT, FramePlans.WIDTH, FramePlans.CHANNELS));
  }

  private void run(String name, Plan plan, List<String> backends)
      throws InterruptedException, ExecutionException {
    Tensor source = random(Tensor.allocate(plan.source()));
    Object expected = null;
    for (String id : backends) {
      try (Kernel kernel = Backends.get(id).prepare(plan)) {
        Tensor target = Tensor.allocate(plan.target());
        double alone = time(kernel, source, target, 1);
        Object first = target.copyToArray();
        expected = expected == null ? first : expected;
        equal &= Objects.deepEquals(expected, first);
        Tensor cut = Tensor.allocate(plan.target());
        double together = time(kernel, source, cut, THREADS);
        equal &= Objects.deepEquals(expected, cut.copyToArray());
        out.printf(
            Locale.ROOT,
            "%-40s %-11s %9.2f %9.2f %5.2fx%n",
            name,
            id,
            alone,
            together,
            alone / together);
      }
    }
  }

  /** Returns the shortest time in milliseconds. */
  private double time(Kernel kernel, Tensor source, Tensor target, int threads)
      throws InterruptedException, ExecutionException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    long best = Long.MAX_VALUE;
    try {
      for (int turn = 0; turn < turns; turn++) {
        long begin = System.nanoTime();
        Kernel.Call call = kernel.call(source, target, threads);
        List<Future<?>> bands = new ArrayList<>();
        for (int band = 1; band < threads; band++) {
          int other = band;
          bands.add(workers.submit(() -> call.run(other)));
        }
        call.run(0);
        for (Future<?> band : bands) {
          band.get();
        }
        call.finish();
        best = Math.min(best, System.nanoTime() - begin);
      }
    } finally {
      workers.shutdown();
    }
    return best / 1e6;
  }

  private static Tensor random(Tensor tensor) {
    SplittableRandom random = new SplittableRandom(4);
    if (tensor.array() instanceof float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = random.nextInt(256);
      }
    } else {
      random.nextBytes((byte[]) tensor.array());
    }
    return tensor;
  }
}
