package io.halfpixel.parity;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.call.Decoding;
import io.halfpixel.call.FileCall;
import io.halfpixel.call.ImageCall;
import io.halfpixel.call.ImageInput;
import io.halfpixel.call.KeywordCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of recorded cases.
 *
 * @param calls the faces' calls
 * @param images reads the files
 */
record CaseReplay(FrameworkCalls calls, CaseImages images) {
  /** A call whose files have been read. */
  @FunctionalInterface
  interface Prepared {
    /** Makes the call and returns its results, contiguous, by name. */
    Map<String, Tensor> run(@Nullable Backend backend);
  }

  /**
   * Reads the files of a case.
   *
   * @throws IOException if a file cannot be read
   * @throws io.halfpixel.InvalidArgumentException if a file is damaged
   * @throws io.halfpixel.call.UndecodableException if no decoder gives the framework's pixels
   * @throws UnsupportedCallException if there is no face for the call, or nothing reads the files
   */
  Prepared prepare(ParityCase parityCase) throws IOException {
    Object call = calls.find(parityCase.call());
    if (call instanceof ImageCall imageCall) {
      return onImages(imageCall, parityCase);
    }
    if (parityCase.input().files().size() != 1 || parityCase.input().trimap() != null) {
      throw new UnsupportedCallException(parityCase.call() + " takes one input");
    }
    return call instanceof FileCall fileCall
        ? onFile(fileCall, parityCase)
        : onTensor((KeywordCall) call, parityCase);
  }

  private Prepared onImages(ImageCall call, ParityCase parityCase) throws IOException {
    List<ImageInput> inputs = images.read(parityCase.input(), call.decoding());
    return backend -> {
      Keywords args = new Keywords(parityCase.args());
      Keywords context = context(parityCase, "");
      context.value("input_kind");
      Map<String, Tensor> results = call.apply(args, context, inputs, backend);
      args.requireAllRead();
      context.requireAllRead();
      return results;
    };
  }

  private static Prepared onFile(FileCall call, ParityCase parityCase) throws IOException {
    byte[] file = Files.readAllBytes(parityCase.input().files().get(0));
    return backend -> {
      Keywords args = new Keywords(parityCase.args());
      Keywords context = context(parityCase, "");
      context.value("input_kind");
      Tensor result = call.apply(args, context, file, backend);
      args.requireAllRead();
      context.requireAllRead();
      return single(parityCase, result);
    };
  }

  private Prepared onTensor(KeywordCall call, ParityCase parityCase) throws IOException {
    ImageInput input = images.read(parityCase.input(), Decoding.PILLOW_RGB).get(0);
    return backend -> {
      Keywords context = context(parityCase, input.mode());
      if (parityCase.input().kind() != CaseInput.Kind.PIL) {
        context.value("input_kind");
      }
      FrameworkCalls.Replay bound =
          FrameworkCalls.bind(call, parityCase.args(), context, input.pixels());
      Operation<?> operation = bound.operation();
      Tensor result = (backend == null ? operation : operation.on(backend)).apply(bound.source());
      return single(parityCase, result);
    };
  }

  /**
   * Returns on what the call was made. A call on Pillow's image must say that it knows such images.
   */
  private static Keywords context(ParityCase parityCase, String mode) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(parityCase.context());
    CaseInput.Kind kind = parityCase.input().kind();
    if (kind != CaseInput.Kind.ARRAY) {
      values.put("input_kind", kind.toString());
    }
    boolean modeIsNew = !mode.isEmpty() && values.putIfAbsent("mode", mode) == null;
    Keywords context = new Keywords(values);
    context.value("recorded_with");
    if (modeIsNew) {
      context.value("mode");
    }
    return context;
  }

  private static Map<String, Tensor> single(ParityCase parityCase, Tensor result) {
    Tensor plain = MemoryLayouts.copy(result, MemoryFormat.CONTIGUOUS);
    String name =
        parityCase.results().isEmpty()
            ? ParityCase.OUTPUT
            : parityCase.results().keySet().iterator().next();
    return Map.of(name, plain.dataType() == DataType.BF16 ? BFloat16.widen(plain) : plain);
  }
}
