package io.halfpixel.parity;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import io.halfpixel.torch.RoundingProfile;

/** PyTorch: {@code torch.nn.functional}. */
final class TorchCalls {
  private TorchCalls() {}

  /**
   * {@code torch.nn.functional.interpolate(input, size=None, scale_factor=None, mode='nearest',
   * …)}.
   */
  static BoundCall interpolate(Arguments args, Arguments context, Tensor input) {
    Interpolate.Builder call =
        Interpolate.builder()
            .mode(args.text("mode", "nearest"))
            .alignCorners(args.flag("align_corners"))
            .recomputeScaleFactor(args.flag("recompute_scale_factor", false))
            .antialias(args.flag("antialias", false))
            .roundingProfile(profile(context.text("cpu_capability", "avx2")))
            .numThreads(context.has("num_threads") ? context.integer("num_threads") : 1);
    extent(args, call);
    return bound(call.build(), context, input);
  }

  /** {@code torch.nn.functional.pixel_shuffle(input, upscale_factor)}. */
  static BoundCall pixelShuffle(Arguments args, Arguments context, Tensor input) {
    return rearranged(PixelShuffle.of(args.integer("upscale_factor")), context, input);
  }

  /** {@code torch.nn.functional.pixel_unshuffle(input, downscale_factor)}. */
  static BoundCall pixelUnshuffle(Arguments args, Arguments context, Tensor input) {
    return rearranged(PixelUnshuffle.of(args.integer("downscale_factor")), context, input);
  }

  /** Bits that are moved depend neither on the build nor on the number of threads. */
  private static BoundCall rearranged(Operation<?> operation, Arguments context, Tensor input) {
    context.value("cpu_capability");
    context.value("num_threads");
    return bound(operation, context, input);
  }

  private static BoundCall bound(Operation<?> operation, Arguments context, Tensor input) {
    String layout = context.text("memory_format", "contiguous");
    return new BoundCall(operation, MemoryLayouts.copy(input, format(layout)));
  }

  private static void extent(Arguments args, Interpolate.Builder call) {
    if (args.isList("size")) {
      call.size(args.longs("size"));
    } else if (args.has("size")) {
      call.size(args.integer("size"));
    }
    if (args.isList("scale_factor")) {
      call.scaleFactor(args.numbers("scale_factor"));
    } else if (args.has("scale_factor")) {
      call.scaleFactor(args.number("scale_factor"));
    }
  }

  /** {@code ATEN_CPU_CAPABILITY}: machines with AVX-512 run the AVX2 build of these kernels. */
  private static RoundingProfile profile(String capability) {
    return switch (capability) {
      case "default" -> RoundingProfile.STRICT;
      case "avx2", "avx512" -> RoundingProfile.FMA;
      default ->
          throw new UnsupportedCallException(
              "unknown cpu_capability " + capability + "; known are default, avx2 and avx512");
    };
  }

  private static MemoryFormat format(String name) {
    return switch (name) {
      case "contiguous" -> MemoryFormat.CONTIGUOUS;
      case "channels_last", "channels_last_3d" -> MemoryFormat.CHANNELS_LAST;
      default ->
          throw new UnsupportedCallException(
              "unknown memory_format "
                  + name
                  + "; known are contiguous, channels_last and channels_last_3d");
    };
  }
}
