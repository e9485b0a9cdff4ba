package io.halfpixel.spi;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;

/** What is wrong with the arguments of a kernel, the same for every backend (rule HP-501). */
final class CallChecks {
  private CallChecks() {}

  /** Checks everything but the band. */
  static void tensors(Plan plan, Tensor source, Tensor target) {
    specification("source", plan.source(), source);
    specification("target", plan.target(), target);
    if (target.memory().isReadOnly()) {
      throw new InvalidArgumentException("the target lives in read-only memory");
    }
    // Before addresses are compared: those of memory that was freed may have been given away again.
    access(source, target);
    if (source.overlaps(target)) {
      throw new InvalidArgumentException("source and target share memory");
    }
  }

  private static void specification(String which, TensorSpec wanted, Tensor given) {
    if (!given.spec().equals(wanted)) {
      throw new InvalidArgumentException(
          "the " + which + " of this plan is " + wanted + ", but got " + given.spec());
    }
  }

  static void band(int band, int bands) {
    if (bands < 1 || band < 0 || band >= bands) {
      throw new InvalidArgumentException(
          "a band lies in [0, bands) of at least one, but got band " + band + " of " + bands);
    }
  }

  /** Checks that the calling thread may use the memory now. */
  static void access(Tensor source, Tensor target) {
    access("source", source);
    access("target", target);
  }

  private static void access(String which, Tensor tensor) {
    if (!tensor.isAccessibleBy(Thread.currentThread())) {
      throw new IllegalStateException(
          "the "
              + which
              + " lives in a confined arena of another thread than "
              + Thread.currentThread().getName()
              + "; only the thread that opened it may use it");
    }
    if (!tensor.isAlive()) {
      throw new IllegalStateException(
          "the " + which + " lives in an arena that is closed; a call needs it open until it ends");
    }
  }
}
