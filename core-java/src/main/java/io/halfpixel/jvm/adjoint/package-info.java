/** The gradient of a resampling: each output row adds up the source rows that its tables name. */
@NullMarked
package io.halfpixel.jvm.adjoint;

import org.jspecify.annotations.NullMarked;
