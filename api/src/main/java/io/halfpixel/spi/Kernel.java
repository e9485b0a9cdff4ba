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
 * For one that does not {@linkplain #takesViews take views}, their rows are copied to memory
 * without gaps first, and back into the target, which takes the time of reading and writing them
 * once more; that memory is kept for the next call. Runs may overlap in time. A kernel whose owner
 * forgets it is cleaned up by the garbage collector; {@link #close} gives its resources back at
 * once.
 */
public abstract class Kernel implements AutoCloseable {
  private static final int CLOSED = 1 << 31;

  private final Plan plan;
  private final Staging sources = new Staging();
  private final Staging targets = new Staging();

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
   * kernel's choice; the bits do not depend on it (rule HP-401). Where a tensor is a view with gaps
   * and this kernel does not {@linkplain #takesViews take views}, band 0 is everything, and {@link
   * #call} the way to use several threads.
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
   *     read-only, the two share memory, the rows of a view do not fit one array or buffer, or the
   *     band is outside its range; nothing is written
   * @throws IllegalStateException if the kernel is closed, or a tensor is a buffer of an {@code
   *     Arena} that is closed or confined to another thread; nothing is written. To close the arena
   *     while the band runs is noticed by {@code cpp-ffm} only, where closing or the call fails;
   *     with other native code the virtual machine may crash
   */
  public final void run(Tensor source, Tensor target, int band, int bands) {
    CallChecks.tensors(plan, source, target);
    CallChecks.band(band, bands);
    if (takesViews() || source.isDense() && target.isDense()) {
      runChecked(source, target, band, bands);
    } else {
      runView(source, target, band);
    }
  }

  private void runView(Tensor source, Tensor target, int band) {
    acquire();
    try {
      if (band == 0) {
        Call call = new Call(source, target, 1);
        call.run(0);
        call.finish();
      }
    } finally {
      leave();
    }
  }

  /**
   * Returns a call whose tensors have been checked, for its bands to be run one by one, on any
   * threads, and then to be finished. The rows of a source that is copied are read here. A band
   * checks only what can have changed or depends on its thread: that the kernel is open, and that
   * its thread may use the memory.
   *
   * @param source memory of exactly the plan's source specification; not changed
   * @param target memory of exactly the plan's target specification that shares no byte with the
   *     source
   * @param bands the number of bands, at least 1
   * @throws InvalidArgumentException if a tensor's specification is not the plan's, the target is
   *     read-only, the two share memory, the rows of a view do not fit one array or buffer, or
   *     there are no bands
   * @throws IllegalStateException if a tensor is a buffer of an {@code Arena} that is closed or
   *     confined to another thread
   */
  public final Call call(Tensor source, Tensor target, int bands) {
    CallChecks.tensors(plan, source, target);
    CallChecks.band(0, bands);
    return new Call(source, target, bands);
  }

  /**
   * Returns whether {@link #execute} takes tensors with gaps, and writes nothing between their
   * rows; otherwise their rows are copied. False unless an implementation says otherwise, and
   * always the same.
   */
  protected boolean takesViews() {
    return false;
  }

  /** One call of a kernel, cut into bands. Thread-safe, but for {@link #finish}. */
  public final class Call {
    private final Tensor givenSource;
    private final Tensor givenTarget;
    private final int bands;

    /** What bands read and write: the given tensors, or their rows without gaps. */
    private final Tensor source;

    private final Tensor target;
    private boolean finished;

    private Call(Tensor source, Tensor target, int bands) {
      this.givenSource = source;
      this.givenTarget = target;
      this.bands = bands;
      this.target = takesViews() ? target : targets.take(target);
      this.source = takesViews() ? source : sources.gather(source);
    }

    /** Returns the number of bands. */
    public int bands() {
      return bands;
    }

    /**
     * Computes one band on the calling thread, and writes it unless the target has gaps and is
     * copied.
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

    /**
     * Writes the rows of a target that is copied and gives their memory back; does nothing for any
     * other target. To be called once, when all bands have been run without an exception; no band
     * may be run after it.
     *
     * @throws IllegalStateException if the target is a buffer of an {@code Arena} that is closed or
     *     confined to another thread
     */
    public void finish() {
      if (!finished) {
        finished = true;
        CallChecks.access(givenSource, givenTarget);
        Staging.scatter(target, givenTarget);
        sources.give(source, givenSource);
        targets.give(target, givenTarget);
      }
    }

    /** Returns whether a thread may run a band, as long as the memory of the tensors is alive. */
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
      sources.clear();
      targets.clear();
      release();
    }
  }

  /**
   * Writes a band. Called only with arguments that passed the checks of {@link #run(Tensor, Tensor,
   * int, int)}, without gaps unless this {@linkplain #takesViews takes views}, on a thread that may
   * use them, never after {@link #release}, possibly by several threads at once; never for an empty
   * target.
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
