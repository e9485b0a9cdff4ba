package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.TapTable;

/**
 * A pass along the rows of a source of uint8, of one or two taps, into values that need no clamp:
 * only the bytes that it needs are read, where they are.
 */
final class PairsOfBytes extends RowProducer<int[]> {
  private static final int MOST_CHANNELS = 4;

  /** Where more of the input is needed, it is faster to widen all of it, by vectors. */
  private static final int SPARSE = 4;

  private final int from;
  private final int inner;
  private final int rounding;
  private final int shift;

  /** Where the bytes of each output's first and second tap begin, and their weights. */
  private final int[] first;

  private final int[] second;
  private final int[] firstWeights;
  private final int[] secondWeights;
  private Elements source = new Elements();

  private PairsOfBytes(PairsOfBytes other) {
    this.from = other.from;
    this.inner = other.inner;
    this.rounding = other.rounding;
    this.shift = other.shift;
    this.first = other.first;
    this.second = other.second;
    this.firstWeights = other.firstWeights;
    this.secondWeights = other.secondWeights;
  }

  /** Creates the pass of a step that {@link #takes} says is such a one. */
  PairsOfBytes(FixedPoint1d step) {
    TapTable taps = step.taps();
    this.inner = (int) step.pass().inner();
    this.from = step.pass().inputLength() * inner;
    this.rounding = (int) step.rounding();
    this.shift = step.shift();
    this.first = new int[taps.rows()];
    this.second = new int[taps.rows()];
    this.firstWeights = new int[taps.rows()];
    this.secondWeights = new int[taps.rows()];
    for (int row = 0; row < taps.rows(); row++) {
      int tap = taps.start(row);
      int last = taps.start(row + 1) - 1;
      first[row] = taps.index(tap) * inner;
      second[row] = taps.index(last) * inner;
      firstWeights[row] = (int) taps.weight(tap);
      secondWeights[row] = last > tap ? (int) taps.weight(last) : 0;
    }
  }

  /** Returns whether rows of such a step, whose sums fit 32 bits, are computed in this way. */
  static boolean takes(FixedPoint1d step) {
    boolean pairs = step.input() == DataType.U8 && step.terms().isExact();
    for (int row = 0; row < step.taps().rows(); row++) {
      pairs &= step.taps().count(row) == 1 || step.taps().count(row) == 2;
    }
    boolean sparse = step.pass().inputLength() / SPARSE >= step.pass().outputLength();
    return pairs && sparse && step.pass().inner() <= MOST_CHANNELS;
  }

  @Override
  PairsOfBytes forRun() {
    return new PairsOfBytes(this);
  }

  @Override
  void begin(Elements elements) {
    source = elements;
  }

  @Override
  void reads(Reach reach) {
    reach.multiply(from);
  }

  @Override
  void produce(long number, int[] row) {
    source.load(number * from, from);
    byte[] bytes = (byte[]) source.array();
    switch (inner) {
      case 1 -> one(bytes, source.start(), row);
      case 3 -> three(bytes, source.start(), row);
      default -> many(bytes, source.start(), row);
    }
  }

  private void one(byte[] bytes, int start, int[] row) {
    for (int i = 0; i < first.length; i++) {
      int a = bytes[start + first[i]] & 0xff;
      int b = bytes[start + second[i]] & 0xff;
      row[i] = rounding + a * firstWeights[i] + b * secondWeights[i] >> shift;
    }
  }

  private void three(byte[] bytes, int start, int[] row) {
    int[] pixels = first;
    int[] others = second;
    int[] weights = firstWeights;
    int[] otherWeights = secondWeights;
    int more = rounding;
    int by = shift;
    for (int i = 0; i < pixels.length; i++) {
      int a = start + pixels[i];
      int b = start + others[i];
      int wa = weights[i];
      int wb = otherWeights[i];
      row[3 * i] = more + (bytes[a] & 0xff) * wa + (bytes[b] & 0xff) * wb >> by;
      row[3 * i + 1] = more + (bytes[a + 1] & 0xff) * wa + (bytes[b + 1] & 0xff) * wb >> by;
      row[3 * i + 2] = more + (bytes[a + 2] & 0xff) * wa + (bytes[b + 2] & 0xff) * wb >> by;
    }
  }

  private void many(byte[] bytes, int start, int[] row) {
    for (int i = 0; i < first.length; i++) {
      for (int c = 0; c < inner; c++) {
        int a = bytes[start + first[i] + c] & 0xff;
        int b = bytes[start + second[i] + c] & 0xff;
        row[i * inner + c] = rounding + a * firstWeights[i] + b * secondWeights[i] >> shift;
      }
    }
  }
}
