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
        Elementwise,
        Resample1d,
        FixedPoint1d,
        CornerBlend,
        BinMean,
        CascadeMean,
        AdjointSum,
        Alpha {
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
  <R> R accept(Visitor<R> visitor);

  /**
   * One answer for each kind of step. Code that must know which step it has before it implements
   * this: a kind that is added to the vocabulary then fails to compile wherever it is not handled.
   *
   * @param <R> what is returned for a step
   */
  interface Visitor<R> {
    /** Returns the answer for a step whose kinds {@link Elementwise.Visitor} tells apart. */
    R elementwise(Elementwise step);

    /** Returns the answer for a gather. */
    R gather(Gather step);

    /** Returns the answer for a permutation of axes. */
    R permute(Permute step);

    /** Returns the answer for borders. */
    R pad(Pad step);

    /** Returns the answer for a weighted sum along an axis. */
    R resample(Resample1d step);

    /** Returns the answer for an integer sum along an axis. */
    R fixedPoint(FixedPoint1d step);

    /** Returns the answer for a blend of corners. */
    R cornerBlend(CornerBlend step);

    /** Returns the answer for a mean over bins. */
    R binMean(BinMean step);

    /** Returns the answer for a mean of an axis. */
    R cascadeMean(CascadeMean step);

    /** Returns the answer for a gradient. */
    R adjointSum(AdjointSum step);

    /** Returns the answer for colours and their opacity. */
    R alpha(Alpha step);
  }
}
