package io.halfpixel;

import io.halfpixel.internal.BackendRegistry;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.List;
import java.util.Map;

/**
 * The backends on the class path or module path.
 *
 * <p>The choice {@code auto} takes the first available of {@code cpp-jni}, {@code cpp-ffm}, {@code
 * cpp-jna}, {@code jvm-vector} and {@code jvm}. The system property {@code halfpixel.backend}, or
 * else the environment variable {@code HALFPIXEL_BACKEND}, forces one by its id: it is then used or
 * an exception says why it cannot be. {@link Operation#on} forces one for a single operation. All
 * backends return the same bits.
 */
public final class Backends {
  private Backends() {}

  /** Found on first use, each tested when it is first needed. */
  private static final class Holder {
    static final BackendRegistry REGISTRY = BackendRegistry.discover();
  }

  /**
   * Returns the available backend with an id such as {@code "jvm"}.
   *
   * @throws InvalidArgumentException if no backend with that id was found
   * @throws BackendUnavailableException if it was found but cannot run; the message has the reason
   */
  public static Backend get(String id) {
    return Holder.REGISTRY.get(id);
  }

  /**
   * Returns a kernel for a plan from the backend that the configuration forces, or else from the
   * first available one that has a loop for it. Backends behind that one are not even loaded. The
   * kernel runs {@link Plan#folded()}.
   *
   * @throws InvalidArgumentException if the configuration names a backend that was not found
   * @throws BackendUnavailableException if the backend that the configuration names cannot run, or
   *     none can
   * @throws UnsupportedModeException if no such backend has a loop for the plan
   */
  public static Kernel prepare(Plan plan) {
    return Holder.REGISTRY.prepare(plan.folded());
  }

  /**
   * Returns the backends that an operation without a forced one may use, best first: the one that
   * the configuration forces, or every available one. Each is tested for it.
   *
   * @throws InvalidArgumentException if the configuration names a backend that was not found
   * @throws BackendUnavailableException if the backend that the configuration names cannot run, or
   *     none can
   */
  public static List<Backend> candidates() {
    return Holder.REGISTRY.candidates();
  }

  /**
   * Returns every backend that was found, by id in order of preference, with its availability and
   * the reason for it.
   */
  public static Map<String, Availability> report() {
    return Holder.REGISTRY.report();
  }
}
