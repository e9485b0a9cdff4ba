/**
 * The executors of plans in Java: {@link io.halfpixel.jvm.JvmBackend} makes a kernel, whose runs
 * hold a list of producers.
 *
 * <p>Its rooms, each of which knows only those above it:
 *
 * <ul>
 *   <li>{@code memory}: how elements are read and written, and what rows are made of;
 *   <li>{@code sums}: the loops, and what another backend in Java replaces ({@code Loops});
 *   <li>{@code along}: how a row is resampled along itself;
 *   <li>{@code run}: how producers follow each other, band by band;
 *   <li>{@code chain}: passes that run row by row;
 *   <li>{@code adjoint}, {@code steps}: the producers of all other steps, and which steps run
 *       together.
 * </ul>
 *
 * <p>Public in the rooms is what other rooms, or the Vector API backend, use: the module exports
 * them to that backend alone.
 */
@NullMarked
package io.halfpixel.jvm;

import org.jspecify.annotations.NullMarked;
