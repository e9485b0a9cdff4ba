package io.halfpixel.plan;

/**
 * One answer for each kind of step. Code that must know which step it has before it implements
 * this: a kind that is added to the vocabulary then fails to compile wherever it is not handled.
 *
 * @param <R> what is returned for a step
 */
public interface StepVisitor<R> {
  /** Returns the answer for a gather. */
  R gather(Gather step);

  /** Returns the answer for a weighted sum along an axis. */
  R resample(Resample1d step);

  /** Returns the answer for an integer sum along an axis. */
  R fixedPoint(FixedPoint1d step);

  /** Returns the answer for a blend of corners. */
  R cornerBlend(CornerBlend step);

  /** Returns the answer for a change of type. */
  R convert(Convert step);

  /** Returns the answer for a mean over bins. */
  R binMean(BinMean step);

  /** Returns the answer for a mean of an axis. */
  R cascadeMean(CascadeMean step);

  /** Returns the answer for a permutation of axes. */
  R permute(Permute step);

  /** Returns the answer for a gradient. */
  R adjointSum(AdjointSum step);

  /** Returns the answer for borders. */
  R pad(Pad step);

  /** Returns the answer for limits. */
  R clamp(Clamp step);

  /** Returns the answer for arithmetic with numbers of each channel. */
  R channelArithmetic(ChannelArithmetic step);

  /** Returns the answer for colours and their opacity. */
  R alpha(Alpha step);

  /** Returns the answer for numbers that a table has. */
  R lookup(Lookup step);
}
