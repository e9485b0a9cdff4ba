package io.halfpixel.jvm.sums;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.FloatCarrier;
import io.halfpixel.jvm.memory.RowMove;
import io.halfpixel.plan.FixedPoint1d;
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

  /** Returns sums in float32 with an order of additions. */
  public FloatSums sums(TapOrder order) {
    return new FloatSums(floats(), order);
  }

  /** Returns the sums of a pass over uint8 values. */
  public FixedSums sums(FixedPoint1d step) {
    return new FixedSums(bytes(), (int) step.rounding(), step.shift());
  }

  /** Returns the move of elements of a type along the innermost axis of a gather. */
  public RowMove move(IndexTable table, int inner, DataType type) {
    return RowMove.of(table, inner);
  }

  /** Returns what the rows of a pass are made of. */
  public final Carrier<?> carrier(Step step) {
    return step instanceof Resample1d resample ? carrier(resample.compute()) : bytes();
  }

  /** Returns the arithmetic of a pass. */
  public final Sums<?> sums(Step step) {
    if (step instanceof FixedPoint1d fixed) {
      return sums(fixed);
    }
    TapOrder order = PassSteps.order(step);
    return ((Resample1d) step).compute() == DataType.F32 ? sums(order) : new DoubleSums(order);
  }

  /** Returns the carrier in which a floating-point type computes. */
  public final Carrier<?> carrier(DataType compute) {
    return compute == DataType.F32 ? floats() : DoubleCarrier.INSTANCE;
  }
}
