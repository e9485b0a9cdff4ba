package io.halfpixel.internal;

import static java.util.stream.Collectors.joining;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The backends of one class loader, each with the answer whether it can be used. A backend is asked
 * and tested when it is first needed, and never again: forcing one touches no other. Only on a
 * thread that flushes subnormal numbers it is not tested but refused, which says nothing about
 * other threads and is not kept. Thread-safe.
 */
public final class BackendRegistry {
  /** In which order {@code auto} tries them; a backend that is not named here comes last. */
  private static final List<String> PREFERENCE =
      List.of("cpp-jni", "cpp-ffm", "cpp-jna", "jvm-vector", "jvm");

  private static final String PROPERTY = "halfpixel.backend";
  private static final String ENVIRONMENT = "HALFPIXEL_BACKEND";
  private static final String AUTO = "auto";

  private final List<Candidate> candidates;
  private final Map<String, Availability> brokenProviders;

  private BackendRegistry(List<Candidate> candidates, Map<String, Availability> brokenProviders) {
    this.candidates = candidates;
    this.brokenProviders = brokenProviders;
  }

  /** A backend and, once somebody asked, whether it can be used. */
  private static final class Candidate {
    private final Backend backend;
    private @Nullable Availability availability;

    Candidate(Backend backend) {
      this.backend = backend;
    }

    synchronized Availability availability() {
      if (availability != null) {
        return availability;
      }
      Availability claimed = backend.availability();
      if (claimed instanceof Available) {
        String flushing = SubnormalFlushing.ofThisThread();
        if (flushing != null) {
          return new Unavailable(flushing, null);
        }
        claimed = tested(backend, claimed);
      }
      availability = claimed;
      return claimed;
    }

    boolean isAvailable() {
      return availability() instanceof Available;
    }
  }

  /** Finds the providers; none is asked yet whether it can run. */
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
    List<Candidate> candidates =
        byId.values().stream()
            .sorted(Comparator.comparingInt(BackendRegistry::rank))
            .map(Candidate::new)
            .toList();
    return new BackendRegistry(candidates, Map.copyOf(broken));
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

  private static Availability tested(Backend backend, Availability claimed) {
    try {
      String failure = SelfTest.failure(backend);
      return failure == null ? claimed : new Unavailable("its self-test failed: " + failure, null);
    } catch (RuntimeException | LinkageError e) {
      return new Unavailable("its self-test failed: " + e, e);
    }
  }

  /** Returns every backend that was found, by id in order of preference, with its availability. */
  public Map<String, Availability> report() {
    Map<String, Availability> report = new LinkedHashMap<>();
    candidates.forEach(each -> report.put(each.backend.id(), each.availability()));
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
    for (Candidate each : candidates) {
      if (each.backend.id().equals(id)) {
        if (each.availability() instanceof Unavailable unavailable) {
          throw new BackendUnavailableException(
              "backend " + id + " is not available: " + unavailable.reason(), unavailable.cause());
        }
        return each.backend;
      }
    }
    String known = candidates.stream().map(each -> ", " + each.backend.id()).collect(joining());
    throw new InvalidArgumentException(
        "no backend is called \"" + id + "\"; known are " + AUTO + known);
  }

  /**
   * Returns a kernel from the forced backend, or from the best one that has a loop for the plan.
   *
   * @throws InvalidArgumentException if a backend is forced that was not found
   * @throws BackendUnavailableException if one is forced that cannot run, or none can
   * @throws UnsupportedModeException if the forced backend, or every available one, refuses
   */
  public Kernel prepare(Plan plan) {
    String forced = forced();
    if (forced != null) {
      return get(forced).prepare(plan);
    }
    UnsupportedModeException refusal = null;
    for (Candidate each : candidates) {
      if (each.isAvailable()) {
        try {
          return each.backend.prepare(plan);
        } catch (UnsupportedModeException e) {
          refusal = e;
        }
      }
    }
    if (refusal != null) {
      throw refusal;
    }
    throw none();
  }

  /**
   * Returns the backends that may be used, best first: the forced one alone, or every available
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
        candidates.stream().filter(Candidate::isAvailable).map(each -> each.backend).toList();
    if (available.isEmpty()) {
      throw none();
    }
    return available;
  }

  private static @Nullable String forced() {
    String property = System.getProperty(PROPERTY);
    String choice = property != null ? property : System.getenv(ENVIRONMENT);
    return choice == null || choice.isBlank() || choice.equals(AUTO) ? null : choice;
  }

  private BackendUnavailableException none() {
    Map<String, Availability> report = report();
    Map<String, List<String>> idsByReason = new LinkedHashMap<>();
    report.forEach(
        (id, availability) -> {
          if (availability instanceof Unavailable unavailable) {
            idsByReason.computeIfAbsent(unavailable.reason(), reason -> new ArrayList<>()).add(id);
          }
        });
    String reasons =
        idsByReason.entrySet().stream()
            .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
            .collect(joining("; "));
    return new BackendUnavailableException(
        "no backend can run here"
            + (reasons.isEmpty() ? "" : " (" + reasons + ")")
            + (report.containsKey("jvm") ? "" : "; add the halfpixel-core-java jar"),
        null);
  }
}
