/**
 * The literal meaning of every step, which judges all backends and shares no code with one; and
 * elements as bits.
 */
@NullMarked
package io.halfpixel.tck.reference;

import org.jspecify.annotations.NullMarked;
