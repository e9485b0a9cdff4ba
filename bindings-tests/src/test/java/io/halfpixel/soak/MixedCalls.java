package io.halfpixel.soak;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.ExpectedSubjects;
import io.halfpixel.tck.random.RandomFaces;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.rules.RandomPlan;
import io.halfpixel.tck.subject.Arenas;
import io.halfpixel.tck.subject.Storage;
import io.halfpixel.tck.subject.TckSubject;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * What a long-lived application does, one call after the other, on every backend of the machine:
 * operations that are kept and that are dropped, kernels that are closed, forgotten, or closed
 * during a run, memory of every kind, refused calls, and random plans.
 */
final class MixedCalls {
  /** Operations that live as long as the application, and whose caches overflow. */
  private static final int KEPT = 6;

  private static final int LARGEST = 60;

  /** Elements of a random plan that several threads copy and read within the heap of a soak. */
  private static final long LARGEST_PLAN = 1 << 20;

  private final List<TckSubject> subjects = new ExpectedSubjects().subjects();
  private final List<Backend> backends = new ArrayList<>();
  private final List<Operation<?>> kept = new ArrayList<>();

  MixedCalls() {
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available) {
                backends.add(Backends.get(id));
              }
            });
    for (int i = 0; i < KEPT; i++) {
      kept.add(operation(new Randoms(i)));
    }
  }

  /**
   * Makes the call of a number.
   *
   * @throws AssertionError if a bit differs, or a call does not throw what it should
   */
  void run(long number, ExecutorService threads) throws ExecutionException, InterruptedException {
    Randoms random = new Randoms(number);
    switch (random.between(0, 7)) {
      case 0, 1 -> {
        RandomPlan plan = RandomPlan.of(number);
        if (plan.size() <= LARGEST_PLAN) {
          plan.check(random.pick(subjects), threads);
        }
      }
      case 2 -> forgotten(random);
      case 3 -> closedDuringRuns(random, threads);
      case 4 -> refused(random);
      case 5 -> inAnArena(random);
      default -> operate(random, threads);
    }
  }

  private static Operation<?> operation(Randoms random) {
    int height = random.between(1, LARGEST);
    int width = random.between(1, LARGEST);
    return switch (random.between(0, 2)) {
      case 0 ->
          Interpolate.builder()
              .size(height, width)
              .mode(random.pick(List.of(Mode.NEAREST, Mode.BILINEAR, Mode.BICUBIC)))
              .build();
      case 1 ->
          Resize.builder()
              .size(height, width)
              .method(random.pick(List.of(ResizeMethod.BILINEAR, ResizeMethod.LANCZOS3)))
              .antialias(random.flip())
              .build();
      default -> ImageResize.builder().size(height, width).cropToAspectRatio(random.flip()).build();
    };
  }

  private static Tensor image(Randoms random) {
    TensorSpec spec =
        TensorSpec.of(
            DataType.F32,
            random.between(1, 2),
            random.between(1, LARGEST),
            random.between(1, LARGEST),
            random.between(1, LARGEST));
    Storage.Guarded placed = random.pick(List.of(Storage.values())).place(spec, random);
    placed.fill(elements(spec, random));
    return placed.tensor();
  }

  private static long[] elements(TensorSpec spec, Randoms random) {
    return LongStream.generate(() -> random.ordinary(spec.dataType()))
        .limit(spec.elements())
        .toArray();
  }

  /** A call as users make it, whose result is compared with that of another backend. */
  private void operate(Randoms random, ExecutorService threads) {
    Operation<?> operation = random.flip() ? random.pick(kept) : operation(random);
    Tensor image = image(random);
    long[] first = read(operation.on(random.pick(backends)).apply(image));
    Operation<?> other = operation.on(random.pick(backends));
    int parallelism = random.between(1, 4);
    assertArrayEquals(first, read(other.parallel(threads, parallelism).apply(image)));
    assertArrayEquals(first, read(operation.apply(image)));
  }

  private static long[] read(Tensor tensor) {
    return ElementBits.read(tensor);
  }

  /** A kernel that nobody closes is freed when nobody refers to it any more. */
  private void forgotten(Randoms random) {
    Plan plan = new RandomFaces(random).torch();
    Kernel kernel = random.pick(backends).prepare(plan);
    kernel.run(Tensor.allocate(plan.source()), Tensor.allocate(plan.target()));
  }

  /** A run that has begun when the kernel is closed completes; one that begins later throws. */
  private void closedDuringRuns(Randoms random, ExecutorService threads)
      throws ExecutionException, InterruptedException {
    Plan plan = new RandomFaces(random).tensorFlow();
    Kernel kernel = random.pick(backends).prepare(plan);
    CountDownLatch begun = new CountDownLatch(2);
    List<Future<?>> runs = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      runs.add(threads.submit(() -> runUntilClosed(kernel, begun)));
    }
    begun.await();
    kernel.close();
    for (Future<?> run : runs) {
      run.get();
    }
  }

  private static void runUntilClosed(Kernel kernel, CountDownLatch begun) {
    Tensor source = Tensor.allocateDirect(kernel.plan().source());
    Tensor target = Tensor.allocate(kernel.plan().target());
    try {
      while (true) {
        begun.countDown();
        kernel.run(source, target);
        // Nobody takes a processor away from a virtual thread.
        Thread.yield();
      }
    } catch (IllegalStateException e) {
      // It is closed.
    }
  }

  private void refused(Randoms random) {
    Tensor image = image(random);
    Operation<?> operation = operation(random).on(random.pick(backends));
    Tensor wrong = Tensor.allocate(TensorSpec.of(DataType.U8, 3, LARGEST + 1, 1, 1));
    assertThrows(InvalidArgumentException.class, () -> operation.apply(image, wrong));
    assertThrows(InvalidArgumentException.class, () -> operation.apply(image, image));
    assertThrows(
        InvalidArgumentException.class,
        () -> operation.apply(Tensor.allocate(TensorSpec.of(DataType.F32, 5))));
  }

  /** Memory that is given back at once, before the garbage collector notices. */
  private void inAnArena(Randoms random) {
    if (Runtime.version().feature() < 22) {
      return;
    }
    Tensor image = image(random);
    Operation<?> operation = operation(random).on(random.pick(backends));
    Tensor inside;
    try (Arenas arena = random.flip() ? Arenas.shared() : Arenas.confined()) {
      inside = Tensor.wrap(arena.buffer(image.spec().byteSize()), image.spec());
      ElementBits.write(inside, read(image));
      assertArrayEquals(read(operation.apply(image)), read(operation.apply(inside)));
    }
    assertThrows(IllegalStateException.class, () -> operation.apply(inside));
  }
}
