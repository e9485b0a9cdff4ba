package io.halfpixel.benchmarks;

import io.halfpixel.Backends;
import io.halfpixel.spi.Availability.Available;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks with JMH's own command line and then prints, for each cell, microseconds a
 * call and gigabytes of output a second.
 *
 * <p>Without a {@code -p backend=…} argument the backends that are available here are measured.
 */
public final class Main {
  private Main() {}

  /** Runs JMH; the arguments are JMH's, {@code -h} explains them. */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions commandLine = new CommandLineOptions(args);
    if (commandLine.shouldHelp()) {
      commandLine.showHelp();
      return;
    }
    if (lists(commandLine)) {
      return;
    }
    OptionsBuilder options = new OptionsBuilder();
    options.parent(commandLine);
    if (!commandLine.getParameter("backend").hasValue()) {
      options.param("backend", available());
    }
    print(new Runner(options.build()).run());
  }

  /** Answers JMH's options that list something instead of running; says whether there was one. */
  private static boolean lists(CommandLineOptions commandLine) {
    if (commandLine.shouldList()) {
      new Runner(commandLine).list();
    } else if (commandLine.shouldListWithParams()) {
      new Runner(commandLine).listWithParams(commandLine);
    } else if (commandLine.shouldListProfilers()) {
      commandLine.listProfilers();
    } else if (commandLine.shouldListResultFormats()) {
      commandLine.listResultFormats();
    } else {
      return false;
    }
    return true;
  }

  private static String[] available() {
    return Backends.report().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Available)
        .map(Map.Entry::getKey)
        .toArray(String[]::new);
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf(
        "%n%-14s %-10s %-10s %12s %9s %10s%n",
        "workload", "mode", "backend", "us/call", "+-", "GB/s out");
    for (RunResult result : results) {
      Workload workload = Workload.valueOf(result.getParams().getParam("workload"));
      Result<?> time = result.getPrimaryResult();
      double gigabytes = 4 * workload.source().spec().byteSize() / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%-14s %-10s %-10s %12.1f %9.1f %10.2f%n",
          workload.name().toLowerCase(Locale.ROOT),
          result.getParams().getParam("mode").toLowerCase(Locale.ROOT),
          result.getParams().getParam("backend"),
          time.getScore(),
          time.getScoreError(),
          gigabytes / (time.getScore() * 1e-6));
    }
  }
}
