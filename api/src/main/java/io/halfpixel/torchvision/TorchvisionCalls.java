package io.halfpixel.torchvision;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.torch.RoundingProfile;
import java.util.Locale;

/**
 * torchvision: {@code torchvision.transforms.v2.functional}, and its first generation. The context
 * says in {@code input_kind} whether the input is an image of Pillow ({@code "pil"}), whose {@code
 * mode} it may name, an array ({@code "numpy"}) or a tensor, which it is unless said.
 */
final class TorchvisionCalls {
  private static final String KIND = "input_kind";

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
            .input(input(context))
            .interpolation(interpolation(args))
            .antialias(antialias(args))
            .roundingProfile(profile(context))
            .numThreads(threads(context));
    if (args.value("size") != null) {
      call.size(args.integers("size"));
    }
    if (args.value("max_size") != null) {
      call.maxSize(args.integer("max_size"));
    }
    return call.build();
  }

  static InterpolationMode interpolation(Keywords args) {
    return InterpolationMode.of(args.text("interpolation", "bilinear"));
  }

  /** None is False for tensors, and True for images, which have no other. */
  static boolean antialias(Keywords args) {
    return args.flag("antialias", !args.isNone("antialias"));
  }

  static int threads(Keywords context) {
    return context.has("num_threads") ? context.integer("num_threads") : 1;
  }

  static BoundCall resizedCropV1(Keywords args, Keywords context) {
    return resizedCrop(args, context, Resize.Api.V1);
  }

  static BoundCall resizedCropV2(Keywords args, Keywords context) {
    return resizedCrop(args, context, Resize.Api.V2);
  }

  private static BoundCall resizedCrop(Keywords args, Keywords context, Resize.Api api) {
    ResizedCrop call =
        ResizedCrop.of(
            args.integer("top"),
            args.integer("left"),
            args.integer("height"),
            args.integer("width"),
            resize(args, context, api));
    return bound(call, context);
  }

  static BoundCall centerCrop(Keywords args, Keywords context) {
    int[] size = args.integers("output_size");
    return bound(CenterCrop.of(size[0], size[size.length - 1]).input(input(context)), context);
  }

  static BoundCall pad(Keywords args, Keywords context) {
    Pad call =
        Pad.of(args.integers("padding"))
            .fill(args.has("fill") ? args.numbers("fill") : new double[] {0})
            .mode(Pad.Mode.of(args.text("padding_mode", "constant")))
            .input(input(context));
    args.value("fill");
    return bound(call, context);
  }

  static BoundCall normalize(Keywords args, Keywords context) {
    args.value("inplace");
    return bound(Normalize.of(args.numbers("mean"), args.numbers("std")), context);
  }

  static BoundCall toDtype(Keywords args, Keywords context) {
    return bound(ToDtype.of(dtype(args), args.flag("scale", false)), context);
  }

  static BoundCall convertImageDtypeV1(Keywords args, Keywords context) {
    return bound(ToDtype.convertImageDtype(dtype(args)), context);
  }

  static BoundCall convertImageDtypeV2(Keywords args, Keywords context) {
    return bound(ToDtype.of(dtype(args), true), context);
  }

  /** {@code float32}, or {@code torch.float32} and its other names. */
  private static DataType dtype(Keywords args) {
    String name = args.text("dtype", "float32");
    String plain = name.startsWith("torch.") ? name.substring("torch.".length()) : name;
    return switch (plain) {
      case "float", "float32" -> DataType.F32;
      case "double", "float64" -> DataType.F64;
      case "half", "float16" -> DataType.F16;
      case "bfloat16" -> DataType.BF16;
      case "uint8" -> DataType.U8;
      case "int8" -> DataType.I8;
      case "short", "int16" -> DataType.I16;
      case "uint16" -> DataType.U16;
      case "int", "int32" -> DataType.I32;
      case "long", "int64" -> DataType.I64;
      case "bool" -> DataType.BOOL;
      default -> throw new UnsupportedCallException("no face has the dtype " + name);
    };
  }

  static BoundCall toTensor(Keywords args, Keywords context) {
    boolean array = context.text(KIND, "pil").equals("numpy");
    return bound(array ? PilToTensor.arrayToTensor() : PilToTensor.toTensor(), context);
  }

  static BoundCall pilToTensor(Keywords args, Keywords context) {
    return bound(PilToTensor.pilToTensor(), context);
  }

  static BoundCall rgbToGrayscaleV1(Keywords args, Keywords context) {
    return bound(rgbToGrayscale(args, context).api(Resize.Api.V1), context);
  }

  static BoundCall rgbToGrayscaleV2(Keywords args, Keywords context) {
    return bound(rgbToGrayscale(args, context), context);
  }

  private static RgbToGrayscale rgbToGrayscale(Keywords args, Keywords context) {
    int channels = args.has("num_output_channels") ? args.integer("num_output_channels") : 1;
    return RgbToGrayscale.of(channels).roundingProfile(profile(context)).input(input(context));
  }

  static Input input(Keywords context) {
    return Input.of(context.text(KIND, "tensor"), context.text("mode", ""));
  }

  static BoundCall bound(Operation<?> operation, Keywords context) {
    // What no call depends on, or only some.
    context.value(KIND);
    context.value("mode");
    context.value("cpu_capability");
    context.value("num_threads");
    String format = context.text("memory_format", "contiguous");
    return switch (format) {
      case "contiguous" -> BoundCall.contiguous(operation);
      case "channels_last" -> new BoundCall(operation, MemoryFormat.CHANNELS_LAST);
      default -> throw new UnsupportedCallException("unknown memory_format " + format);
    };
  }

  static RoundingProfile profile(Keywords context) {
    String capability = context.text("cpu_capability", "avx2").toLowerCase(Locale.ROOT);
    return switch (capability) {
      case "default" -> RoundingProfile.STRICT;
      case "avx2", "avx512" -> RoundingProfile.FMA;
      default -> throw new InvalidArgumentException("unknown cpu_capability " + capability);
    };
  }
}
