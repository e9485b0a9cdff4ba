/**
 * Pillow's words and numbers: {@link io.halfpixel.pillow.Resize} is {@code Image.resize}, {@link
 * io.halfpixel.pillow.Thumbnail} and {@link io.halfpixel.pillow.Reduce} are the methods of these
 * names, {@link io.halfpixel.pillow.Fit}, {@link io.halfpixel.pillow.Contain}, {@link
 * io.halfpixel.pillow.Cover} and {@link io.halfpixel.pillow.Pad} the functions of {@code ImageOps}.
 *
 * <p>A tensor stands for what {@code numpy.asarray(image)} is: [h, w], [h, w, bands], or a batch
 * [n, h, w, bands] of such images.
 */
@NullMarked
package io.halfpixel.pillow;

import org.jspecify.annotations.NullMarked;
