package io.halfpixel.cli;

import io.halfpixel.Backends;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the running program, as the build wrote it into the jar. */
final class Version implements IVersionProvider {
  private static final String DEVELOPMENT = "(development build)";
  private static final String NATIVE = "cpp-";

  /** Returns the version, or {@code "(development build)"} if the program is not run from a jar. */
  static String text() {
    ModuleDescriptor module = Version.class.getModule().getDescriptor();
    String manifest = Version.class.getPackage().getImplementationVersion();
    return module == null
        ? Objects.requireNonNullElse(manifest, DEVELOPMENT)
        : module.rawVersion().orElse(DEVELOPMENT);
  }

  /** Returns the commit that was built, or {@code "unknown"} if it was not built from a clone. */
  static String commit() {
    try (InputStream in = Version.class.getResourceAsStream("commit.txt")) {
      return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns version and commit, and a line for each way to call the native library. */
  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    lines.add("halfpixel " + text() + ", commit " + commit());
    Backends.report()
        .forEach(
            (id, state) -> {
              if (id.startsWith(NATIVE)) {
                String told =
                    state instanceof Available available
                        ? available.isa() + ", " + available.description()
                        : "unavailable: " + ((Unavailable) state).reason();
                lines.add(id + " " + Printable.line(told));
              }
            });
    // Picocli takes the text for a format.
    return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
  }
}
