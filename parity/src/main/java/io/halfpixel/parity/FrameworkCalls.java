package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every framework call that Halfpixel has a face for, by the framework's own name. */
final class FrameworkCalls {
  private static final Map<String, FrameworkCall> CALLS =
      new TreeMap<>(
          Map.ofEntries(
              entry("torch.nn.functional.interpolate", TorchCalls::interpolate),
              entry("torch.nn.functional.interpolate.backward", TorchCalls::backward),
              entry("torch.nn.functional.pixel_shuffle", TorchCalls::pixelShuffle),
              entry("torch.nn.functional.pixel_unshuffle", TorchCalls::pixelUnshuffle),
              entry("keras.layers.UpSampling1D", KerasCalls::upSampling1D),
              entry("keras.layers.UpSampling2D", KerasCalls::upSampling2D),
              entry("keras.layers.UpSampling3D", KerasCalls::upSampling3D),
              entry("keras.ops.image.resize", KerasCalls::imageResize),
              entry("jax.image.resize", JaxCalls::imageResize),
              entry("tf.image.resize", TensorFlowCalls::imageResize),
              entry("tf.raw_ops.ResizeArea", TensorFlowCalls::area),
              entry("tf.raw_ops.ResizeBicubic", TensorFlowCalls::bicubic),
              entry("tf.raw_ops.ResizeBilinear", TensorFlowCalls::bilinear),
              entry("tf.raw_ops.ResizeNearestNeighbor", TensorFlowCalls::nearestNeighbor)));

  private FrameworkCalls() {}

  private static Map.Entry<String, FrameworkCall> entry(String name, FrameworkCall call) {
    return Map.entry(name, call);
  }

  /** Returns the names of all calls. */
  static Set<String> names() {
    return Collections.unmodifiableSet(CALLS.keySet());
  }

  /**
   * Returns the face and the input of a recorded call.
   *
   * @throws io.halfpixel.InvalidArgumentException if the face rejects the arguments
   * @throws io.halfpixel.UnsupportedModeException if the face defines no result for the arguments
   * @throws UnsupportedCallException if there is no face for the call, an argument, or the context
   */
  static BoundCall bind(ParityCase parityCase, Tensor input) {
    FrameworkCall call = CALLS.get(parityCase.call());
    if (call == null) {
      throw new UnsupportedCallException("no face imitates " + parityCase.call());
    }
    Arguments args = new Arguments(parityCase.args());
    Arguments context = new Arguments(parityCase.context());
    context.value("recorded_with");
    BoundCall bound = call.bind(args, context, typed(args, input));
    args.requireAllRead();
    context.requireAllRead();
    return bound;
  }

  /** The files have no bfloat16: {@code dtype="bfloat16"} says that the input was rounded to it. */
  private static Tensor typed(Arguments args, Tensor input) {
    String type = args.text("dtype", input.dataType().frameworkName());
    if (type.equals(DataType.BF16.frameworkName()) && input.dataType() == DataType.F32) {
      return BFloat16.round(input);
    }
    if (!type.equals(input.dataType().frameworkName())) {
      throw new UnsupportedCallException(
          "a file of " + input.dataType() + " cannot be taken as dtype=" + type);
    }
    return input;
  }
}
