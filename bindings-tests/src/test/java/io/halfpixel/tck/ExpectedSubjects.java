package io.halfpixel.tck;

import io.halfpixel.cpp.CppFfmBackend;
import io.halfpixel.cpp.CppJnaBackend;
import io.halfpixel.cpp.CppJniBackend;
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
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The subjects of {@code expected-subjects.txt}.
 *
 * <p>A subject is left out without failing the build in three cases only: the build has no native
 * library, the virtual machine is too old for {@code cpp-ffm}, or the processor lacks what the
 * subject's line names. Whatever else keeps one from running is a failure of {@link
 * ExpectedSubjectsTest}, unless {@code -Dhalfpixel.tck.allowMissing=true} says that this is a
 * laptop.
 */
public final class ExpectedSubjects implements SubjectSource {
  static final String ALLOW_MISSING = "halfpixel.tck.allowMissing";

  private static final String FILE = "/expected-subjects.txt";
  private static final String NATIVE = "halfpixel.native";

  /** Found once: a native library is loaded once. */
  private static final ExpectedSubjects FOUND =
      new ExpectedSubjects(
          names(), ExpectedSubjects::backend, name -> reason(name, lines().get(name)));

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

  /** Returns the subjects of the file. */
  static List<String> names() {
    return List.copyOf(lines().keySet());
  }

  /** Returns what the processor needs for each subject. */
  private static Map<String, List<String>> lines() {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    try (InputStream file = ExpectedSubjects.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> List.of(line.split(" +")))
          .forEach(
              words -> {
                if (lines.put(words.get(0), words.subList(1, words.size())) != null) {
                  throw new IllegalStateException(FILE + " names twice: " + words.get(0));
                }
              });
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String reason(String name, List<String> needed) {
    if (name.startsWith("cpp-") && !nativeIsBuilt()) {
      return "this build has no native library";
    }
    if (name.startsWith("cpp-ffm") && Runtime.version().feature() < 22) {
      return "this virtual machine is older than JDK 22";
    }
    List<String> lacking = ProcessorFlags.lacking(needed);
    return lacking.isEmpty() ? null : "this processor has no " + String.join(", ", lacking);
  }

  /** Returns whether this build has the native library. */
  static boolean nativeIsBuilt() {
    return Boolean.parseBoolean(System.getProperty(NATIVE, "true"));
  }

  private static Backend backend(String name) {
    String[] parts = name.split(":", 2);
    return switch (parts[0]) {
      case "jvm" -> new JvmBackend();
      case "jvm-vector" -> new VectorBackend();
      case "cpp-ffm" -> CppFfmBackend.withIsa(parts[1]);
      case "cpp-jni" -> CppJniBackend.withIsa(parts[1]);
      case "cpp-jna" -> CppJnaBackend.withIsa(parts[1]);
      default -> throw new IllegalStateException(FILE + " names an unknown backend: " + name);
    };
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
