/** A network of two convolutions around an upsampling layer, from definition to measured result. */
@NullMarked
package io.halfpixel.djl.examples;

import org.jspecify.annotations.NullMarked;
