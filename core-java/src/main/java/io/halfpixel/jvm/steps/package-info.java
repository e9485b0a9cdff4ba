/**
 * The stages of steps. {@code StageBuilder} says which steps run together.
 *
 * <p>Gathers: {@code GatherStage}; corner blends: {@code BlendStage}; planes and pixels: {@code
 * PermuteStage}, and {@code PlanesStage} at the end of a plan; elements by themselves, without a
 * pass: {@code ElementStage}.
 */
@NullMarked
package io.halfpixel.jvm.steps;

import org.jspecify.annotations.NullMarked;
