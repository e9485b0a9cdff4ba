package io.halfpixel.spi;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plan made ready to run by one backend: many times, on any thread, over the caller's memory.
 *
 * <p>The public methods check every argument, so that the same wrong call gives the same exception
 * in every backend (rule HP-501) and an implementation only ever sees memory that fits its plan.
 * Runs may overlap in time. A kernel whose owner forgets it is cleaned up by the garbage collector;
 * {@link #close} gives its resources back at once.
 */
public abstract class Kernel implements AutoCloseable {
  private static final int CLOSED = 1 << 31;

  private final Plan plan;

  /** The number of runs under way; the sign bit is set once the kernel is closed. */
  private final AtomicInteger uses = new AtomicInteger();

  /** Creates a kernel for a plan. */
  protected Kernel(Plan plan) {
    this.plan = plan;
  }

  /** Returns the plan that this kernel executes. */
  public final Plan plan() {
    return plan;
  }

  /**
   * Writes the whole target on the calling thread.
   *
   * @param source memory of exactly the plan's source specification; not changed
   * @param target memory of exactly the plan's target specification that shares no byte with the
   *     source
   * @throws InvalidArgumentException under the conditions of {@link #run(Tensor, Tensor, int,
   *     int)}; nothing is written
   * @throws IllegalStateException under the conditions of {@link #run(Tensor, Tensor, int, int)};
   *     nothing is written
   */
  public final void run(Tensor source, Tensor target) {
    run(source, target, 0, 1);
  }

  /**
   * Writes one of several bands of the target. The bands [0, bands) are disjoint, together they are
   * the whole target, and each may run on its own thread in any order. How the target is cut is the
   * kernel's choice; the bits do not depend on it (rule HP-401).
   *
   * <p>This checks everything for each band. Whoever runs all bands of one call checks once with
   * {@link #call}.
   *
   * @param source memory of exactly the plan's source specification; not changed
   * @param target memory of exactly the plan's target specification that shares no byte with the
   *     source
   * @param band the band to write, in [0, bands)
   * @param bands the number of bands, at least 1
   * @throws InvalidArgumentException if a tensor's specification is not the plan's, the target is
   *     read-only, the two share memory, or the band is outside its range; nothing is written
   * @throws IllegalStateException if the kernel is closed, or a tensor is a buffer of an {@code
   *     Arena} that is closed or confined to another thread; nothing is written. To close the arena
   *     while the band runs is not noticed: native code may then crash the virtual machine
   */
  public final void run(Tensor source, Tensor target, int band, int bands) {
    CallChecks.tensors(plan, source, target);
    CallChecks.band(band, bands);
    runChecked(source, target, band, bands);
  }

  /**
   * Returns a call whose tensors have been checked, for its bands to be run one by one, on any
   * threads. A band checks only what can have changed or depends on its thread: that the kernel is
   * open, and that its thread may use the memory.
   *
   * @param source memory of exactly the plan's source specification; not changed
   * @param target memory of exactly the plan's target specification that shares no byte with the
   *     source
   * @param bands the number of bands, at least 1
   * @throws InvalidArgumentException if a tensor's specification is not the plan's, the target is
   *     read-only, the two share memory, or there are no bands
   * @throws IllegalStateException if a tensor is a buffer of an {@code Arena} that is closed or
   *     confined to another thread
   */
  public final Call call(Tensor source, Tensor target, int bands) {
    CallChecks.tensors(plan, source, target);
    CallChecks.band(0, bands);
    return new Call(source, target, bands);
  }

  /** One call of a kernel, cut into bands. Thread-safe. */
  public final class Call {
    private final Tensor source;
    private final Tensor target;
    private final int bands;

    private Call(Tensor source, Tensor target, int bands) {
      this.source = source;
      this.target = target;
      this.bands = bands;
    }

    /** Returns the number of bands. */
    public int bands() {
      return bands;
    }

    /**
     * Writes one band on the calling thread.
     *
     * @param band the band to write, in [0, {@link #bands()})
     * @throws InvalidArgumentException if the band is outside its range
     * @throws IllegalStateException if the kernel is closed, or a tensor is a buffer of an {@code
     *     Arena} that is closed or confined to another thread
     */
    public void run(int band) {
      CallChecks.band(band, bands);
      CallChecks.access(source, target);
      runChecked(source, target, band, bands);
    }

    /** Returns whether a thread may use the memory of both tensors, as long as it is alive. */
    public boolean isAccessibleBy(Thread thread) {
      return source.isAccessibleBy(thread) && target.isAccessibleBy(thread);
    }
  }

  private void runChecked(Tensor source, Tensor target, int band, int bands) {
    acquire();
    try {
      if (plan.target().elements() > 0) {
        execute(source, target, band, bands);
      }
    } finally {
      leave();
    }
  }

  private void acquire() {
    if (uses.incrementAndGet() < 0) {
      leave();
      throw new IllegalStateException("the kernel is closed");
    }
  }

  private void leave() {
    if (uses.decrementAndGet() == CLOSED) {
      releaseOnce();
    }
  }

  private void releaseOnce() {
    if (uses.compareAndSet(CLOSED, CLOSED | 1 << 30)) {
      release();
    }
  }

  /**
   * Writes a band. Called only with arguments that passed the checks of {@link #run(Tensor, Tensor,
   * int, int)}, on a thread that may use them, never after {@link #release}, possibly by several
   * threads at once; never for an empty target.
   */
  protected abstract void execute(Tensor source, Tensor target, int band, int bands);

  /** Gives resources back. Called once at most, after the last run has ended. */
  protected void release() {}

  /**
   * Ends the use of this kernel: later runs throw, runs under way complete. Closing again does
   * nothing.
   */
  @Override
  public final void close() {
    int before = uses.getAndUpdate(count -> count | CLOSED);
    if (before == 0) {
      releaseOnce();
    }
  }
}
