/**
 * The executors of plans in Java.
 *
 * <p>Data flows one way: {@link io.halfpixel.jvm.JvmBackend} makes a kernel, whose runs hold a list
 * of stages. Where to look:
 *
 * <ul>
 *   <li>which steps run together: {@code StageBuilder}, {@code RowGeometry};
 *   <li>how stages follow each other: {@code Run} asks the last {@code Stage} for the units of a
 *       band ({@code Bands}), a portion at a time ({@code Portions}), and each asks the one before
 *       it for what it reads ({@code Reach}), through a {@code Ring};
 *   <li>the row chain: {@code RowChain}, from {@code SourceRows} through {@code AlongAxis} and
 *       {@code AcrossAxis} (with its {@code RowCache}) to the target;
 *   <li>how a row is resampled along itself: {@code AlongRow} and its segments; several rows at
 *       once: {@code AlongAxisInFours}, and {@code BytesInColumns} for bytes;
 *   <li>the loops: {@code FloatRowLoops} (scalar weights), {@code FloatElementLoops} (a weight for
 *       each element), {@code FloatSums} (which of them when), {@code FixedSums}, {@code
 *       DoubleSums}, {@code FloatDotLoops} (output by output);
 *   <li>gathers: {@code GatherStage}; corner blends: {@code BlendStage}; planes and pixels: {@code
 *       PermuteStage}, and {@code PlanesStage} at the end of a plan;
 *   <li>what a step does with each element by itself: {@code Changes}, {@code RowChange}; without a
 *       pass: {@code ElementStage};
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
