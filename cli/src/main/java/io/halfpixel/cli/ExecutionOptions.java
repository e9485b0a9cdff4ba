package io.halfpixel.cli;

import io.halfpixel.Backends;
import io.halfpixel.Operation;
import io.halfpixel.spi.Backend;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the work runs. These options never change a result. */
final class ExecutionOptions {
  /** The id that stands for the configured choice. */
  static final String AUTO = "auto";

  @Option(
      names = "--backend",
      paramLabel = "ID",
      defaultValue = AUTO,
      description = "Run on this backend; halfpixel info lists them. auto takes the best.")
  private String backend = AUTO;

  @Mixin private ThreadOptions threads;

  /**
   * Returns the backend that was asked for, or null for the configured choice.
   *
   * @throws io.halfpixel.InvalidArgumentException if there is no such backend
   * @throws io.halfpixel.BackendUnavailableException if it cannot run here
   */
  @Nullable Backend backend() {
    return backend.equals(AUTO) ? null : Backends.get(backend);
  }

  /** Returns how many threads to use. */
  ThreadOptions threads() {
    return threads;
  }

  /** Returns the operation on the backend that was asked for, and on so many threads. */
  Operation<?> apply(Operation<?> operation, Executor executor) {
    Backend forced = backend();
    Operation<?> placed = forced == null ? operation : operation.on(forced);
    return placed.parallel(executor, threads.count());
  }
}
