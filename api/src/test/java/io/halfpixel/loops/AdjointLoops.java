package io.halfpixel.loops;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/** Gradients. A tap is its number in the table of its axis. */
final class AdjointLoops {
  private final AdjointSum step;
  private final Number[] in;
  private final Block read;
  private final Block written;

  private AdjointLoops(AdjointSum step, Number... in) {
    this.step = step;
    this.in = in;
    List<AdjointSum.Axis> axes = step.axes();
    read = new Block(axes.stream().map(AdjointSum.Axis::inputLength).toList(), step.inner());
    written = new Block(axes.stream().map(axis -> axis.taps().rows()).toList(), step.inner());
  }

  /** Returns what gives the element that a gradient writes at a place. */
  static IntFunction<Number> sum(AdjointSum step, Number... in) {
    return new AdjointLoops(step, in)::element;
  }

  private Number element(int at) {
    double sum = sum(written.index(at));
    if (step.compute() == step.type()) {
      return sum;
    } else if (at % written.size() < step.addedFirst()) {
      return Numbers.rounded(0 + sum, step.type());
    }
    return 0 + Numbers.rounded(sum, step.type());
  }

  private double sum(int... index) {
    int p = index[index.length - 1];
    AdjointSum.Term term = p < step.bodyInner() ? step.body() : step.tail();
    List<List<List<Integer>>> groupsOfAxes = new ArrayList<>();
    for (int axis = 0; axis < step.axes().size(); axis++) {
      groupsOfAxes.add(groups(step.axes().get(axis).taps(), index[axis + 1]));
    }
    double sum = 0;
    int elements = combinations(groupsOfAxes);
    for (int next = 0; next < elements; next++) {
      List<List<Integer>> groups = combination(groupsOfAxes, next);
      for (int number = 0; number < combinations(groups); number++) {
        List<Integer> taps =
            term == AdjointSum.Term.SCALED
                ? reversed(combination(reversed(groups), number))
                : combination(groups, number);
        sum = added(sum, term, element(taps, index), weights(taps));
      }
    }
    return sum;
  }

  /** Returns the taps of a row; those beside each other with the same index are one group. */
  private static List<List<Integer>> groups(TapTable table, int row) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
      if (tap == table.start(row) || table.index(tap) != table.index(tap - 1)) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(tap);
    }
    return groups;
  }

  /** Returns how many ways there are to take one element of each list. */
  private static <T> int combinations(List<List<T>> lists) {
    int combinations = 1;
    for (List<T> list : lists) {
      combinations *= list.size();
    }
    return combinations;
  }

  /** Returns one of these ways by its number: the element of the last list changes fastest. */
  private static <T> List<T> combination(List<List<T>> lists, int number) {
    List<T> combination = new ArrayList<>();
    int rest = number;
    for (int last = lists.size() - 1; last >= 0; last--) {
      List<T> list = lists.get(last);
      combination.add(0, list.get(rest % list.size()));
      rest /= list.size();
    }
    return combination;
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  private double element(List<Integer> taps, int... index) {
    int[] from = index.clone();
    for (int axis = 0; axis < taps.size(); axis++) {
      from[axis + 1] = step.axes().get(axis).taps().index(taps.get(axis));
    }
    return in[read.at(from)].doubleValue();
  }

  private double[] weights(List<Integer> taps) {
    double[] weights = new double[taps.size()];
    for (int axis = 0; axis < weights.length; axis++) {
      weights[axis] = step.axes().get(axis).taps().weight(taps.get(axis));
    }
    return weights;
  }

  private double added(double sum, AdjointSum.Term term, double element, double... weights) {
    return switch (term) {
      case PRODUCT -> rounded(sum + rounded(product(weights) * element));
      case PRODUCT_FMA -> Numbers.fma(product(weights), element, sum, step.compute());
      case SCALED, SCALED_IN_ORDER -> rounded(sum + scaled(element, weights));
      case QUOTIENTS -> rounded(sum + divided(element, weights));
      case QUOTIENT -> rounded(sum + divided(element, product(weights)));
      case LAST_QUOTIENT -> divided(element, product(weights));
    };
  }

  private double product(double... weights) {
    double product = weights[0];
    for (int axis = 1; axis < weights.length; axis++) {
      product = Numbers.rounded(product * weights[axis], operations());
    }
    return product;
  }

  private double scaled(double element, double... weights) {
    double scaled = element;
    for (double weight : weights) {
      scaled = rounded(scaled * weight);
    }
    return scaled;
  }

  private double divided(double element, double... divisors) {
    double quotient = element;
    for (double divisor : divisors) {
      quotient = rounded(quotient / divisor);
    }
    return quotient;
  }

  /** Rounds the result of an operation, and once more if it is kept in a half-width type. */
  private double rounded(double result) {
    return Numbers.rounded(Numbers.rounded(result, operations()), step.compute());
  }

  private DataType operations() {
    return step.compute() == DataType.F64 ? DataType.F64 : DataType.F32;
  }
}
