/**
 * How a plan is written as bytes for a backend in another language. {@link
 * io.halfpixel.spi.encoding.PlanFormat} is the only description; the encoder, the C++ decoder and
 * the C++ tests follow from it.
 */
@NullMarked
package io.halfpixel.spi.encoding;

import org.jspecify.annotations.NullMarked;
