package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;

/**
 * One operation with a number for each channel, over elements [outer][channels][inner]. Immutable
 * and thread-safe.
 *
 * <p>A stretch of elements is cut where the channel changes; where channels are short, the numbers
 * are a list that repeats, so that the loops take a number for each element.
 *
 * @param <A> the array class of the elements
 */
final class ChannelLoop<A> implements RowChange<A> {
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

  private final Arithmetic<A> arithmetic;
  private final Operator operator;
  private final DataType type;
  private final A operands;

  /** Creates the loop of an operation of a step. */
  ChannelLoop(
      ChannelArithmetic step, Operation operation, Carrier<A> carrier, Arithmetic<A> arithmetic) {
    this.arithmetic = arithmetic;
    this.operator = operation.operator();
    this.type = operation.type();
    this.inner = step.inner();
    this.channels = step.channels();
    boolean isShort = inner < SHORT && inner * channels <= 1 << 20;
    this.period = isShort ? (int) inner * channels : 0;
    this.listed = isShort ? Math.max(LIST, period) + period : channels;
    double[] list = new double[listed];
    for (int i = 0; i < listed; i++) {
      int channel = period == 0 ? i : (int) (i / inner % channels);
      list[i] = operation.operands().get(channel);
    }
    this.operands = carrier.weights(list);
  }

  @Override
  public void run(A row, long first, int count) {
    int at = 0;
    while (at < count) {
      long element = first + at;
      int begin = at;
      if (period > 0) {
        int operand = (int) (element % period);
        at = Math.min(count, begin + listed - operand);
        arithmetic.apply(operator, type, row, begin, at, operands, operand - begin);
      } else {
        at = (int) Math.min(count, begin + inner - element % inner);
        int channel = (int) (element / inner % channels);
        arithmetic.applyOne(operator, type, row, begin, at, operands, channel);
      }
    }
  }
}
