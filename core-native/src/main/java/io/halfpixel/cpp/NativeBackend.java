package io.halfpixel.cpp;

import static java.util.stream.Collectors.joining;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans with libhalfpixel, called through one binding.
 *
 * <p>The instruction set is the best of this machine, within the limit that {@code halfpixel.isa}
 * or {@code HALFPIXEL_ISA} names: one of {@link #instructionSets()}, which allows those that need
 * nothing it does not need too, or {@code auto}. The library is looked for on first use, once.
 * Thread-safe.
 */
public abstract sealed class NativeBackend implements Backend
    permits CppFfmBackend, CppJniBackend, CppJnaBackend {
  /** The version of the C interface that this Java code was written for. */
  private static final int ABI_VERSION = 5;

  private final String id;
  private final @Nullable String forced;
  private @Nullable Attempt attempt;

  /** What came of looking for the library; binding and instruction set only if it is available. */
  private record Attempt(
      Availability availability, @Nullable NativeBinding binding, @Nullable Isa isa) {
    Attempt(Unavailable unavailable) {
      this(unavailable, null, null);
    }
  }

  /**
   * Creates a backend; does nothing else.
   *
   * @param id the name by which users choose it
   * @param forced the name of the instruction set to run with, or null for the configured choice
   */
  NativeBackend(String id, @Nullable String forced) {
    this.id = id;
    this.forced = forced;
  }

  /** Returns how the library is called, as a word for people. */
  abstract String route();

  /**
   * Returns a binding to the library.
   *
   * @throws NativeUnavailableException if something is missing that the binding needs
   */
  abstract NativeBinding bind(NativeLibraryLoader loader) throws NativeUnavailableException;

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Availability availability() {
    return attempt().availability();
  }

  @Override
  public final Kernel prepare(Plan plan) {
    Attempt made = attempt();
    if (made.availability() instanceof Unavailable unavailable) {
      throw new BackendUnavailableException(
          "backend " + id + " is not available: " + unavailable.reason(), unavailable.cause());
    }
    return new NativeKernel(made.binding(), made.isa(), plan);
  }

  /**
   * Returns the names of the instruction sets that the library has loops for, whether or not this
   * machine has them; none if the backend is not available.
   */
  public final List<String> instructionSets() {
    NativeBinding binding = attempt().binding();
    return binding == null ? List.of() : Isa.known(binding).stream().map(Isa::name).toList();
  }

  private synchronized Attempt attempt() {
    if (attempt == null) {
      attempt = attemptNow();
    }
    return attempt;
  }

  private Attempt attemptNow() {
    try {
      return connect(NativeLibraryLoader.shared());
    } catch (NativeUnavailableException e) {
      return new Attempt(new Unavailable(e.reason(), e.getCause()));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Error | RuntimeException e) {
      return new Attempt(new Unavailable(reason(e), e));
    }
  }

  private Attempt connect(NativeLibraryLoader loader) throws NativeUnavailableException {
    Path library = loader.library();
    NativeBinding binding = bind(loader);
    checkVersion(binding, library, loader.advice());
    Isa isa = forced == null ? Isa.configured(binding) : Isa.exactly(forced, binding);
    String description =
        library + ", build " + binding.buildId() + ", through " + route() + loader.caveat();
    return new Attempt(new Available(description, isa.name()), binding, isa);
  }

  /** Throws unless a library has the functions that this Java code calls. */
  static void checkVersion(NativeBinding binding, Path library, String advice)
      throws NativeUnavailableException {
    int version = binding.abiVersion();
    if (version != ABI_VERSION) {
      throw new NativeUnavailableException(
          library
              + " has version "
              + version
              + " of the C interface, but needed is version "
              + ABI_VERSION
              + "; "
              + advice,
          null);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    Throwable root =
        failure instanceof ExceptionInInitializerError && cause != null ? cause : failure;
    String message =
        String.valueOf(root.getMessage())
            .lines()
            .map(String::strip)
            .distinct()
            .limit(2)
            .collect(joining(" "));
    String what = "libhalfpixel cannot be loaded: " + message + "; ";
    if (root instanceof IllegalCallerException) {
      boolean modular = NativeBackend.class.getModule().isNamed();
      String callers = modular ? "io.halfpixel.cpp,com.sun.jna" : "ALL-UNNAMED";
      return what + "allow it with --enable-native-access=" + callers;
    }
    return what + NativeLibraryLoader.shared().advice();
  }
}
