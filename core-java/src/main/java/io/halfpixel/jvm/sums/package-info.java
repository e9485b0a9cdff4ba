/**
 * The loops: weighted sums of rows and of elements in the order and with the roundings that a plan
 * states.
 *
 * <p>{@code FloatRowLoops} (a weight for each row), {@code FloatElementLoops} (a weight for each
 * element) and {@code FloatDotLoops} (output by output) are what {@code FloatSums} chooses from;
 * {@code FixedSums} and {@code DoubleSums} are its siblings; {@code Columns} and {@code PackedSums}
 * sum bytes that are packed into ints. {@code AxisTaps} are the taps of an axis in the order of
 * their summation. {@code Loops} is what another backend in Java replaces.
 *
 * <p>Two rules shape the loops. A lane is an output, never a tap (rule HP-201). And all rows of one
 * loop are arrays read and written from index 0: the compiler of JDK 17 vectorises {@code t[i] =
 * a[i] + b[i]}, but not {@code t[i + x] = a[i + y]}.
 */
@NullMarked
package io.halfpixel.jvm.sums;

import org.jspecify.annotations.NullMarked;
