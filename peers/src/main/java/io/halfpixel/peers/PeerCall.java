package io.halfpixel.peers;

import io.halfpixel.Tensor;

/**
 * One call of a framework, ready to run any number of times on the same input. Not thread-safe.
 *
 * <p>The input has been copied to the framework's memory when the call was prepared; {@link #run}
 * copies nothing.
 */
public interface PeerCall extends AutoCloseable {
  /** Runs the framework's kernel. Its exceptions pass through. */
  void run();

  /**
   * Returns a copy of what the last run computed.
   *
   * @throws IllegalStateException if the call has not run yet
   */
  Tensor result();

  /** Releases the framework's memory. */
  @Override
  void close();
}
