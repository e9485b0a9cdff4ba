package io.halfpixel.jvm.sums;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.jvm.memory.IntegerCarrier;
import io.halfpixel.jvm.memory.LongCarrier;
import io.halfpixel.jvm.memory.RowMove;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;

/**
 * The loops of a backend in Java: what its rows are made of, and how elements move within a row.
 *
 * <p>These leave vectors to the compiler. A backend that knows a faster loop overrides what it
 * speeds up and inherits everything else; the producers are the same for all.
 *
 * <p>Immutable and thread-safe.
 */
public class Loops {
  /** The loops of the backend {@code jvm}. */
  public static final Loops JVM = new Loops();

  /** Creates the loops of the backend {@code jvm}. */
  protected Loops() {}

  /** Returns rows of float32 and of all types that it holds. */
  public FloatCarrier floats() {
    return FloatCarrier.INSTANCE;
  }

  /** Returns rows of uint8 for sums in integers. */
  public ByteCarrier bytes() {
    return ByteCarrier.INSTANCE;
  }

  /** Returns rows of integers of up to 32 bits. */
  public IntCarrier ints() {
    return IntCarrier.INSTANCE;
  }

  /** Returns sums in float32 with an order of additions. */
  public FloatSums sums(TapOrder order) {
    return new FloatSums(floats(), order);
  }

  /**
   * Returns sums of uint8 values for which 32 bits are enough, clamped to uint8.
   *
   * @param input the range of the values
   */
  public FixedSums sums(FixedPoint1d step, FixedBounds input) {
    return new FixedSums(bytes(), (int) step.rounding(), step.shift());
  }

  /** Returns the move of elements of a type along the innermost axis of a gather. */
  public RowMove move(IndexTable table, int inner, DataType type) {
    return RowMove.of(table, inner);
  }

  /** Returns what the rows of a pass are made of. */
  public final Carrier<?> carrier(Step step) {
    return step instanceof Resample1d resample
        ? carrier(resample.compute())
        : integers((FixedPoint1d) step);
  }

  /** Returns the narrowest rows for integers and their weights. */
  private IntegerCarrier<?> integers(FixedPoint1d step) {
    if (step.input() == DataType.I64 || step.output() == DataType.I64 || hasLongWeights(step)) {
      return LongCarrier.INSTANCE;
    }
    boolean isByte = step.input() == DataType.U8 && step.output() == DataType.U8;
    return isByte ? bytes() : ints();
  }

  private static boolean hasLongWeights(FixedPoint1d step) {
    for (int tap = 0; tap < step.taps().taps(); tap++) {
      if (Math.abs(step.taps().weight(tap)) > Integer.MAX_VALUE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the arithmetic of a pass, that of the inner positions behind the first ones.
   *
   * @param input the range of the values that it reads, if they are integers
   */
  public final Sums<?> tail(Step step, FixedBounds input) {
    return step instanceof FixedPoint1d fixed
        ? fixed(fixed, input)
        : sums((Resample1d) step, ((Resample1d) step).tail());
  }

  /** Returns the arithmetic of the first inner positions of a pass. */
  public final Sums<?> body(Step step) {
    return step instanceof FixedPoint1d fixed
        ? new SingleSums<>(integers(fixed), fixed)
        : sums((Resample1d) step, ((Resample1d) step).body());
  }

  private Sums<?> sums(Resample1d step, Accumulation accumulation) {
    TapOrder order = new TapOrder(accumulation);
    boolean single = step.compute() == DataType.F32;
    if (order.pairwise()) {
      return single
          ? new PairwiseFloatSums(floats())
          : new PairwiseDoubleSums(DoubleCarrier.INSTANCE);
    }
    return single ? sums(order) : new DoubleSums(order);
  }

  private Sums<?> fixed(FixedPoint1d step, FixedBounds input) {
    IntegerCarrier<?> carrier = integers(step);
    if (carrier == LongCarrier.INSTANCE || !input.fitInt(step)) {
      return new ExactSums<>(carrier, step);
    }
    boolean toByte = step.output() == DataType.U8;
    if (step.terms().isExact() && carrier == bytes()) {
      return sums(step, input);
    } else if (step.terms().isExact() && (toByte || input.needNoClamp(step))) {
      return new IntSums(ints(), (int) step.rounding(), step.shift(), toByte);
    } else if (step.terms().ties() == Ties.FLOOR && toByte && carrier == ints()) {
      return new TermSums(ints(), step);
    }
    return new ExactSums<>(carrier, step);
  }

  /** Returns the carrier in which a floating-point type computes. */
  public final Carrier<?> carrier(DataType compute) {
    return compute == DataType.F32 ? floats() : DoubleCarrier.INSTANCE;
  }
}
