/**
 * The loops of {@code jvm-vector}. {@link io.halfpixel.jvm.vector.VectorBackend} says whether they
 * can run and keeps away from them until then; {@code VectorLoops} puts them in the place of the
 * plain ones.
 *
 * <p>The rules of the loops: a lane is an output, never a tap (rule HP-201). A vector never leaves
 * the method that made it, not even for a helper of ours: the compiler always inlines the Vector
 * API, but may stop at our own methods when a caller has grown large, and a vector that is passed
 * becomes an object. Shuffles are made with the kernel ({@code Windows}). And there is no gather: a
 * window and a shuffle do the same with one load.
 */
@NullMarked
package io.halfpixel.jvm.vector;

import org.jspecify.annotations.NullMarked;
