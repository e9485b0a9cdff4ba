package io.halfpixel.jvm;

import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Run;
import io.halfpixel.jvm.steps.ProducerBuilder;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A prepared plan: a pool of {@link Run}s, each of which serves one run at a time.
 *
 * <p>The first one is made with the kernel, another one only when runs overlap, so that a steady
 * stream of runs allocates nothing.
 */
public final class JvmKernel extends Kernel {
  private static final int IDLE_RUNS = Math.max(4, Runtime.getRuntime().availableProcessors());

  /** The producers of the first run: tables for all, scratch memory for one. */
  private volatile List<Producer> producers;

  private final AtomicReferenceArray<Run> idle = new AtomicReferenceArray<>(IDLE_RUNS);

  /**
   * Creates the kernel, with all tables of the plan in primitive arrays.
   *
   * @throws UnsupportedModeException if a row that the plan needs is longer than a Java array can
   *     be
   */
  public JvmKernel(Plan plan, Loops loops) {
    super(plan);
    this.producers = new ProducerBuilder(loops).producers(plan);
    idle.set(0, new Run(producers, plan.source().elements()));
  }

  @Override
  protected void execute(Tensor source, Tensor target, int band, int bands) {
    Run run = take();
    run.band(source, target, band, bands);
    give(run);
  }

  @Override
  protected boolean takesViews() {
    return true;
  }

  private Run take() {
    for (int slot = 0; slot < IDLE_RUNS; slot++) {
      Run run = idle.getAndSet(slot, null);
      if (run != null) {
        return run;
      }
    }
    List<Producer> own = producers.stream().map(Producer::forRun).toList();
    return new Run(own, plan().source().elements());
  }

  /** Keeps a run for the next run, or leaves it to the garbage collector where enough are kept. */
  private void give(Run run) {
    for (int slot = 0; slot < IDLE_RUNS; slot++) {
      if (idle.compareAndSet(slot, null, run)) {
        return;
      }
    }
  }

  @Override
  protected void release() {
    producers = List.of();
    for (int slot = 0; slot < IDLE_RUNS; slot++) {
      idle.set(slot, null);
    }
  }
}
