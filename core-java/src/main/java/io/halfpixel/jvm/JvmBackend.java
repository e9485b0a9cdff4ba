package io.halfpixel.jvm;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;

/**
 * The pure-Java backend {@code jvm}: runs everywhere, needs no flags. Immutable and thread-safe.
 */
public final class JvmBackend implements Backend {
  /** Creates the backend; nothing is loaded or computed. */
  public JvmBackend() {}

  /** Returns {@code "jvm"}. */
  @Override
  public String id() {
    return "jvm";
  }

  /** Returns that the backend is available, always, with the VM that compiles its loops. */
  @Override
  public Availability availability() {
    String vm = System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    return new Availability.Available("unfused Java loops on " + vm, "java");
  }

  /**
   * Returns a kernel with all tables of a plan in primitive arrays.
   *
   * @throws UnsupportedModeException if a row that the plan needs is longer than a Java array can
   *     be
   */
  @Override
  public Kernel prepare(Plan plan) {
    return new JvmKernel(plan, Loops.JVM);
  }
}
