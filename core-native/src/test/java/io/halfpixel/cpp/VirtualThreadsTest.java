package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.Fixtures.Storage;
import io.halfpixel.cpp.binding.PlanWork;
import io.halfpixel.cpp.binding.VirtualThreads;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A long run on a virtual thread lets others run, where all of them share one thread. */
@NeedsNativeLibrary
class VirtualThreadsTest {
  private static final int SCALAR = 0;
  private static final int OTHERS = 3;
  private static final Plan PLAN = Fixtures.reverse(DataType.F32, 3000, 3000);

  /** Reverses an image on a virtual thread, and counts how often each of the others had a turn. */
  public static final class Turns {
    private static final AtomicIntegerArray TURNS = new AtomicIntegerArray(OTHERS);
    private static final AtomicBoolean ENDED = new AtomicBoolean();

    private Turns() {}

    /**
     * Prints how often that thread had a turn during the run which had the fewest, and whether the
     * result is that of a run on the main thread.
     */
    public static void main(String[] arguments) throws Exception {
      Backend backend =
          System.getProperty("backend").equals("cpp-ffm")
              ? new CppFfmBackend()
              : new CppJniBackend();
      Storage storage = Storage.valueOf(System.getProperty("storage"));
      Tensor source = Fixtures.tensor(PLAN.source(), storage);
      Fixtures.fill(source);
      Tensor target = Fixtures.tensor(PLAN.target(), storage);
      Tensor expected = Fixtures.tensor(PLAN.target(), storage);
      try (Kernel kernel = backend.prepare(PLAN)) {
        kernel.run(source, expected);
        CountDownLatch left = new CountDownLatch(OTHERS + 1);
        start(() -> startAll(kernel, source, target, left));
        left.await();
      }
      System.out.println(Arrays.equals(floats(expected), floats(target)));
    }

    /** Whatever a virtual thread starts waits in one queue; they are taken in turn from there. */
    private static void startAll(Kernel kernel, Tensor source, Tensor target, CountDownLatch left) {
      for (int i = 0; i < OTHERS; i++) {
        int own = i;
        start(
            () -> {
              takeTurns(own);
              left.countDown();
            });
      }
      start(
          () -> {
            System.out.println(fewestTurns(kernel, source, target));
            left.countDown();
          });
    }

    private static void takeTurns(int own) {
      while (!ENDED.get()) {
        TURNS.incrementAndGet(own);
        VirtualThreads.giveWay();
      }
    }

    private static int fewestTurns(Kernel kernel, Tensor source, Tensor target) {
      while (Arrays.stream(counts()).anyMatch(count -> count == 0)) {
        VirtualThreads.giveWay();
      }
      int[] before = counts();
      kernel.run(source, target);
      int[] during = counts();
      ENDED.set(true);
      Arrays.setAll(during, i -> during[i] - before[i]);
      return Arrays.stream(during).min().getAsInt();
    }

    private static int[] counts() {
      int[] counts = new int[OTHERS];
      Arrays.setAll(counts, TURNS::get);
      return counts;
    }

    private static float[] floats(Tensor tensor) {
      if (tensor.memory() instanceof DirectMemory) {
        float[] copy = new float[(int) tensor.spec().elements()];
        tensor.buffer().asFloatBuffer().get(copy);
        return copy;
      }
      return (float[]) tensor.array();
    }

    /** {@code Thread.startVirtualThread}, which the compiler does not know. */
    private static void start(Runnable task) {
      try {
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  /** All take turns in one queue, so each of the others has one between two slices. */
  @ParameterizedTest
  @EnabledForJreRange(min = JRE.JAVA_22)
  @CsvSource({"cpp-ffm, ARRAY", "cpp-ffm, DIRECT", "cpp-jni, ARRAY", "cpp-jni, DIRECT"})
  void othersHaveTurnsBetweenTheSlicesOfALongRun(String backend, Storage storage) throws Exception {
    int slices = PlanWork.slices(PLAN, SCALAR);
    assertTrue(slices > 10, "the plan is too short to see something");
    ChildJvm.Result result =
        ChildJvm.run(
            Turns.class,
            "-Dbackend=" + backend,
            "-Dstorage=" + storage,
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1",
            "-Dhalfpixel.isa=scalar");
    String[] lines = result.output().split("\n");
    assertTrue(lines.length == 2 && lines[1].equals("true"), result.output());
    int turns = Integer.parseInt(lines[0]);
    assertTrue(turns >= slices - 1, () -> turns + " turns in " + slices + " slices");
  }

  @Test
  void aThreadOfTheSystemIsNotVirtual() {
    assertFalse(VirtualThreads.isCurrent());
  }
}
