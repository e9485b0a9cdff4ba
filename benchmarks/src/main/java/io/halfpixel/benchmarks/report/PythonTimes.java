package io.halfpixel.benchmarks.report;

import java.util.Map;

/**
 * What {@code benchmarks/python/pipelines.py} wrote: the packages themselves, timed in a process of
 * their own on the same machine.
 *
 * @param versions by package, such as {@code {"pillow": "12.3.0"}}
 * @param micros by photo's cell and package: the fastest and the median microseconds of a call
 */
public record PythonTimes(Map<String, String> versions, Map<String, Map<String, Times>> micros) {
  /**
   * The times of a call.
   *
   * @param fastest microseconds
   * @param median microseconds
   */
  public record Times(double fastest, double median) {}
}
