package io.halfpixel.cli;

import io.halfpixel.Backends;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

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

  /** Returns version and commit; every command is asked for them, whatever it then does. */
  @Override
  public String[] getVersion() {
    // Picocli takes the text for a format.
    return new String[] {("halfpixel " + text() + ", commit " + commit()).replace("%", "%%")};
  }

  /** Runs a command; where that prints the version, a line for each native backend follows. */
  static int run(ParseResult parsed) {
    int exit = new RunLast().execute(parsed);
    if (isAsked(parsed)) {
      PrintWriter out = parsed.commandSpec().commandLine().getOut();
      Backends.report()
          .forEach(
              (id, state) -> {
                if (id.startsWith(NATIVE)) {
                  out.println(id + " " + Printable.line(described(state)));
                }
              });
      out.flush();
    }
    return exit;
  }

  private static boolean isAsked(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      if (command.isUsageHelpRequested() || command.isVersionHelpRequested()) {
        return !command.isUsageHelpRequested();
      }
    }
    return false;
  }

  private static String described(Availability state) {
    return state instanceof Available available
        ? available.isa() + ", " + available.description()
        : "unavailable: " + ((Unavailable) state).reason();
  }
}
