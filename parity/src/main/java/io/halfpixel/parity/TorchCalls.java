package io.halfpixel.parity;

import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
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
    Interpolate call = build(args, context);
    return new BoundCall(call, inMemoryFormat(context, input));
  }

  /** The gradient of the same, given that of the output; {@code input_shape} is the input's. */
  static BoundCall backward(Arguments args, Arguments context, Tensor gradOutput) {
    Shape inputShape = Shape.of(args.longs("input_shape"));
    Interpolate call = build(args, context);
    return new BoundCall(call.gradient(inputShape), inMemoryFormat(context, gradOutput));
  }

  private static Tensor inMemoryFormat(Arguments context, Tensor tensor) {
    return MemoryLayouts.copy(tensor, format(context.text("memory_format", "contiguous")));
  }

  private static Interpolate build(Arguments args, Arguments context) {
    Interpolate.Builder call =
        Interpolate.builder()
            .mode(args.text("mode", "nearest"))
            .alignCorners(args.flag("align_corners"))
            .recomputeScaleFactor(args.flag("recompute_scale_factor", false))
            .antialias(args.flag("antialias", false))
            .roundingProfile(profile(context.text("cpu_capability", recordedCapability(context))))
            .numThreads(context.has("num_threads") ? context.integer("num_threads") : 1);
    extent(args, call);
    return call.build();
  }

  /** Gradients are recorded without a capability of their own; the build's is at the end. */
  private static String recordedCapability(Arguments context) {
    return context.text("recorded_with", "").endsWith("DEFAULT") ? "default" : "avx2";
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
    return new BoundCall(operation, inMemoryFormat(context, input));
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
