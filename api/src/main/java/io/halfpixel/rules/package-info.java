/**
 * The primitives that the rules of several frameworks share: where axes lie, interpolation kernels,
 * exact functions. Not exported.
 */
@NullMarked
package io.halfpixel.rules;

import org.jspecify.annotations.NullMarked;
