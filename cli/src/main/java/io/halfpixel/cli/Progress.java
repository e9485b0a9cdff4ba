package io.halfpixel.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on the error stream: only on a terminal, and only once the work has taken a
 * second. Thread-safe.
 */
final class Progress implements AutoCloseable {
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int WIDTH = 79;
  private static final int UPDATE_MILLIS = 200;

  private final String task;
  private final long total;
  private final PrintStream stream;
  private final BooleanSupplier terminal;
  private final LongSupplier clock;
  private final long start;
  private long done;
  private @Nullable ProgressBar bar;

  Progress(
      String task, long total, PrintStream stream, BooleanSupplier terminal, LongSupplier clock) {
    this.task = task;
    this.total = total;
    this.stream = stream;
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  /** Starts work of so many steps. */
  static Progress of(String task, long total) {
    return new Progress(task, total, System.err, Progress::onTerminal, System::nanoTime);
  }

  /** One more step is done. */
  synchronized void step() {
    to(done + 1);
  }

  /** So many steps are done. */
  synchronized void to(long steps) {
    done = steps;
    if (bar == null && clock.getAsLong() - start >= PATIENCE_NANOS && terminal.getAsBoolean()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(Printable.line(task))
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
              .clearDisplayOnFinish()
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** Removes the bar. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  /**
   * Java cannot ask this of the error stream, but Linux shows where it leads. Elsewhere there is no
   * bar.
   */
  private static boolean onTerminal() {
    try {
      String errors = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return errors.startsWith("/dev/pts/") || errors.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
