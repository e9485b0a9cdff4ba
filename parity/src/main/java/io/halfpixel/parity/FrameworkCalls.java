package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Face;
import io.halfpixel.call.FileCall;
import io.halfpixel.call.ImageCall;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every framework call that some faces can make, by the framework's own name. */
final class FrameworkCalls {
  private final Map<String, KeywordCall> tensorCalls = new TreeMap<>();
  private final Map<String, ImageCall> imageCalls = new TreeMap<>();
  private final Map<String, FileCall> fileCalls = new TreeMap<>();

  FrameworkCalls(Collection<Face> faces) {
    for (Face face : faces) {
      tensorCalls.putAll(face.calls());
      imageCalls.putAll(face.imageCalls());
      fileCalls.putAll(face.fileCalls());
    }
  }

  /**
   * A recorded call in Halfpixel's terms.
   *
   * @param operation the face with the recorded arguments
   * @param source the input, laid out as it was when the call was recorded
   */
  record Replay(Operation<?> operation, Tensor source) {}

  /** Returns the names of all calls. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(tensorCalls.keySet());
    names.addAll(imageCalls.keySet());
    names.addAll(fileCalls.keySet());
    return Collections.unmodifiableSet(names);
  }

  /**
   * Returns the call that takes images or files, or else the one that takes a tensor.
   *
   * @return an {@link ImageCall}, a {@link FileCall} or a {@link KeywordCall}
   * @throws UnsupportedCallException if there is no face for the call
   */
  Object find(String name) {
    Object call = imageCalls.get(name);
    if (call == null) {
      call = fileCalls.get(name);
    }
    if (call == null) {
      call = tensorCalls.get(name);
    }
    if (call == null) {
      throw new UnsupportedCallException("no face imitates " + name);
    }
    return call;
  }

  /**
   * Returns the face and the input of a recorded call.
   *
   * @param context on what the call was made
   * @throws io.halfpixel.InvalidArgumentException if the face rejects the arguments
   * @throws io.halfpixel.UnsupportedModeException if the face defines no result for the arguments
   * @throws UnsupportedCallException if there is no face for an argument or the context
   */
  static Replay bind(KeywordCall call, Map<String, ?> arguments, Keywords context, Tensor input) {
    Keywords args = new Keywords(arguments);
    BoundCall bound = call.bind(args, context);
    Tensor typed = args.isRead("dtype") ? input : typed(args, input);
    args.requireAllRead();
    context.requireAllRead();
    boolean contiguous = bound.source() == MemoryFormat.CONTIGUOUS;
    return new Replay(
        bound.operation(), contiguous ? typed : MemoryLayouts.copy(typed, bound.source()));
  }

  /**
   * The files have no bfloat16: {@code dtype="bfloat16"} of a call that has no such argument itself
   * says that the input was rounded to it.
   */
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
