/**
 * What {@link io.halfpixel.Resampler} is made of, for those who imitate nobody: filters, what lies
 * beyond the edges, rules for sizes, opacity, and the gradient.
 *
 * <p>Positions are exact fractions (rule HP-103 of the numeric contract). Weights of an output are
 * whole multiples of a power of two and add up to exactly 1, so that sums of a constant are exact;
 * outputs that mirror each other add their pixels in mirrored order.
 */
@NullMarked
package io.halfpixel.resample;

import org.jspecify.annotations.NullMarked;
