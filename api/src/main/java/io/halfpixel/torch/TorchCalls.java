package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PyTorch: {@code torch.nn.functional} and {@code torch.nn}. */
final class TorchCalls {
  private static final Pattern RECORDED = Pattern.compile("torch (\\d\\S*)");

  private TorchCalls() {}

  /**
   * {@code torch.nn.functional.interpolate(input, size=None, scale_factor=None, mode='nearest',
   * …)}.
   */
  static BoundCall interpolate(Keywords args, Keywords context) {
    Interpolate call = build(args, context);
    return new BoundCall(call, memoryFormat(context));
  }

  /** The gradient of the same, given that of the output; {@code input_shape} is the input's. */
  static BoundCall backward(Keywords args, Keywords context) {
    Shape inputShape = Shape.of(args.longs("input_shape"));
    Interpolate call = build(args, context);
    return new BoundCall(call.gradient(inputShape), memoryFormat(context));
  }

  private static MemoryFormat memoryFormat(Keywords context) {
    return format(context.text("memory_format", "contiguous"));
  }

  private static Interpolate build(Keywords args, Keywords context) {
    Interpolate.Builder call =
        Interpolate.builder()
            .mode(args.text("mode", "nearest"))
            .alignCorners(args.flag("align_corners"))
            .recomputeScaleFactor(args.flag("recompute_scale_factor", false))
            .antialias(args.flag("antialias", false))
            .imitate(build(context))
            .numThreads(context.has("num_threads") ? context.integer("num_threads") : 1);
    extent(args, call);
    return call.build();
  }

  /** Gradients are recorded without a capability of their own; the build's is at the end. */
  private static String recordedCapability(Keywords context) {
    return context.text("recorded_with", "").endsWith("DEFAULT") ? "default" : "avx2";
  }

  /** {@code torch.nn.Upsample(size=None, scale_factor=None, mode='nearest', …)}. */
  static BoundCall upsample(Keywords args, Keywords context) {
    Upsample.Builder module =
        Upsample.builder()
            .mode(args.text("mode", "nearest"))
            .alignCorners(args.flag("align_corners"))
            .recomputeScaleFactor(args.flag("recompute_scale_factor", false));
    return module(module, args, context);
  }

  /** {@code torch.nn.UpsamplingNearest2d(size=None, scale_factor=None)}. */
  static BoundCall upsamplingNearest2d(Keywords args, Keywords context) {
    return module(UpsamplingNearest2d.nearest(), args, context);
  }

  /** {@code torch.nn.UpsamplingBilinear2d(size=None, scale_factor=None)}. */
  static BoundCall upsamplingBilinear2d(Keywords args, Keywords context) {
    return module(UpsamplingBilinear2d.bilinear(), args, context);
  }

  private static BoundCall module(Upsample.Builder module, Keywords args, Keywords context) {
    module
        .imitate(build(context))
        .numThreads(context.has("num_threads") ? context.integer("num_threads") : 1);
    extent(args, module);
    return new BoundCall(module.build(), memoryFormat(context));
  }

  /** {@code torch.nn.functional.pixel_shuffle(input, upscale_factor)}. */
  static BoundCall pixelShuffle(Keywords args, Keywords context) {
    return rearranged(PixelShuffle.of(args.integer("upscale_factor")), context);
  }

  /** {@code torch.nn.functional.pixel_unshuffle(input, downscale_factor)}. */
  static BoundCall pixelUnshuffle(Keywords args, Keywords context) {
    return rearranged(PixelUnshuffle.of(args.integer("downscale_factor")), context);
  }

  /** Bits that are moved depend neither on the build nor on the number of threads. */
  private static BoundCall rearranged(Operation<?> operation, Keywords context) {
    context.value("cpu_capability");
    context.value("num_threads");
    return new BoundCall(operation, memoryFormat(context));
  }

  private static void extent(Keywords args, ArgumentsBuilder<?> call) {
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
  private static TorchBuild build(Keywords context) {
    Matcher recorded = RECORDED.matcher(context.text("recorded_with", ""));
    String release = recorded.lookingAt() ? recorded.group(1) : "2.13";
    try {
      return TorchBuild.of(release, context.text("cpu_capability", recordedCapability(context)));
    } catch (InvalidArgumentException e) {
      throw new UnsupportedCallException(String.valueOf(e.getMessage()));
    }
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
