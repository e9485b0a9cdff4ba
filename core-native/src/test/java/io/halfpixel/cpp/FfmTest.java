package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Memory;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What only {@code cpp-ffm} can and has to do: arenas, and native access. */
@NeedsNativeLibrary
class FfmTest {
  private static final int SIDE = 1000;
  private static final int ROUNDS = 60;

  /** After so many refused closes the runs end, so that one succeeds. */
  private static final int ENOUGH = 20;

  /** Prints the answer of the backend. */
  public static final class Report {
    private Report() {}

    /** Prints one line. */
    public static void main(String[] arguments) {
      System.out.println(ConfigurationTest.Report.answer(new CppFfmBackend()));
    }
  }

  private static String report(String... options) throws Exception {
    return ChildJvm.run(Report.class, options).output();
  }

  @Test
  @DisabledForJreRange(min = JRE.JAVA_22)
  void anOldVirtualMachineIsNamed() throws Exception {
    assertEquals(
        "the Foreign Function and Memory API needs JDK 22 or later, and this is "
            + Runtime.version().feature()
            + "; use another backend\n",
        report());
  }

  /** The output is all that the virtual machine prints, so there is no warning in it either. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void nativeAccessIsNeededAndNeverWarnedAbout() throws Exception {
    assertEquals("scalar\n", report("-Dhalfpixel.isa=scalar"));
    String denied =
        "native access is not allowed; allow it with --enable-native-access=ALL-UNNAMED, or use"
            + " another backend\n";
    assertEquals(denied, ChildJvm.runWithoutNativeAccess(Report.class).output());
  }

  /** Native code never sees memory that is gone: to close it or to use it fails instead. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void anArenaIsHeldOpenDuringABand() throws Exception {
    Plan plan = Fixtures.reverse(DataType.F32, SIDE, SIDE);
    int refusedCloses = 0;
    try (Kernel kernel = new CppFfmBackend().prepare(plan)) {
      for (int round = 0; round < ROUNDS; round++) {
        refusedCloses += closeDuringARun(kernel, plan, round);
      }
    }
    assertTrue(refusedCloses > 0, "no close met a run");
  }

  /** Returns how often the arena could not be closed. */
  private static int closeDuringARun(Kernel kernel, Plan plan, int round) throws Exception {
    Object arena = Class.forName("java.lang.foreign.Arena").getMethod("ofShared").invoke(null);
    Tensor source = tensor(arena, plan);
    Tensor target = round % 2 == 0 ? tensor(arena, plan) : Tensor.allocate(plan.target());
    AtomicBoolean enough = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread runner =
        new Thread(
            () -> {
              try {
                while (source.isAlive() && !enough.get()) {
                  kernel.run(source, target);
                }
              } catch (Throwable e) {
                failure.set(e);
              }
            });
    runner.start();
    Thread.sleep(round % 4);
    int refused = 0;
    while (source.isAlive()) {
      try {
        Class.forName("java.lang.foreign.Arena").getMethod("close").invoke(arena);
      } catch (InvocationTargetException e) {
        assertEquals(IllegalStateException.class, e.getCause().getClass());
        enough.set(++refused >= ENOUGH);
      }
    }
    runner.join();
    Throwable thrown = failure.get();
    assertTrue(
        thrown == null
            || thrown instanceof IllegalStateException
                && thrown.getMessage().contains("a call needs it open until it ends"),
        () -> "run failed with " + thrown);
    return refused;
  }

  private static Tensor tensor(Object arena, Plan plan) throws Exception {
    Object segment =
        Class.forName("java.lang.foreign.Arena")
            .getMethod("allocate", long.class, long.class)
            .invoke(arena, plan.source().byteSize(), 64L);
    return Tensor.view(Memory.ofSegment(segment), 0, plan.source());
  }
}
