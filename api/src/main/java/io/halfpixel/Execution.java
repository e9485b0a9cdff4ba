package io.halfpixel;

import io.halfpixel.spi.Backend;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation runs: on which backend and on whose threads. It never changes a result.
 *
 * @param backend the forced backend, or null for the configured choice
 * @param executor the caller's threads, or null for the calling thread alone
 * @param parallelism the number of threads to use, the calling one included, at least 1
 */
public record Execution(@Nullable Backend backend, @Nullable Executor executor, int parallelism) {
  /** The configured backend, on the calling thread. */
  public static final Execution DEFAULT = new Execution(null, null, 1);

  /**
   * Checks the parallelism.
   *
   * @throws InvalidArgumentException if it is less than 1
   */
  public Execution {
    if (parallelism < 1) {
      throw new InvalidArgumentException("parallelism is at least 1, but got " + parallelism);
    }
  }
}
