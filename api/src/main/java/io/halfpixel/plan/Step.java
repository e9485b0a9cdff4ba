package io.halfpixel.plan;

import io.halfpixel.DataType;

/**
 * One exactly defined operation of a {@link Plan}, on dense elements without a shape.
 *
 * <p>Each step reads all elements that the step before it wrote. The description of each permitted
 * record is normative: it determines every output bit. Steps are immutable.
 */
public sealed interface Step
    permits Movement,
        Resample1d,
        FixedPoint1d,
        CornerBlend,
        Convert,
        BinMean,
        CascadeMean,
        AdjointSum,
        Clamp,
        ChannelArithmetic,
        Alpha,
        Lookup {
  /** Returns the type of the elements read. */
  DataType input();

  /** Returns the type of the elements written. */
  DataType output();

  /** Returns the number of elements read. */
  long inputElements();

  /** Returns the number of elements written. */
  long outputElements();

  /**
   * Returns how many elements read are combined into one element written, on average: a measure of
   * the work of the step.
   */
  default double inputsPerOutput() {
    return 1;
  }

  /** Returns the visitor's answer for this kind of step. */
  <R> R accept(StepVisitor<R> visitor);
}
