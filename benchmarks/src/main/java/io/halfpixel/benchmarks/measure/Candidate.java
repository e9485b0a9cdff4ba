package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;

/** One way to do the work of a cell, prepared: only {@link #run} is timed. */
public interface Candidate extends AutoCloseable {
  /** Returns the name in reports, such as {@code "cpp-jni"} or {@code "libtorch"}. */
  String id();

  /** Does the work once. */
  void run();

  /**
   * Returns the result of the last run in an array, of the shape and layout that Halfpixel's result
   * has.
   */
  Tensor result();

  /**
   * Returns how far the result may be from Halfpixel's, as the mean absolute difference; 0 means
   * the same bits. Other frameworks define some filters otherwise.
   */
  default double tolerance() {
    return 0.03;
  }

  /** Releases what was prepared. */
  @Override
  default void close() {}
}
