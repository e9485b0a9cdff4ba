package io.halfpixel.onnx;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;

/** ONNX: the operators as calls with attributes and small inputs by name. */
final class OnnxCalls {
  private static final String RUNTIME = "onnxruntime";
  private static final String REFERENCE = "onnx ";

  private OnnxCalls() {}

  /** {@code onnx.Resize(X, roi, scales, sizes, mode="nearest", …)}. */
  static BoundCall resize(Keywords args, Keywords context) {
    int opset = opset(args, 19);
    Resize.Builder call =
        Resize.builder()
            .opset(opset)
            .implementation(implementation(context, opset < Arguments.WITH_COORDINATES))
            .mode(args.text("mode", Arguments.NEAREST))
            .coordinateTransformationMode(args.text("coordinate_transformation_mode", "half_pixel"))
            .nearestMode(args.text("nearest_mode", "round_prefer_floor"))
            .excludeOutside(flag(args, "exclude_outside"))
            .antialias(flag(args, "antialias"))
            .keepAspectRatioPolicy(args.text("keep_aspect_ratio_policy", Arguments.STRETCH));
    if (args.has("cubic_coeff_a")) {
      call.cubicCoeffA((float) args.number("cubic_coeff_a"));
    }
    if (args.has("extrapolation_value")) {
      call.extrapolationValue((float) args.number("extrapolation_value"));
    }
    if (args.has("axes")) {
      call.axes(args.integers("axes"));
    }
    if (args.has("sizes")) {
      call.sizes(args.longs("sizes"));
    }
    return BoundCall.contiguous(
        call.roi(floats(args, "roi")).scales(floats(args, "scales")).build());
  }

  /** {@code onnx.Upsample(X, scales, mode="nearest")}. */
  static BoundCall upsample(Keywords args, Keywords context) {
    Upsample call =
        Upsample.builder()
            .opset(opset(args, 9))
            .mode(args.text("mode", Arguments.NEAREST))
            .scales(floats(args, "scales"))
            .implementation(implementation(context, true))
            .build();
    return BoundCall.contiguous(call);
  }

  private static int opset(Keywords args, int absent) {
    return args.has("opset") ? args.integer("opset") : absent;
  }

  /**
   * Returns whose result was recorded: {@code recorded_with} begins with "onnxruntime" or "onnx ".
   *
   * @param old whether the reference lacks a part of this opset, so that another is likelier
   */
  private static Implementation implementation(Keywords context, boolean old) {
    String recorder = context.text("recorded_with", "");
    boolean runtime = recorder.startsWith(RUNTIME) || (old && !recorder.startsWith(REFERENCE));
    return runtime ? Implementation.ONNX_RUNTIME : Implementation.REFERENCE;
  }

  /** ONNX has integers where Python has booleans. */
  private static boolean flag(Keywords args, String name) {
    return args.isInteger(name) ? args.integer(name) != 0 : args.flag(name, false);
  }

  private static float[] floats(Keywords args, String name) {
    double[] numbers = args.has(name) ? args.numbers(name) : new double[0];
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
