/**
 * Frameworks chosen at run time, by name: what a program needs that is told "torch" and "bicubic",
 * or reads a recorded call with its keyword arguments. Who knows the framework when writing the
 * program uses its own package instead.
 *
 * <p>{@link io.halfpixel.call.Face} is what a framework's package says about itself; {@code
 * io.halfpixel.faces.Faces} lists all of them.
 */
@NullMarked
package io.halfpixel.call;

import org.jspecify.annotations.NullMarked;
