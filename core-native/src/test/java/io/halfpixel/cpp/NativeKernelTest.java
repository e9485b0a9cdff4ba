package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lifetime of native plans, and statuses, over a binding that only takes notes. */
class NativeKernelTest {
  private static final TensorSpec SPEC = TensorSpec.of(DataType.F32, 4);
  private static final Plan COPY = new Plan(SPEC, SPEC, List.of());

  static final class Notes implements NativeBinding {
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger destroyed = new AtomicInteger();
    private final List<String> runs = new ArrayList<>();
    private int status;

    @Override
    public int abiVersion() {
      return 3;
    }

    @Override
    public String buildId() {
      return "notes";
    }

    @Override
    public String statusMessage(int status) {
      return "status " + status;
    }

    @Override
    public @Nullable String isaName(int isa) {
      return isa == 0 ? "scalar" : null;
    }

    @Override
    public int bestIsa(int limit) {
      return 0;
    }

    @Override
    public int create(byte[] encoded, int isa, long[] handle) {
      if (status == 0) {
        handle[0] = alive.incrementAndGet();
      }
      return status;
    }

    @Override
    public BandRunner runner(long handle, Plan plan, int isa) {
      return (source, target, band, bands) -> {
        runs.add(handle + ": " + band + "/" + bands);
        return status;
      };
    }

    @Override
    public void destroy(long plan) {
      if (plan != 0) {
        destroyed.incrementAndGet();
      }
    }
  }

  private final Notes notes = new Notes();

  private NativeKernel kernel() {
    return new NativeKernel(notes, new Isa(0, "scalar"), COPY);
  }

  private static void run(NativeKernel kernel) {
    kernel.run(Tensor.allocate(SPEC), Tensor.allocate(SPEC));
  }

  @Test
  void closingFreesOnce() {
    NativeKernel kernel = kernel();
    run(kernel);
    kernel.close();
    kernel.close();
    assertEquals(1, notes.destroyed.get());
    assertEquals(List.of("1: 0/1"), notes.runs);
  }

  @Test
  void useAfterCloseThrowsAndReachesNoNativeCode() {
    NativeKernel kernel = kernel();
    kernel.close();
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> run(kernel));
    assertEquals("the kernel is closed", e.getMessage());
    assertEquals(List.of(), notes.runs);
  }

  @Test
  @Timeout(60)
  void aForgottenKernelIsFreedByTheGarbageCollector() throws InterruptedException {
    run(kernel());
    while (notes.destroyed.get() == 0) {
      System.gc();
      Thread.sleep(10);
    }
    NativeKernel closed = kernel();
    closed.close();
    closed = null;
    System.gc();
    Thread.sleep(50);
    assertEquals(2, notes.destroyed.get());
  }

  @Test
  void statusesAreExceptions() {
    NativeKernel kernel = kernel();
    notes.status = 3;
    UnsupportedModeException unsupported =
        assertThrows(UnsupportedModeException.class, this::kernel);
    assertEquals("libhalfpixel: status 3", unsupported.getMessage());
    notes.status = 4;
    assertThrows(OutOfMemoryError.class, () -> run(kernel));
    for (int status : new int[] {1, 2, 5, 6, -1, 99}) {
      notes.status = status;
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> run(kernel));
      assertEquals(
          "internal error, please report it: libhalfpixel: status " + status, e.getMessage());
    }
    kernel.close();
    assertEquals(1, notes.destroyed.get(), "a plan that was not created is not freed");
  }
}
