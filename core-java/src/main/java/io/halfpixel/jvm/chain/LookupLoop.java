package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.plan.Lookup;

/**
 * A lookup in the rows of a carrier. Immutable and thread-safe.
 *
 * @param <A> the array class of the elements
 */
final class LookupLoop<A> implements RowChange<A> {
  private final int channels;
  private final int mapped;
  private final boolean decodes;
  private final double[] table;
  private final Arithmetic<A> arithmetic;

  LookupLoop(Lookup step, Arithmetic<A> arithmetic) {
    // Where every channel is mapped, it does not matter how many there are.
    boolean all = step.mapped() == step.channels();
    this.channels = all ? 1 : step.channels();
    this.mapped = all ? 1 : step.mapped();
    this.decodes = step.decodes();
    this.table = step.table().values();
    this.arithmetic = arithmetic;
  }

  @Override
  public void run(A row, long first, int count) {
    if (channels == 1) {
      lookUp(row, 0, count);
      return;
    }
    int channel = (int) (first % channels);
    for (int at = 0; at < count; channel = 0) {
      lookUp(row, at, Math.min(count, at + Math.max(0, mapped - channel)));
      at = Math.min(count, at + channels - channel);
    }
  }

  private void lookUp(A row, int from, int to) {
    for (int i = from; i < to; i++) {
      double value = arithmetic.get(row, i);
      arithmetic.put(row, i, decodes ? table[(int) value] : atMost(value));
    }
  }

  /** Returns how many numbers of the table are at most a value; it has one less than 2^k. */
  private int atMost(double value) {
    int count = 0;
    for (int half = table.length + 1 >> 1; half > 0; half >>= 1) {
      if (table[count + half - 1] <= value) {
        count += half;
      }
    }
    return count;
  }
}
