package io.halfpixel.jvm.run;

import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.TapTable;

/** The range of inputs that each output of an axis reads. Immutable and thread-safe. */
public final class AxisReach {
  private final int inputLength;

  /** For each output its lowest index, and one more than its highest; n and 0 if it has none. */
  private final int[] begins;

  private final int[] ends;

  private AxisReach(int inputLength, int[] begins, int[] ends) {
    this.inputLength = inputLength;
    this.begins = begins;
    this.ends = ends;
  }

  public static AxisReach of(int inputLength, TapTable taps) {
    return of(inputLength, taps.starts(), taps.indices());
  }

  public static AxisReach of(int inputLength, BinTable bins) {
    return new AxisReach(inputLength, bins.starts(), bins.ends());
  }

  /** Returns the reach of outputs, each of which has the taps [starts[i], starts[i + 1]). */
  public static AxisReach of(int inputLength, int[] starts, int[] index) {
    int[] begins = new int[starts.length - 1];
    int[] ends = new int[begins.length];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = inputLength;
      for (int tap = starts[i]; tap < starts[i + 1]; tap++) {
        begins[i] = Math.min(begins[i], index[tap]);
        ends[i] = Math.max(ends[i], index[tap] + 1);
      }
    }
    return new AxisReach(inputLength, begins, ends);
  }

  int inputLength() {
    return inputLength;
  }

  int outputLength() {
    return begins.length;
  }

  /** Turns a range of outputs, counted over all blocks of the axis, into the inputs they read. */
  public void apply(Reach reach) {
    if (reach.isEmpty()) {
      return;
    }
    int length = outputLength();
    long first = reach.begin() / length;
    long last = (reach.end() - 1) / length;
    int from = (int) (reach.begin() - first * length);
    int to = (int) (reach.end() - last * length);
    int begin = lowest(from, first == last ? to : length);
    int end = highest(first == last ? from : 0, to);
    reach.set(first * inputLength + begin, last * inputLength + end);
  }

  private int lowest(int from, int to) {
    int lowest = inputLength;
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, begins[i]);
    }
    return lowest;
  }

  private int highest(int from, int to) {
    int highest = 0;
    for (int i = from; i < to; i++) {
      highest = Math.max(highest, ends[i]);
    }
    return highest;
  }
}
