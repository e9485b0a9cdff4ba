/**
 * torchvision's functions for images, in its own words, for tensors and for images of Pillow
 * ({@link io.halfpixel.torchvision.Input}), and its presets: {@link
 * io.halfpixel.torchvision.Presets} knows them by the names of weights.
 */
@NullMarked
package io.halfpixel.torchvision;

import org.jspecify.annotations.NullMarked;
