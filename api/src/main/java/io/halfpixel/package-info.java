/** Tensors, the operations that run on them, and the choice of backend. */
@NullMarked
package io.halfpixel;

import org.jspecify.annotations.NullMarked;
