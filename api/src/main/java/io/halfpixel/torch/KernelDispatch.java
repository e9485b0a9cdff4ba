package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.UnsupportedModeException;

/**
 * The data types that PyTorch's kernels are compiled for.
 *
 * <p>Source: PyTorch, the {@code AT_DISPATCH_} macros of {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp}, {@code AdaptiveAvgPoolKernel.cpp} and {@code
 * AdaptiveAveragePooling3d.cpp}, and {@code aten/src/ATen/Dispatch.h}; release 2.13, whose
 * antialiasing has no half-width types.
 */
enum KernelDispatch {
  /** The channels-last kernel of the nearest modes. */
  NEAREST_CHANNELS_LAST("upsample_nearest%dd_channels_last", true, true),
  /** The general kernel of the nearest modes. */
  NEAREST("compute_indices_weights_nearest", true, true),
  /** The channels-last kernel of mode bilinear. */
  BILINEAR_CHANNELS_LAST("upsample_bilinear2d_channels_last", false, true),
  /** The channels-last kernel of mode trilinear. */
  TRILINEAR_CHANNELS_LAST("upsample_trilinear3d_channels_last", false, true),
  /** The general kernel of the linear modes. */
  LINEAR("compute_indices_weights_linear", false, true),
  /** The kernel of mode bicubic. */
  CUBIC("compute_indices_weights_cubic", false, true),
  /** The separable kernel of the antialiased modes. */
  ANTIALIAS("compute_index_ranges_weights", true, false),
  /** The kernel of mode area for channels-last images. */
  AREA_CHANNELS_LAST("adaptive_avg_pool2d_channels_last", false, true),
  /** The kernel of mode area for other images, and for one spatial axis. */
  AREA("adaptive_avg_pool2d", false, true),
  /** The kernel of mode area for volumes. */
  AREA_VOLUME("adaptive_avg_pool3d_cpu", false, true);

  private final String kernel;
  private final boolean bytes;
  private final boolean halves;

  KernelDispatch(String kernel, boolean bytes, boolean halves) {
    this.kernel = kernel;
    this.bytes = bytes;
    this.halves = halves;
  }

  /** Throws what PyTorch raises if the kernel was not compiled for a type. */
  void check(DataType type, int axes) {
    boolean compiled =
        switch (type) {
          case F32, F64 -> true;
          case F16, BF16 -> halves;
          case U8 -> bytes;
          case I8, I16, U16, I32, I64, BOOL -> false;
        };
    if (!compiled) {
      throw new UnsupportedModeException(
          "\""
              + kernel.formatted(axes)
              + "\" not implemented for '"
              + scalarType(type)
              + "'. Convert the tensor to float32 first"
              + (bytes ? ", or masks to uint8" : ""));
    }
  }

  /** Returns PyTorch's name of a type in messages. */
  static String scalarType(DataType type) {
    return switch (type) {
      case F32 -> "Float";
      case F64 -> "Double";
      case F16 -> "Half";
      case BF16 -> "BFloat16";
      case U8 -> "Byte";
      case I8 -> "Char";
      case I16 -> "Short";
      case U16 -> "UInt16";
      case I32 -> "Int";
      case I64 -> "Long";
      case BOOL -> "Bool";
    };
  }
}
