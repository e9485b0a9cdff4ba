/**
 * torchvision's functions for images, in its own words: {@link io.halfpixel.torchvision.Resize},
 * {@link io.halfpixel.torchvision.CenterCrop}, {@link io.halfpixel.torchvision.ResizedCrop}, {@link
 * io.halfpixel.torchvision.Pad} and {@link io.halfpixel.torchvision.Normalize}.
 */
@org.jspecify.annotations.NullMarked
package io.halfpixel.torchvision;
