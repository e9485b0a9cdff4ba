package io.halfpixel.rules;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The axes of a tensor of any rank in the order in which they lie in memory, and their lengths
 * while steps change them. Belongs to one thread.
 */
public final class AxisLayout {
  /** The most axes of a gather. */
  private static final int TOGETHER = 3;

  private final int[] places;
  private final long[] lengths;

  /** Takes the lengths of a tensor. */
  public AxisLayout(TensorSpec spec) {
    int rank = spec.shape().rank();
    places = new int[rank];
    lengths = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      places[axis] =
          switch (spec.memoryFormat()) {
            case CONTIGUOUS -> axis;
            case CHANNELS_LAST -> axis == 0 ? 0 : axis == 1 ? rank - 1 : axis - 1;
            case CHANNELS_FIRST -> axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1;
          };
      lengths[places[axis]] = spec.shape().length(axis);
    }
  }

  /** Returns the number of elements now. */
  public long elements() {
    return between(0, lengths.length);
  }

  /** Returns whether the elements of an axis are neighbours in memory. */
  public boolean isInnermost(int axis) {
    return places[axis] == places.length - 1;
  }

  /** Returns the pass that gives an axis another length, which it has from now on. */
  public Pass resize(int axis, int to) {
    int place = places[axis];
    Pass pass =
        new Pass(between(0, place), (int) lengths[place], to, between(place + 1, lengths.length));
    lengths[place] = to;
    return pass;
  }

  /** Returns the steps that copy along these axes, as many of them at once as lie side by side. */
  public List<Step> gather(Map<Integer, IndexTable> tables, DataType type) {
    List<Step> steps = new ArrayList<>();
    int[] sorted = tables.keySet().stream().mapToInt(axis -> places[axis]).sorted().toArray();
    for (int from = 0, end; from < sorted.length; from = end) {
      end = from + 1;
      while (end < sorted.length && end - from < TOGETHER && sorted[end] == sorted[end - 1] + 1) {
        end++;
      }
      List<IndexTable> together = new ArrayList<>();
      for (int i = from; i < end; i++) {
        together.add(tables.get(axisAt(sorted[i])));
      }
      int last = sorted[end - 1];
      steps.add(
          new Gather(between(0, sorted[from]), together, between(last + 1, lengths.length), type));
      for (int i = from; i < end; i++) {
        lengths[sorted[i]] = together.get(i - from).rows();
      }
    }
    return steps;
  }

  private int axisAt(int place) {
    return IntStream.range(0, places.length)
        .filter(a -> places[a] == place)
        .findFirst()
        .orElseThrow();
  }

  private long between(int from, int end) {
    long product = 1;
    for (int place = from; place < end; place++) {
      try {
        product = Math.multiplyExact(product, lengths[place]);
      } catch (ArithmeticException e) {
        throw new InvalidArgumentException("a tensor has more than 2^63 - 1 elements", e);
      }
    }
    return product;
  }
}
