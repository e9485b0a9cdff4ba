/**
 * The loops of {@code jvm-vector}. {@link io.halfpixel.jvm.vector.VectorBackend} says whether they
 * can run and keeps away from them until then; {@code VectorLoops} puts them in the place of the
 * plain ones.
 *
 * <p>The rules of the loops: a lane is an output, never a tap (rule HP-201). Nothing that holds a
 * vector is stored, returned or passed where the compiler may not follow, because a vector that
 * becomes an object costs more than all it saves. Shuffles are made with the kernel ({@code
 * Windows}). And there is no gather: a window and a shuffle do the same with one load.
 */
@NullMarked
package io.halfpixel.jvm.vector;

import org.jspecify.annotations.NullMarked;
