package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.UnsupportedCallException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gradients of calls, by the name of a call and {@code .backward}. They are given the gradient
 * of the output; {@code input_shape} and {@code input_dtype} are those of the inputs.
 */
final class GradientCalls {
  private GradientCalls() {}

  /** Returns the calls, and the gradients of those that are named. */
  static Map<String, KeywordCall> added(Map<String, KeywordCall> calls, List<String> names) {
    Map<String, KeywordCall> all = new TreeMap<>(calls);
    for (String name : names) {
      all.put(name + ".backward", backward(calls.get(name)));
    }
    return all;
  }

  private static KeywordCall backward(KeywordCall forward) {
    return (args, context) -> {
      Shape shape = Shape.of(args.longs("input_shape"));
      DataType type = DataType.of(args.text("input_dtype", "float32"));
      BoundCall call = forward.bind(args, context);
      if (!(call.operation() instanceof ImageResize)
          && !context.text("keras_backend", "tensorflow").equals("tensorflow")) {
        throw new UnsupportedCallException("gradients of layers are those of Keras on tensorflow");
      }
      TensorSpec inputs = new TensorSpec(shape, type, call.source());
      return new BoundCall(gradient(call.operation(), inputs), call.source());
    };
  }

  private static Gradient gradient(Operation<?> call, TensorSpec inputs) {
    return call instanceof UpSampling<?> layer
        ? layer.gradient(inputs)
        : ((ImageResize) call).gradient(inputs);
  }
}
