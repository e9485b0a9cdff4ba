package io.halfpixel.tck.subject;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;

/**
 * A kernel as the rules see it: everything that a rule observes goes through here, so a self-test
 * can break any of it.
 */
public interface TckKernel extends AutoCloseable {
  /** Returns a backend's kernel for a plan. */
  static TckKernel of(Backend backend, Plan plan) {
    Kernel kernel = backend.prepare(plan);
    return new TckKernel() {
      @Override
      public void run(Tensor source, Tensor target, int band, int bands) {
        kernel.run(source, target, band, bands);
      }

      @Override
      public void close() {
        kernel.close();
      }
    };
  }

  /** Writes one of several bands, as {@link Kernel#run(Tensor, Tensor, int, int)} does. */
  void run(Tensor source, Tensor target, int band, int bands);

  /** Writes the whole target, as {@link Kernel#run(Tensor, Tensor)} does. */
  default void run(Tensor source, Tensor target) {
    run(source, target, 0, 1);
  }

  @Override
  void close();
}
