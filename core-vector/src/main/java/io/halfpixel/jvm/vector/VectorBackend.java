package io.halfpixel.jvm.vector;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.jvm.JvmKernel;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import jdk.incubator.vector.VectorShape;

/**
 * The backend {@code jvm-vector}: the producers of {@code jvm} with the loops that matter written
 * in the Vector API. Immutable and thread-safe.
 */
public final class VectorBackend implements Backend {
  /** Creates the backend; nothing of the Vector API is touched. */
  public VectorBackend() {}

  /** Returns {@code "jvm-vector"}. */
  @Override
  public String id() {
    return "jvm-vector";
  }

  /**
   * Returns that the backend is available if the VM has the incubating module, an optimising
   * compiler that turns it into instructions, and vectors of at least 256 bits.
   */
  @Override
  public Availability availability() {
    String refusal = VectorMachine.running().refusal();
    if (refusal != null) {
      return new Unavailable(refusal, null);
    }
    int bits = VectorShape.preferredShape().vectorBitSize();
    return bits < VectorMachine.LEAST_BITS
        ? new Unavailable(VectorMachine.tooShort(bits), null)
        : new Available("Vector API, vectors of " + bits + " bits", "java");
  }

  /**
   * Returns a kernel with all tables and shuffles of a plan.
   *
   * @throws UnsupportedModeException if a row that the plan needs is longer than a Java array can
   *     be
   * @throws IllegalStateException if the backend is not available
   */
  @Override
  public Kernel prepare(Plan plan) {
    if (availability() instanceof Unavailable unavailable) {
      throw new IllegalStateException("jvm-vector is not available: " + unavailable.reason());
    }
    return new JvmKernel(plan, VectorLoops.INSTANCE);
  }
}
