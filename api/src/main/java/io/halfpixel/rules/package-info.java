/**
 * The kit of which the rules of faces are composed. Not exported.
 *
 * <p>{@link io.halfpixel.rules.Taps} makes the taps of an axis of four things: a {@link
 * io.halfpixel.rules.Placement} says where the outputs lie on an interval of the input, an {@link
 * io.halfpixel.rules.Edge} what lies beyond the input, a {@link io.halfpixel.rules.Filter} how much
 * a pixel counts at a distance, a {@link io.halfpixel.rules.Normalization} what the weights add up
 * to. Each computes in a stated arithmetic. A rule that copies operations of a framework which are
 * not these stays hand-written in the framework's package.
 */
@NullMarked
package io.halfpixel.rules;

import org.jspecify.annotations.NullMarked;
