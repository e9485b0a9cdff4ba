/**
 * torchvision's functions for images, in its own words: {@link io.halfpixel.torchvision.Resize},
 * {@link io.halfpixel.torchvision.CenterCrop}, {@link io.halfpixel.torchvision.ResizedCrop}, {@link
 * io.halfpixel.torchvision.Pad} and {@link io.halfpixel.torchvision.Normalize}.
 */
@NullMarked
package io.halfpixel.torchvision;

import org.jspecify.annotations.NullMarked;
