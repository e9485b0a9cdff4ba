package io.halfpixel.call;

import io.halfpixel.DataType;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gradients of calls, by the name of a call and {@code .backward}. They are given the gradient
 * of the output; {@code input_shape} and {@code input_dtype}, {@code "float32"} unless given, are
 * those of the inputs. Stateless and thread-safe.
 */
public final class GradientCalls {
  private GradientCalls() {}

  /** From a call to its gradient. */
  @FunctionalInterface
  public interface Differentiation {
    /**
     * Returns the gradient of a call with respect to its inputs.
     *
     * @param call the call with its arguments
     * @param inputs the specification of the inputs
     * @param context on what the call was made
     * @throws UnsupportedCallException if the face has no gradient in this context
     */
    Operation<?> gradient(Operation<?> call, TensorSpec inputs, Keywords context);
  }

  /** Returns the calls, and the gradients of those that are named. */
  public static Map<String, KeywordCall> added(
      Map<String, KeywordCall> calls, List<String> names, Differentiation differentiation) {
    Map<String, KeywordCall> all = new TreeMap<>(calls);
    for (String name : names) {
      all.put(name + ".backward", backward(calls.get(name), differentiation));
    }
    return all;
  }

  private static KeywordCall backward(KeywordCall forward, Differentiation differentiation) {
    return (args, context) -> {
      Shape shape = Shape.of(args.longs("input_shape"));
      DataType type = DataType.of(args.text("input_dtype", "float32"));
      BoundCall call = forward.bind(args, context);
      TensorSpec inputs = new TensorSpec(shape, type, call.source());
      return new BoundCall(
          differentiation.gradient(call.operation(), inputs, context), call.source());
    };
  }
}
