package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From settings and a shape to the axes with their new lengths. Stateless. */
final class SampledAxes {
  private SampledAxes() {}

  /**
   * Returns the axes that are resampled, by their numbers in ascending order.
   *
   * @throws InvalidArgumentException if there is no size, or axes, lengths and region are not as
   *     many, or not those of the shape
   */
  static Map<Integer, AxisSampling> of(Settings settings, Shape shape) {
    List<Integer> axes = axes(settings, shape);
    List<Interval> intervals = new ArrayList<>();
    List<Double> region = settings.region();
    if (!region.isEmpty() && region.size() != 2 * axes.size()) {
      throw new InvalidArgumentException(
          "a region has a start and an end for each of "
              + axes.size()
              + " axes, but got "
              + region);
    }
    for (int i = 0; i < axes.size(); i++) {
      long length = shape.length(axes.get(i));
      if (length < 1) {
        throw new InvalidArgumentException("an axis to resample has pixels, but got " + shape);
      }
      intervals.add(
          region.isEmpty()
              ? Interval.whole(SpatialLayout.checkedLength(length))
              : Interval.of(region.get(i), region.get(i + axes.size())));
    }
    int[] lengths = lengths(settings, intervals);
    Map<Integer, AxisSampling> sampled = new TreeMap<>();
    for (int i = 0; i < axes.size(); i++) {
      int axis = axes.get(i);
      int length = SpatialLayout.checkedLength(shape.length(axis));
      sampled.put(axis, new AxisSampling(length, lengths[i], intervals.get(i), settings));
    }
    return sampled;
  }

  /**
   * Returns the axes that were stated, or else the usual ones: all of them, or those before the
   * last one if there are more than lengths were given.
   */
  private static List<Integer> axes(Settings settings, Shape shape) {
    int rank = shape.rank();
    List<Integer> stated = settings.axes();
    int count = count(settings);
    if (!stated.isEmpty() && stated.size() != count || stated.isEmpty() && rank < count) {
      throw new InvalidArgumentException(
          "there is a length for each axis, but got "
              + settings.lengths()
              + " for "
              + (stated.isEmpty() ? "the shape " + shape : "the axes " + stated));
    }
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int usual = rank == count ? i : rank - 1 - count + i;
      int axis = stated.isEmpty() ? usual : stated.get(i);
      axis += axis < 0 ? rank : 0;
      if (axis < 0 || axis >= rank || axes.contains(axis)) {
        throw new InvalidArgumentException(
            "axes are different ones in [-" + rank + ", " + rank + "), but got " + stated);
      }
      axes.add(axis);
    }
    return axes;
  }

  private static int count(Settings settings) {
    if (settings.lengths().isEmpty()) {
      throw new InvalidArgumentException(
          "no size was set: use size, fitInside, cover, shortestEdge or resize");
    }
    if (settings.rule() != SizeRule.SHORTEST_EDGE) {
      return settings.lengths().size();
    }
    return settings.axes().isEmpty() ? 2 : settings.axes().size();
  }

  private static int[] lengths(Settings settings, List<Interval> intervals) {
    List<Integer> asked = settings.lengths();
    int[] lengths = new int[intervals.size()];
    double factor = factor(settings, intervals);
    for (int i = 0; i < lengths.length; i++) {
      double length =
          settings.rule() == SizeRule.EXACT
              ? asked.get(i)
              : Math.max(1, Math.floor(intervals.get(i).pixels() * factor + 0.5));
      lengths[i] = SpatialLayout.checkedLength((long) length);
    }
    return lengths;
  }

  /** Returns by how much all axes grow. */
  private static double factor(Settings settings, List<Interval> intervals) {
    List<Integer> asked = settings.lengths();
    List<Double> factors = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      int length = settings.rule() == SizeRule.SHORTEST_EDGE ? asked.get(0) : asked.get(i);
      factors.add(length / intervals.get(i).pixels());
    }
    Comparator<Double> order = Comparator.naturalOrder();
    return settings.rule() == SizeRule.FIT_INSIDE
        ? factors.stream().min(order).orElseThrow()
        : factors.stream().max(order).orElseThrow();
  }
}
