package io.halfpixel.cli;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Backends;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this program is, where it runs, and which backends it has. */
@Command(
    name = "info",
    header = "Shows the version, the Java in use, and the backends with their reasons.",
    footerHeading = "%nExamples:%n",
    footer = {"  halfpixel info", "  halfpixel info --json -"})
final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private JsonOption json;

  /** The whole answer, for JSON. */
  private record Info(
      String version,
      Java java,
      Machine machine,
      List<Described> backends,
      @Nullable String auto,
      List<Framework> frameworks) {}

  private record Java(String version, String vendor, String vm, String home) {
    static Java running() {
      return new Java(
          System.getProperty("java.version"),
          System.getProperty("java.vendor"),
          System.getProperty("java.vm.name"),
          System.getProperty("java.home"));
    }
  }

  private record Machine(String os, String arch, int processors, long maxHeapBytes) {
    static Machine here() {
      return new Machine(
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          Runtime.getRuntime().maxMemory());
    }
  }

  /** A backend with its own words. */
  private record Described(
      String id,
      boolean available,
      @Nullable String isa,
      @Nullable String reason,
      @Nullable String description) {
    static Described of(Map.Entry<String, Availability> entry) {
      BackendState state = BackendState.of(entry.getKey(), entry.getValue());
      String description =
          entry.getValue() instanceof Available available ? available.description() : null;
      return new Described(state.id(), state.available(), state.isa(), state.reason(), description);
    }
  }

  private record Framework(String like, List<String> modes) {}

  @Override
  public Integer call() throws IOException {
    json.requireWritable(Info.class);
    String auto = null;
    RuntimeException none = null;
    try {
      auto = Backends.candidates().get(0).id();
    } catch (InvalidArgumentException | BackendUnavailableException e) {
      none = e;
    }
    Info info =
        new Info(
            Version.text(),
            Java.running(),
            Machine.here(),
            Backends.report().entrySet().stream().map(Described::of).toList(),
            auto,
            Imitations.all().stream().map(like -> new Framework(like.id(), like.modes())).toList());
    PrintWriter out = spec.commandLine().getOut();
    if (!json.replacesText()) {
      print(info, out);
    }
    json.write(info, out);
    if (none != null) {
      throw none; // All was shown, but nothing can be resampled: that is no success.
    }
    return ExitCode.OK;
  }

  private static void print(Info info, PrintWriter out) {
    Java java = info.java();
    Machine machine = info.machine();
    out.printf("halfpixel   %s%n", info.version());
    out.printf("java        %s, %s, %s%n", java.version(), java.vm(), java.vendor());
    out.printf("            %s%n", java.home());
    out.printf(
        "machine     %s %s, %d processors, heap up to %d MiB%n",
        machine.os(), machine.arch(), machine.processors(), machine.maxHeapBytes() >> 20);
    out.println("backends");
    for (Described backend : info.backends()) {
      out.printf(
          "  %-11s %-12s %s%n",
          backend.id(),
          backend.available() ? backend.isa() : "unavailable",
          Printable.line(
              String.valueOf(backend.available() ? backend.description() : backend.reason())));
    }
    if (info.backends().isEmpty()) {
      out.println("  none was found");
    }
    out.printf("auto        %s%n", info.auto() == null ? "none" : info.auto());
    out.println("frameworks");
    for (Framework framework : info.frameworks()) {
      out.printf("  %-11s %s%n", framework.like(), String.join(", ", framework.modes()));
    }
    out.flush();
  }
}
