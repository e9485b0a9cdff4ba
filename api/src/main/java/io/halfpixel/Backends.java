package io.halfpixel;

import io.halfpixel.internal.BackendRegistry;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import java.util.List;
import java.util.Map;

/**
 * The backends on the class path or module path.
 *
 * <p>The choice {@code auto} takes the first available of {@code cpp-jni}, {@code cpp-jna}, {@code
 * jvm-vector} and {@code jvm}. The system property {@code halfpixel.backend}, or else the
 * environment variable {@code HALFPIXEL_BACKEND}, forces one by its id: it is then used or an
 * exception says why it cannot be. {@link Operation#on} forces one for a single operation. All
 * backends return the same bits.
 */
public final class Backends {
  private Backends() {}

  /** Found and tested on first use, once. */
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
   * Returns the backends that an operation without a forced one tries in this order: the one that
   * the configuration forces, or every available one.
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
