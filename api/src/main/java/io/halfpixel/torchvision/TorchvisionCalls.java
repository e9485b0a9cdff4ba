package io.halfpixel.torchvision;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.torch.RoundingProfile;

/** torchvision: {@code torchvision.transforms.v2.functional}, and its first generation. */
final class TorchvisionCalls {
  private TorchvisionCalls() {}

  static BoundCall resizeV1(Keywords args, Keywords context) {
    return bound(resize(args, context, Resize.Api.V1), context);
  }

  static BoundCall resizeV2(Keywords args, Keywords context) {
    return bound(resize(args, context, Resize.Api.V2), context);
  }

  private static Resize resize(Keywords args, Keywords context, Resize.Api api) {
    Resize.Builder call =
        Resize.builder()
            .api(api)
            .interpolation(InterpolationMode.of(args.text("interpolation", "bilinear")))
            .antialias(args.flag("antialias", true))
            .roundingProfile(profile(context.text("cpu_capability", "avx2")))
            .numThreads(context.has("num_threads") ? context.integer("num_threads") : 1);
    if (args.value("size") != null) {
      call.size(args.integers("size"));
    }
    if (args.value("max_size") != null) {
      call.maxSize(args.integer("max_size"));
    }
    return call.build();
  }

  static BoundCall resizedCropV2(Keywords args, Keywords context) {
    ResizedCrop call =
        ResizedCrop.of(
            args.integer("top"),
            args.integer("left"),
            args.integer("height"),
            args.integer("width"),
            resize(args, context, Resize.Api.V2));
    return bound(call, context);
  }

  static BoundCall centerCrop(Keywords args, Keywords context) {
    int[] size = args.integers("output_size");
    unused(context);
    return bound(CenterCrop.of(size[0], size[size.length - 1]), context);
  }

  static BoundCall pad(Keywords args, Keywords context) {
    Pad call =
        Pad.of(args.integers("padding"))
            .fill(args.has("fill") ? args.numbers("fill") : new double[] {0})
            .mode(Pad.Mode.of(args.text("padding_mode", "constant")));
    unused(context);
    return bound(call, context);
  }

  static BoundCall normalize(Keywords args, Keywords context) {
    args.value("inplace");
    unused(context);
    return bound(Normalize.of(args.numbers("mean"), args.numbers("std")), context);
  }

  private static void unused(Keywords context) {
    context.value("cpu_capability");
    context.value("num_threads");
  }

  private static BoundCall bound(io.halfpixel.Operation<?> operation, Keywords context) {
    String format = context.text("memory_format", "contiguous");
    return switch (format) {
      case "contiguous" -> BoundCall.contiguous(operation);
      case "channels_last" -> new BoundCall(operation, MemoryFormat.CHANNELS_LAST);
      default -> throw new UnsupportedCallException("unknown memory_format " + format);
    };
  }

  private static RoundingProfile profile(String capability) {
    return switch (capability) {
      case "default" -> RoundingProfile.STRICT;
      case "avx2", "avx512" -> RoundingProfile.FMA;
      default -> throw new InvalidArgumentException("unknown cpu_capability " + capability);
    };
  }
}
