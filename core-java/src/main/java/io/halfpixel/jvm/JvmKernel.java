package io.halfpixel.jvm;

import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A prepared plan: a pool of programs, each of which serves one run at a time.
 *
 * <p>The first program is made with the kernel, another one only when runs overlap, so that a
 * steady stream of runs allocates nothing.
 */
public final class JvmKernel extends Kernel {
  private static final int IDLE_PROGRAMS = Math.max(4, Runtime.getRuntime().availableProcessors());

  private final Loops loops;
  private final AtomicReferenceArray<Program> idle = new AtomicReferenceArray<>(IDLE_PROGRAMS);

  /**
   * Creates the kernel, with all tables of the plan in primitive arrays.
   *
   * @throws UnsupportedModeException if a row that the plan needs is longer than a Java array can
   *     be
   */
  public JvmKernel(Plan plan, Loops loops) {
    super(plan);
    this.loops = loops;
    idle.set(0, new Program(plan, loops));
  }

  @Override
  protected void execute(Tensor source, Tensor target, int band, int bands) {
    Program program = take();
    program.run(source, target, band, bands);
    give(program);
  }

  private Program take() {
    for (int slot = 0; slot < IDLE_PROGRAMS; slot++) {
      Program program = idle.getAndSet(slot, null);
      if (program != null) {
        return program;
      }
    }
    return new Program(plan(), loops);
  }

  /**
   * Keeps a program for the next run, or leaves it to the garbage collector where enough are kept.
   */
  private void give(Program program) {
    for (int slot = 0; slot < IDLE_PROGRAMS; slot++) {
      if (idle.compareAndSet(slot, null, program)) {
        return;
      }
    }
  }

  @Override
  protected void release() {
    for (int slot = 0; slot < IDLE_PROGRAMS; slot++) {
      idle.set(slot, null);
    }
  }
}
