package io.halfpixel.parity;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replays recorded calls through the faces and compares the results. Thread-safe; runs on the
 * calling thread.
 */
public final class ParityRunner {
  private ParityRunner() {}

  /**
   * Returns the framework calls that can be replayed, by the frameworks' own names, in alphabetical
   * order.
   */
  public static Set<String> calls() {
    return FrameworkCalls.names();
  }

  /**
   * Replays all cases of a directory.
   *
   * @param directory a directory with a {@value ParityManifest#FILE_NAME}
   * @param backend the backend to use, or null for the configured choice
   * @param progress told each outcome as soon as it is known
   * @throws IOException if the manifest cannot be read
   * @throws InvalidArgumentException if the manifest is malformed or lists no case
   * @throws BackendUnavailableException if no backend can run
   */
  public static ParityReport run(
      Path directory, @Nullable Backend backend, Consumer<ParityResult> progress)
      throws IOException {
    return run(ParityManifest.read(directory), backend, progress);
  }

  /**
   * Replays all cases of a manifest.
   *
   * @param manifest the cases
   * @param backend the backend to use, or null for the configured choice
   * @param progress told each outcome as soon as it is known
   * @throws BackendUnavailableException if no backend can run
   */
  public static ParityReport run(
      ParityManifest manifest, @Nullable Backend backend, Consumer<ParityResult> progress) {
    List<ParityResult> results = new ArrayList<>();
    for (ParityCase parityCase : manifest.cases()) {
      ParityResult result = run(parityCase, backend);
      results.add(result);
      progress.accept(result);
    }
    return new ParityReport(results);
  }

  /**
   * Replays one case.
   *
   * @param parityCase the case
   * @param backend the backend to use, or null for the configured choice
   * @throws BackendUnavailableException if no backend can run
   */
  public static ParityResult run(ParityCase parityCase, @Nullable Backend backend) {
    Tensor input;
    Tensor expected;
    try {
      input = NpyFile.read(parityCase.input());
      expected = parityCase.expected() == null ? null : NpyFile.read(parityCase.expected());
    } catch (IOException | InvalidArgumentException e) {
      return ParityResult.failed(parityCase, "cannot be read: " + e.getMessage());
    }
    try {
      Tensor result = call(parityCase, input, backend);
      return judge(parityCase, expected, result);
    } catch (UnsupportedCallException e) {
      return ParityResult.unsupported(parityCase, e.getMessage());
    } catch (BackendUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return judge(parityCase, e);
    }
  }

  private static Tensor call(ParityCase parityCase, Tensor input, @Nullable Backend backend) {
    FrameworkCalls.Replay bound = FrameworkCalls.bind(parityCase, input);
    Operation<?> operation = bound.operation();
    Tensor result = (backend == null ? operation : operation.on(backend)).apply(bound.source());
    Tensor plain = MemoryLayouts.copy(result, MemoryFormat.CONTIGUOUS);
    return plain.dataType() == DataType.BF16 ? BFloat16.widen(plain) : plain;
  }

  private static ParityResult judge(
      ParityCase parityCase, @Nullable Tensor expected, Tensor result) {
    if (expected == null) {
      return ParityResult.failed(
          parityCase, "recorded is " + parityCase.raises() + ", but the call returned a result");
    }
    String difference = Differences.between(expected, result, parityCase.comparison());
    return difference == null
        ? ParityResult.passed(parityCase)
        : ParityResult.failed(parityCase, difference);
  }

  private static ParityResult judge(ParityCase parityCase, RuntimeException thrown) {
    ParityCase.Raises raises = parityCase.raises();
    if (raises != null && Errors.match(raises, thrown)) {
      return ParityResult.passed(parityCase);
    }
    if (raises == null && thrown instanceof UnsupportedModeException) {
      return ParityResult.unsupported(parityCase, String.valueOf(thrown.getMessage()));
    }
    String recorded = raises == null ? "a result" : raises.type() + ": " + raises.message();
    return ParityResult.failed(
        parityCase, "recorded is " + recorded + ", but the call threw " + thrown);
  }
}
