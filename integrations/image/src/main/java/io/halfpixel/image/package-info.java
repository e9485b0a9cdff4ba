/**
 * Image files and Java's images as tensors.
 *
 * <p>{@link io.halfpixel.image.ImageFile} reads files with the pixels of a chosen library, {@link
 * io.halfpixel.image.Images} turns {@code BufferedImage}s and {@code Raster}s into tensors and back
 * and makes thumbnails.
 */
@NullMarked
package io.halfpixel.image;

import org.jspecify.annotations.NullMarked;
