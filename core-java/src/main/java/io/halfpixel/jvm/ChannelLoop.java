package io.halfpixel.jvm;

import io.halfpixel.plan.ChannelArithmetic;

/**
 * One operation with a number for each channel, over elements [outer][channels][inner]. Immutable
 * and thread-safe.
 *
 * <p>A stretch of elements is cut where the channel changes; where channels are short, the numbers
 * are a list that repeats, so that the loops take a number for each element.
 *
 * @param <A> the array class of the elements
 */
abstract class ChannelLoop<A> implements RowChange<A> {
  /** Channels with fewer elements than this are short. */
  private static final int SHORT = 32;

  /** A list of numbers for short channels has at least so many. */
  private static final int LIST = 512;

  private final long inner;
  private final int channels;

  /** The number of elements after which a list repeats, or 0 where channels are long. */
  private final int period;

  /** The number of operands that the loops may look at. */
  private final int listed;

  /** Creates the loop of an operation of a step. */
  ChannelLoop(ChannelArithmetic step) {
    this.inner = step.inner();
    this.channels = step.channels();
    boolean isShort = inner < SHORT && inner * channels <= 1 << 20;
    this.period = isShort ? (int) inner * channels : 0;
    this.listed = isShort ? Math.max(LIST, period) + period : channels;
  }

  /** Returns the numbers as the loops look at them. */
  final double[] listed(ChannelArithmetic.Operation operation) {
    double[] list = new double[listed];
    for (int i = 0; i < listed; i++) {
      int channel = period == 0 ? i : (int) (i / inner % channels);
      list[i] = operation.operands().get(channel);
    }
    return list;
  }

  @Override
  public final void run(A row, long first, int count) {
    int at = 0;
    while (at < count) {
      long element = first + at;
      if (period > 0) {
        int operand = (int) (element % period);
        int end = Math.min(count, at + listed - operand);
        each(row, at, end, operand - at);
        at = end;
      } else {
        int end = (int) Math.min(count, at + inner - element % inner);
        same(row, at, end, (int) (element / inner % channels));
        at = end;
      }
    }
  }

  /** Changes the elements [at, end), element i with the number at i + {@code shift}. */
  abstract void each(A row, int at, int end, int shift);

  /** Changes the elements [at, end) with one number. */
  abstract void same(A row, int at, int end, int operand);
}
