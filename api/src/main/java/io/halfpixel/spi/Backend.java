package io.halfpixel.spi;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;

/**
 * Something that can execute plans: a set of loops in some language for some instruction set.
 *
 * <p>A provider is registered for {@link java.util.ServiceLoader} and has a public constructor
 * without parameters (or a provider method) that neither fails nor does expensive work: what is
 * missing on this machine is said by {@link #availability()}.
 *
 * <p>A backend knows no framework, no filter and no mode. It decides nothing about numbers.
 * Implementations are thread-safe.
 */
public interface Backend {
  /**
   * Returns the name by which users choose this backend, such as {@code "jvm"} or {@code
   * "cpp-jni"}; lower case.
   */
  String id();

  /**
   * Returns whether the backend can run here, and if not, why. The answer does not change; nothing
   * is thrown.
   */
  Availability availability();

  /**
   * Returns a kernel that executes a plan.
   *
   * @throws UnsupportedModeException if the backend has no loop for a step or an element type of
   *     the plan
   * @throws IllegalStateException if the backend is not available
   */
  Kernel prepare(Plan plan);
}
