/**
 * The executors of plans in Java.
 *
 * <p>Data flows one way: {@link io.halfpixel.jvm.JvmBackend} makes a kernel, whose runs hold a list
 * of stages. Where to look:
 *
 * <ul>
 *   <li>which steps run together: {@code StageBuilder}, {@code RowGeometry};
 *   <li>the row chain: {@code RowChain}, from {@code SourceRows} through {@code AlongAxis} and
 *       {@code AcrossAxis} (with its {@code RowCache}) to the target;
 *   <li>how a row is resampled along itself: {@code AlongRow} and its segments; several rows at
 *       once: {@code AlongAxisInFours}, and {@code BytesInColumns} for bytes;
 *   <li>the loops: {@code FloatRowLoops} (scalar weights), {@code FloatElementLoops} (a weight for
 *       each element), {@code FloatSums} (which of them when), {@code FixedSums}, {@code
 *       DoubleSums}, {@code FloatDotLoops} (output by output);
 *   <li>gathers: {@code GatherStage}; corner blends: {@code BlendStage};
 *   <li>memory and element types: {@code Elements}, the {@code Carrier}s, {@code Half}, {@code
 *       Bfloat16}.
 * </ul>
 *
 * <p>{@code Loops} is what another backend in Java replaces. Public here are only its parts and
 * what they show: the module exports the package to the Vector API backend alone.
 *
 * <p>Two rules shape the loops. A lane is an output, never a tap (rule HP-201). And all rows of one
 * loop are arrays read and written from index 0: the compiler of JDK 17 vectorises {@code t[i] =
 * a[i] + b[i]}, but not {@code t[i + x] = a[i + y]}.
 */
@NullMarked
package io.halfpixel.jvm;

import org.jspecify.annotations.NullMarked;
