package io.halfpixel.internal;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The backends of one class loader, each with the answer whether it can be used. Immutable and
 * thread-safe.
 */
public final class BackendRegistry {
  /** In which order {@code auto} tries them; a backend that is not named here comes last. */
  private static final List<String> PREFERENCE = List.of("cpp-jni", "cpp-jna", "jvm-vector", "jvm");

  private static final String PROPERTY = "halfpixel.backend";
  private static final String ENVIRONMENT = "HALFPIXEL_BACKEND";
  private static final String AUTO = "auto";

  private final Map<Backend, Availability> backends;
  private final Map<String, Availability> brokenProviders;

  private BackendRegistry(
      Map<Backend, Availability> backends, Map<String, Availability> brokenProviders) {
    this.backends = backends;
    this.brokenProviders = brokenProviders;
  }

  /** Finds the providers and runs the self-test of those that say they are available. */
  public static BackendRegistry discover() {
    List<Backend> found = new ArrayList<>();
    Map<String, Availability> broken = new LinkedHashMap<>();
    collect(ServiceLoader.load(Backend.class, Backend.class.getClassLoader()), found, broken);
    collect(ServiceLoader.load(Backend.class), found, broken);
    return of(found, broken);
  }

  /** Returns a registry of these backends, of which the first with an id counts. */
  static BackendRegistry of(List<Backend> found, Map<String, Availability> broken) {
    Map<String, Backend> byId = new LinkedHashMap<>();
    found.forEach(backend -> byId.putIfAbsent(backend.id(), backend));
    Map<Backend, Availability> tested = new LinkedHashMap<>();
    byId.values().stream()
        .sorted(Comparator.comparingInt(BackendRegistry::rank))
        .forEach(backend -> tested.put(backend, tested(backend)));
    return new BackendRegistry(tested, Map.copyOf(broken));
  }

  private static void collect(
      ServiceLoader<Backend> loader, List<Backend> found, Map<String, Availability> broken) {
    Iterator<ServiceLoader.Provider<Backend>> providers = loader.stream().iterator();
    while (true) {
      String name = "a backend provider";
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<Backend> provider = providers.next();
        name = provider.type().getName();
        found.add(provider.get());
      } catch (ServiceConfigurationError e) {
        broken.putIfAbsent(name, new Unavailable("it cannot be created: " + e.getMessage(), e));
      }
    }
  }

  private static int rank(Backend backend) {
    int rank = PREFERENCE.indexOf(backend.id());
    return rank < 0 ? PREFERENCE.size() : rank;
  }

  private static Availability tested(Backend backend) {
    Availability availability = backend.availability();
    if (availability instanceof Unavailable) {
      return availability;
    }
    try {
      String failure = SelfTest.failure(backend);
      return failure == null
          ? availability
          : new Unavailable("its self-test failed: " + failure, null);
    } catch (RuntimeException | LinkageError e) {
      return new Unavailable("its self-test failed: " + e, e);
    }
  }

  /** Returns every backend that was found, by id in order of preference, with its availability. */
  public Map<String, Availability> report() {
    Map<String, Availability> report = new LinkedHashMap<>();
    backends.forEach((backend, availability) -> report.put(backend.id(), availability));
    report.putAll(brokenProviders);
    return report;
  }

  /**
   * Returns the available backend with an id.
   *
   * @throws InvalidArgumentException if no backend with that id was found
   * @throws BackendUnavailableException if it was found but cannot run
   */
  public Backend get(String id) {
    for (Map.Entry<Backend, Availability> entry : backends.entrySet()) {
      if (entry.getKey().id().equals(id)) {
        if (entry.getValue() instanceof Unavailable unavailable) {
          throw new BackendUnavailableException(
              "backend " + id + " is not available: " + unavailable.reason(), unavailable.cause());
        }
        return entry.getKey();
      }
    }
    throw new InvalidArgumentException(
        "no backend is called \""
            + id
            + "\"; known are "
            + AUTO
            + ", "
            + String.join(", ", report().keySet()));
  }

  /**
   * Returns the backends to try for a plan, best first: the forced one alone, or every available
   * one.
   *
   * @throws InvalidArgumentException if one is forced that was not found
   * @throws BackendUnavailableException if one is forced that cannot run, or none can
   */
  public List<Backend> candidates() {
    String forced = forced();
    if (forced != null) {
      return List.of(get(forced));
    }
    List<Backend> available =
        backends.entrySet().stream()
            .filter(entry -> entry.getValue() instanceof Available)
            .map(Map.Entry::getKey)
            .toList();
    if (available.isEmpty()) {
      throw new BackendUnavailableException(
          "no backend can run here" + reasons() + "; add the halfpixel-core-java jar", null);
    }
    return available;
  }

  private static @Nullable String forced() {
    String property = System.getProperty(PROPERTY);
    String choice = property != null ? property : System.getenv(ENVIRONMENT);
    return choice == null || choice.isBlank() || choice.equals(AUTO) ? null : choice;
  }

  private String reasons() {
    return report().entrySet().stream()
        .map(
            entry ->
                entry.getValue() instanceof Unavailable u ? entry.getKey() + ": " + u.reason() : "")
        .collect(
            Collectors.joining(
                "; ", backends.isEmpty() ? "" : " (", backends.isEmpty() ? "" : ")"));
  }
}
