package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.faces.Faces;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every framework call that Halfpixel has a face for, by the framework's own name. */
final class FrameworkCalls {
  private static final Map<String, KeywordCall> CALLS = new TreeMap<>();

  static {
    Faces.all().forEach(face -> CALLS.putAll(face.calls()));
  }

  private FrameworkCalls() {}

  /**
   * A recorded call in Halfpixel's terms.
   *
   * @param operation the face with the recorded arguments
   * @param source the input, laid out as it was when the call was recorded
   */
  record Replay(Operation<?> operation, Tensor source) {}

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
  static Replay bind(ParityCase parityCase, Tensor input) {
    KeywordCall call = CALLS.get(parityCase.call());
    if (call == null) {
      throw new UnsupportedCallException("no face imitates " + parityCase.call());
    }
    Keywords args = new Keywords(parityCase.args());
    Keywords context = new Keywords(parityCase.context());
    context.value("recorded_with");
    Tensor typed = typed(args, input);
    BoundCall bound = call.bind(args, context);
    args.requireAllRead();
    context.requireAllRead();
    boolean contiguous = bound.source() == MemoryFormat.CONTIGUOUS;
    return new Replay(
        bound.operation(), contiguous ? typed : MemoryLayouts.copy(typed, bound.source()));
  }

  /** The files have no bfloat16: {@code dtype="bfloat16"} says that the input was rounded to it. */
  private static Tensor typed(Keywords args, Tensor input) {
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
