package io.halfpixel.tck;

import io.halfpixel.cpp.CppJnaBackend;
import io.halfpixel.cpp.CppJniBackend;
import io.halfpixel.cpp.Isa;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.jvm.vector.VectorBackend;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import io.halfpixel.tck.subject.SubjectSource;
import io.halfpixel.tck.subject.TckSubject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The subjects of {@code expected-subjects.txt}.
 *
 * <p>A subject is left out without failing the build in three cases only: the build has no native
 * library, the processor has no AVX-512, or it has no vectors of 256 bits. Whatever else keeps one
 * from running is a failure of {@link ExpectedSubjectsTest}, unless {@code
 * -Dhalfpixel.tck.allowMissing=true} says that this is a laptop.
 */
public final class ExpectedSubjects implements SubjectSource {
  static final String ALLOW_MISSING = "halfpixel.tck.allowMissing";

  private static final String FILE = "/expected-subjects.txt";
  private static final String NATIVE = "halfpixel.native";

  /** Found once: a native library is loaded once. */
  private static final ExpectedSubjects FOUND =
      new ExpectedSubjects(names(), ExpectedSubjects::backend, ExpectedSubjects::reason);

  private final Map<String, Backend> backends;
  private final Map<String, String> leftOut;
  private final Map<String, String> missing;

  /** Creates the source; called by the kit. */
  public ExpectedSubjects() {
    this.backends = FOUND.backends;
    this.leftOut = FOUND.leftOut;
    this.missing = FOUND.missing;
  }

  /**
   * Sorts subjects: what can run is tested, and of the others those are left out that have a
   * reason.
   *
   * @param backend finds the backend of a subject
   * @param reason says why a subject may be left out, or null if it may not
   */
  ExpectedSubjects(
      List<String> names,
      Function<String, Backend> backend,
      Function<String, @Nullable String> reason) {
    this.backends = new LinkedHashMap<>();
    this.leftOut = new LinkedHashMap<>();
    this.missing = new LinkedHashMap<>();
    for (String name : names) {
      Backend found = backend.apply(name);
      String mayBeLeftOut = reason.apply(name);
      if (!(found.availability() instanceof Unavailable unavailable)) {
        backends.put(name, found);
      } else if (mayBeLeftOut != null) {
        leftOut.put(name, mayBeLeftOut);
      } else {
        missing.put(name, unavailable.reason());
      }
    }
  }

  /** Returns the lines of the file that name a subject. */
  static List<String> names() {
    try (InputStream file = ExpectedSubjects.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String reason(String name) {
    if (name.startsWith("cpp-") && !Boolean.parseBoolean(System.getProperty(NATIVE, "true"))) {
      return "this build has no native library";
    }
    if (name.endsWith(":avx512") && ProcessorFlags.lackAvx512()) {
      return "this processor has no AVX-512 F, BW, DQ and VL";
    }
    if (name.equals("jvm-vector") && ProcessorFlags.lackAvx2()) {
      return "this processor has no AVX2";
    }
    return null;
  }

  private static Backend backend(String name) {
    String[] parts = name.split(":", 2);
    return switch (parts[0]) {
      case "jvm" -> new JvmBackend();
      case "jvm-vector" -> new VectorBackend();
      case "cpp-jni" -> CppJniBackend.withIsa(isa(parts[1]));
      case "cpp-jna" -> CppJnaBackend.withIsa(isa(parts[1]));
      default -> throw new IllegalStateException(FILE + " names an unknown backend: " + name);
    };
  }

  private static Isa isa(String name) {
    return Isa.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns the backends that can be tested, by the names of their subjects. */
  Map<String, Backend> backends() {
    return backends;
  }

  /** Returns the subjects that should run here and do not, with the reason. */
  Map<String, String> missing() {
    return missing;
  }

  @Override
  public List<TckSubject> subjects() {
    return backends.entrySet().stream()
        .map(entry -> TckSubject.of(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public Map<String, String> leftOut() {
    Map<String, String> all = new LinkedHashMap<>(leftOut);
    missing.forEach((name, reason) -> all.put(name, "MISSING: " + reason));
    return all;
  }
}
