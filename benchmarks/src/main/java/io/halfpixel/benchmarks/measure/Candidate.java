package io.halfpixel.benchmarks.measure;

import io.halfpixel.Tensor;

/** One way to do the work of a cell, prepared: only {@link #run} is timed. */
public interface Candidate extends AutoCloseable {
  /** A mean difference of one level of a byte: other rules of rounding and of borders. */
  double ROUNDING = 0.004;

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
   * Returns how far the result may be from Halfpixel's, as the mean absolute difference of values
   * in [0, 1]; 0 means the same bits. Who defines a filter otherwise states more than the default.
   */
  default double tolerance() {
    return ROUNDING;
  }

  /** Releases what was prepared. */
  @Override
  default void close() {}
}
