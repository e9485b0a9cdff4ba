/**
 * PyTorch's resampling: {@code torch.nn.functional.interpolate} as {@link
 * io.halfpixel.torch.Interpolate} and {@code torch.nn.Upsample} as {@link
 * io.halfpixel.torch.Upsample}, {@link io.halfpixel.torch.PixelShuffle} and {@link
 * io.halfpixel.torch.PixelUnshuffle}, with PyTorch's arguments, defaults, errors and bits.
 *
 * <p>Tensors have the shape [n, c, ...spatial], one to three spatial axes, and lie in memory as
 * {@code CONTIGUOUS} or {@code CHANNELS_LAST}. The public classes hold arguments; the
 * package-private ones are the rules that turn arguments and a tensor's specification into a plan:
 * checks, output size, choice of kernel, then one rule per mode. They imitate PyTorch 2.13 on the
 * CPU.
 */
@NullMarked
package io.halfpixel.torch;

import org.jspecify.annotations.NullMarked;
