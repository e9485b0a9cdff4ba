package io.halfpixel.loops;

import io.halfpixel.DataType;
import io.halfpixel.loops.WeightedSum.Tap;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Weighted sums of taps. What the methods return gives the element that a step writes at a place.
 */
final class SumLoops {
  private SumLoops() {}

  static IntFunction<Number> resample(Resample1d step, Number... in) {
    Block read = Block.read(step.pass());
    Block written = Block.written(step.pass());
    return at -> {
      int[] index = written.index(at);
      Accumulation order = index[2] < step.bodyInner() ? step.body() : step.tail();
      List<Tap> taps = taps(step.taps(), step.compute(), index, read, in);
      return Numbers.stored(WeightedSum.of(order, taps, step.compute()), step.output());
    };
  }

  static IntFunction<Number> fixedPoint(FixedPoint1d step, Number... in) {
    TapTable scaled = step.taps().withWeights(weight -> Math.scalb((float) weight, -step.shift()));
    Block read = Block.read(step.pass());
    Block written = Block.written(step.pass());
    return at -> {
      int[] index = written.index(at);
      if (index[2] < step.bodyInner()) {
        List<Tap> taps = taps(scaled, DataType.F32, index, read, in);
        double sum = WeightedSum.of(Accumulation.REVERSED, taps, DataType.F32);
        return Numbers.stored(sum, step.output());
      }
      return Numbers.stored(integerSum(step, index, read, in) >> step.shift(), step.output());
    };
  }

  /** Returns the taps of the row that an index has, with the elements that they read. */
  private static List<Tap> taps(
      TapTable table, DataType type, int[] index, Block read, Number... in) {
    List<Tap> taps = new ArrayList<>();
    for (int tap = table.start(index[1]); tap < table.start(index[1] + 1); tap++) {
      Number value = in[read.at(index[0], table.index(tap), index[2])];
      taps.add(new Tap(Numbers.rounded(value, type), table.weight(tap)));
    }
    return taps;
  }

  private static long integerSum(FixedPoint1d step, int[] index, Block read, Number... in) {
    TapTable table = step.taps();
    BigInteger sum = BigInteger.valueOf(step.rounding());
    for (int tap = table.start(index[1]); tap < table.start(index[1] + 1); tap++) {
      long value = in[read.at(index[0], table.index(tap), index[2])].longValue();
      BigInteger shifted = BigInteger.valueOf(value >> step.terms().inputShift());
      BigInteger weight = BigInteger.valueOf((long) table.weight(tap));
      sum = sum.add(divided(shifted.multiply(weight), step.terms()));
    }
    // Of larger sums, these are the lowest 64 bits.
    return sum.longValue();
  }

  private static BigInteger divided(BigInteger product, FixedPoint1d.Terms terms) {
    if (terms.ties() == FixedPoint1d.Ties.FLOOR || terms.shift() == 0) {
      return product.shiftRight(terms.shift());
    }
    BigInteger half = BigInteger.ONE.shiftLeft(terms.shift() - 1);
    BigInteger magnitude = product.abs().add(half).shiftRight(terms.shift());
    return product.signum() < 0 ? magnitude.negate() : magnitude;
  }

  static IntFunction<Number> cornerBlend(CornerBlend step, Number... in) {
    long inner = step.channelsInner() ? step.channels() : 1;
    Block written = new Block(step.axes().stream().map(axis -> axis.taps().rows()).toList(), inner);
    Block read = new Block(step.axes().stream().map(CornerBlend.Axis::inputLength).toList(), inner);
    return at -> {
      int[] index = written.index(at);
      List<Tap> corners =
          IntStream.range(0, 1 << step.axes().size())
              .mapToObj(corner -> corner(step, corner, index, read, in))
              .toList();
      long channel = step.channelsInner() ? index[index.length - 1] : index[0] % step.channels();
      Accumulation order = channel < step.bodyChannels() ? step.body() : step.tail();
      return Numbers.stored(WeightedSum.of(order, corners, step.compute()), step.type());
    };
  }

  /** Returns a corner by its number, which has a bit for each axis, the first one the highest. */
  private static Tap corner(CornerBlend step, int corner, int[] index, Block read, Number... in) {
    int[] from = index.clone();
    double weight = 1;
    for (int axis = 0; axis < step.axes().size(); axis++) {
      TapTable table = step.axes().get(axis).taps();
      int upper = corner >> step.axes().size() - 1 - axis & 1;
      int tap = table.start(index[axis + 1]) + upper;
      from[axis + 1] = table.index(tap);
      weight = Numbers.rounded(weight * table.weight(tap), step.compute());
    }
    return new Tap(in[read.at(from)].doubleValue(), weight);
  }
}
