package io.halfpixel.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.faces.Faces;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.reference.FirstDifference;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A framework's call with keyword arguments, made on every backend. It is written as a JSON object
 * with the fields call, args, context, dtype and shape.
 */
final class CallTarget implements Target {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_ELEMENTS = 1 << 12;
  private static final long MOST_RESULTS = 1 << 17;

  private final Subjects subjects;
  private final Map<String, KeywordCall> calls = new TreeMap<>();

  /** Makes the target of all calls of all faces. */
  CallTarget(Subjects subjects) {
    this.subjects = subjects;
    Faces.all().forEach(face -> calls.putAll(face.calls()));
  }

  /**
   * A call as it is written.
   *
   * @param call the framework's name
   * @param args its keyword arguments
   * @param context on what it is made
   * @param input the specification of its tensor
   * @param seed of the tensor's elements
   */
  private record Written(
      String call,
      Map<String, @Nullable Object> args,
      Map<String, @Nullable Object> context,
      TensorSpec input,
      long seed) {
    /** Reads a call, or returns null if it is none, or one with a large tensor. */
    static @Nullable Written of(byte[] bytes) {
      try {
        JsonNode node = JSON.readTree(bytes);
        DataType type = DataType.of(node.path("dtype").asText());
        long[] shape = JSON.convertValue(node.path("shape"), long[].class);
        if (shape == null || Arrays.stream(shape).anyMatch(length -> length > Sizes.MOST)) {
          return null;
        }
        TensorSpec input = TensorSpec.of(type, shape);
        return input.elements() > MOST_ELEMENTS
            ? null
            : new Written(
                node.path("call").asText(),
                map(node.path("args")),
                map(node.path("context")),
                input,
                Arrays.hashCode(bytes));
      } catch (IOException | IllegalArgumentException e) {
        return null; // The fuzzer wrote no call.
      }
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(
              each -> map.put(each.getKey(), JSON.convertValue(each.getValue(), Object.class)));
      return map;
    }
  }

  @Override
  public void take(byte[] bytes) {
    Written written = Written.of(bytes);
    KeywordCall call = written == null ? null : calls.get(written.call);
    if (written != null && call != null) {
      take(call, written);
    }
  }

  private void take(KeywordCall call, Written written) {
    Operation<?> operation;
    TensorSpec source;
    Plan plan;
    try {
      Keywords args = new Keywords(written.args);
      Keywords context = new Keywords(written.context);
      BoundCall bound = call.bind(args, context);
      args.requireAllRead();
      context.requireAllRead();
      if (!Sizes.areSmall(written.args)) {
        return;
      }
      operation = bound.operation();
      TensorSpec input = written.input;
      source = new TensorSpec(input.shape(), input.dataType(), bound.source());
      plan = operation.plan(source);
    } catch (InvalidArgumentException | UnsupportedModeException | UnsupportedCallException e) {
      return; // Refused, before a backend is asked.
    }
    if (plan.target().elements() <= MOST_RESULTS) {
      Tensor tensor = Elements.of(source, written.seed);
      subjects.agree(
          on -> Map.of("result", operation.on(on).apply(tensor)), FirstDifference.movesOnly(plan));
    }
  }
}
