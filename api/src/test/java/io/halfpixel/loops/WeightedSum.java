package io.halfpixel.loops;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The sum of some taps in float32 or float64, in the order that {@link Accumulation} says. */
final class WeightedSum {
  /** A value and what it is multiplied with, both values of the type of the sum. */
  record Tap(double value, double weight) {}

  private final DataType type;

  private WeightedSum(DataType type) {
    this.type = type;
  }

  static double of(Accumulation order, List<Tap> taps, DataType type) {
    return taps.isEmpty() ? 0 : new WeightedSum(type).sum(order, taps);
  }

  private double sum(Accumulation order, List<Tap> taps) {
    int others = taps.size() - 1;
    return switch (order) {
      case SEQUENTIAL -> sum(taps, taps.size());
      case SEQUENTIAL_FROM_ZERO -> fromZero(taps);
      case REVERSED -> sum(reversed(taps), taps.size());
      case SEQUENTIAL_FMA -> sum(taps, 1);
      case REVERSED_FMA -> sum(reversed(taps), 1);
      case PAIR_FMA -> sum(secondFirst(taps), 1);
      case REVERSED_PAIR_FMA -> sum(secondFirst(reversed(taps)), 1);
      case FOURS_THEN_FMA -> sum(taps, 1 + others / 4 * 4);
      case TWOS_THEN_FMA -> sum(taps, 1 + others / 2 * 2);
      case LERP -> lerp(taps.get(0).value, taps.get(1));
      case PAIRWISE -> 0 + pairwise(taps.stream().map(this::product).toList());
    };
  }

  /** Adds taps one after the other: some products, then the others fused. */
  private double sum(List<Tap> taps, int products) {
    double sum = product(taps.get(0));
    for (Tap tap : taps.subList(1, products)) {
      sum = added(sum, product(tap));
    }
    for (Tap tap : taps.subList(products, taps.size())) {
      sum = Numbers.fma(tap.value, tap.weight, sum, type);
    }
    return sum;
  }

  private double fromZero(List<Tap> taps) {
    double sum = 0;
    for (Tap tap : taps) {
      sum = added(sum, product(tap));
    }
    return sum;
  }

  private double lerp(double first, Tap second) {
    double difference = Numbers.rounded(second.value - first, type);
    return added(first, product(new Tap(difference, second.weight)));
  }

  private double pairwise(List<Double> products) {
    int count = products.size();
    if (count < 8) {
      return inOrder(products.get(0), products.subList(1, count));
    } else if (count > 128) {
      int half = count / 16 * 8;
      return added(pairwise(products.subList(0, half)), pairwise(products.subList(half, count)));
    }
    int whole = count / 8 * 8;
    double[] sums = new double[8];
    for (int k = 0; k < whole; k++) {
      sums[k % 8] = k < 8 ? products.get(k) : added(sums[k % 8], products.get(k));
    }
    double low = added(added(sums[0], sums[1]), added(sums[2], sums[3]));
    double high = added(added(sums[4], sums[5]), added(sums[6], sums[7]));
    return inOrder(added(low, high), products.subList(whole, count));
  }

  private double inOrder(double first, List<Double> others) {
    double sum = first;
    for (double other : others) {
      sum = added(sum, other);
    }
    return sum;
  }

  private double product(Tap tap) {
    return Numbers.rounded(tap.value * tap.weight, type);
  }

  private double added(double sum, double term) {
    return Numbers.rounded(sum + term, type);
  }

  private static List<Tap> reversed(List<Tap> taps) {
    List<Tap> reversed = new ArrayList<>(taps);
    Collections.reverse(reversed);
    return reversed;
  }

  private static List<Tap> secondFirst(List<Tap> taps) {
    List<Tap> swapped = new ArrayList<>(taps);
    if (swapped.size() > 1) {
      Collections.swap(swapped, 0, 1);
    }
    return swapped;
  }
}
