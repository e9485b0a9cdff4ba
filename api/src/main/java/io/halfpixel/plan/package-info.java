/**
 * Plans: complete, framework-free descriptions of a resampling as a short program of steps.
 *
 * <p>Everything in this package is immutable data. A plan together with the bits of its input
 * determines the bits of its output; a backend only executes.
 */
@NullMarked
package io.halfpixel.plan;

import org.jspecify.annotations.NullMarked;
