package io.halfpixel.plan;

/**
 * A step that computes each element of the one at the same place. Backends run such steps together,
 * and with the steps around them, while the elements are at hand.
 */
public sealed interface Elementwise extends Step permits Convert, Clamp, ChannelArithmetic, Lookup {
  @Override
  default long outputElements() {
    return inputElements();
  }

  @Override
  default <R> R accept(Step.Visitor<R> visitor) {
    return visitor.elementwise(this);
  }

  /** Returns the visitor's answer for this kind of elementwise step. */
  <R> R acceptElementwise(Visitor<R> visitor);

  /**
   * One answer for each kind of elementwise step; see {@link Step.Visitor}.
   *
   * @param <R> what is returned for a step
   */
  interface Visitor<R> {
    /** Returns the answer for a change of type. */
    R convert(Convert step);

    /** Returns the answer for limits. */
    R clamp(Clamp step);

    /** Returns the answer for arithmetic with numbers of each channel. */
    R channelArithmetic(ChannelArithmetic step);

    /** Returns the answer for numbers that a table has. */
    R lookup(Lookup step);
  }
}
