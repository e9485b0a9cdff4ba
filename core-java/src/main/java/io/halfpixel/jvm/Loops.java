package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;

/**
 * The loops of a backend in Java: what its rows are made of, and how elements move within a row.
 *
 * <p>These are the plain ones. A backend that knows a faster loop overrides what it speeds up and
 * inherits everything else; the stages are the same for all.
 *
 * <p>Immutable and thread-safe.
 */
public class Loops {
  /** The loops of the backend {@code jvm}. */
  static final Loops PLAIN = new Loops();

  /** Creates the plain loops. */
  protected Loops() {}

  /** Returns rows of float32 and of all types that it holds. */
  public FloatCarrier floats() {
    return FloatCarrier.INSTANCE;
  }

  /** Returns rows of uint8 for sums in integers. */
  public ByteCarrier bytes() {
    return ByteCarrier.INSTANCE;
  }

  /** Returns the move of elements of a type along the innermost axis of a gather. */
  public RowMove move(IndexTable table, int inner, DataType type) {
    return RowMove.of(table, inner);
  }

  /** Returns what the rows of a pass are made of. */
  final Carrier<?> carrier(Step step) {
    return step instanceof Resample1d resample ? carrier(resample.compute()) : bytes();
  }

  /** Returns the carrier in which a floating-point type computes. */
  final Carrier<?> carrier(DataType compute) {
    return compute == DataType.F32 ? floats() : DoubleCarrier.INSTANCE;
  }
}
