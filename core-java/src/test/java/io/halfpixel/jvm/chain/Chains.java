package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;

/** Simple passes for tests of chains, and what it takes to run one without a kernel. */
final class Chains {
  private Chains() {}

  /** Output i sums {@code count} neighbours from i · {@code stride} on, all with one weight. */
  static TapTable windows(int outputs, int stride, int count, double weight) {
    int[] index = new int[outputs * count];
    double[] weights = new double[index.length];
    Arrays.setAll(index, tap -> tap / count * stride + tap % count);
    Arrays.fill(weights, weight);
    return TapTable.uniform(count, index, weights);
  }

  /** A pass in float32. */
  static Resample1d floats(long outer, int n, TapTable taps, long inner) {
    return new Resample1d(
        new Pass(outer, n, taps.rows(), inner),
        taps,
        Accumulation.SEQUENTIAL,
        DataType.F32,
        DataType.F32,
        DataType.F32);
  }

  /** A pass over integers without a rounding constant. */
  static FixedPoint1d integers(
      long outer, int n, TapTable taps, long inner, int shift, DataType input, DataType output) {
    return new FixedPoint1d(new Pass(outer, n, taps.rows(), inner), taps, 0, shift, input, output);
  }

  /** Runs a producer once over a source. */
  static double[] run(Producer producer, DataType input, double[] source) {
    Object from = Elements.array(input, source.length);
    DoubleCarrier.INSTANCE.write(input, source, from, 0, source.length);
    int length = (int) producer.outputElements();
    Object to = Elements.array(producer.output(), length);
    Elements read = new Elements();
    read.window(input, from, 0);
    Elements written = new Elements();
    written.window(producer.output(), to, 0);
    producer.begin(read);
    producer.run(read, written, 0, producer.units());
    double[] values = new double[length];
    DoubleCarrier.INSTANCE.read(producer.output(), to, 0, values, 0, length);
    return values;
  }

  static Reach reach(long begin, long end) {
    Reach reach = new Reach();
    reach.set(begin, end);
    return reach;
  }
}
