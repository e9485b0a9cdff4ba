/**
 * The producers of steps. {@code ProducerBuilder} says which steps run together.
 *
 * <p>Gathers: {@code GatherProducer}; corner blends: {@code BlendProducer}; planes and pixels:
 * {@code PermuteProducer}, and {@code PlanesProducer} at the end of a plan; elements by themselves,
 * without a pass: {@code ElementProducer}.
 */
@NullMarked
package io.halfpixel.jvm.steps;

import org.jspecify.annotations.NullMarked;
