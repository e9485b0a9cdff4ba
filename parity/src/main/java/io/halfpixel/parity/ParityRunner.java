package io.halfpixel.parity;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.call.Face;
import io.halfpixel.call.ImageDecoder;
import io.halfpixel.call.UndecodableException;
import io.halfpixel.call.UnsupportedCallException;
import io.halfpixel.faces.Faces;
import io.halfpixel.spi.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replays recorded calls through the faces and compares the results. Thread-safe; runs on the
 * calling thread.
 */
public final class ParityRunner {
  private static final ParityRunner PLAIN = new ParityRunner(List.of(), null);

  private final CaseReplay replay;
  private final DocumentedRefusals refusals;
  private final Set<String> limits;

  /**
   * Creates a runner.
   *
   * @param more faces beside {@link Faces#all}
   * @param decoder reads image files; null if there is nothing that does, and then a case with one
   *     is unsupported
   */
  public ParityRunner(List<Face> more, @Nullable ImageDecoder decoder) {
    this(more, decoder, DocumentedRefusals.committed());
  }

  ParityRunner(List<Face> more, @Nullable ImageDecoder decoder, DocumentedRefusals refusals) {
    List<Face> faces = new ArrayList<>(Faces.all());
    faces.addAll(more);
    this.replay = new CaseReplay(new FrameworkCalls(faces), new CaseImages(decoder));
    this.refusals = refusals;
    this.limits = decoder == null ? Set.of() : decoder.limits();
  }

  /**
   * Returns the framework calls of {@link Faces#all} that can be replayed, by the frameworks' own
   * names, in alphabetical order.
   */
  public static Set<String> calls() {
    return PLAIN.replay.calls().names();
  }

  /**
   * Replays all cases of a directory with {@link Faces#all} and without image files.
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
    List<ParityResult> results = new ArrayList<>();
    for (ParityCase parityCase : ParityManifest.read(directory).cases()) {
      ParityResult result = run(parityCase, backend);
      results.add(result);
      progress.accept(result);
    }
    return new ParityReport(results);
  }

  /**
   * Replays one case with {@link Faces#all} and without image files.
   *
   * @param parityCase the case
   * @param backend the backend to use, or null for the configured choice
   * @throws BackendUnavailableException if no backend can run
   */
  public static ParityResult run(ParityCase parityCase, @Nullable Backend backend) {
    return PLAIN.replay(parityCase, backend);
  }

  /**
   * Replays one case.
   *
   * @param parityCase the case
   * @param backend the backend to use, or null for the configured choice
   * @throws BackendUnavailableException if no backend can run
   */
  public ParityResult replay(ParityCase parityCase, @Nullable Backend backend) {
    CaseReplay.Prepared call;
    Optional<String> refusal;
    List<Tensor> recorded = new ArrayList<>();
    try {
      refusal = refusals.reason(parityCase, limits);
      for (Expected expected : parityCase.results().values()) {
        recorded.add(NpyFile.read(expected.file()));
      }
      call = replay.prepare(parityCase);
    } catch (UndecodableException e) {
      return judge(parityCase, e);
    } catch (UnsupportedCallException e) {
      return ParityResult.unsupported(parityCase, String.valueOf(e.getMessage()));
    } catch (IOException | InvalidArgumentException e) {
      return ParityResult.failed(parityCase, "cannot be read: " + e.getMessage());
    }
    try {
      ParityResult result = judge(parityCase, recorded, call.run(backend));
      return refusal.isPresent() && result.status() == ParityResult.Status.PASSED
          ? ParityResult.failed(
              parityCase, "passed, but is documented as refused: " + refusal.get())
          : result;
    } catch (UndecodableException e) {
      return judge(parityCase, e);
    } catch (UnsupportedCallException e) {
      return ParityResult.unsupported(parityCase, String.valueOf(e.getMessage()));
    } catch (BackendUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return judge(parityCase, e);
    }
  }

  /** A file may be refused if that is documented, and not otherwise. */
  private ParityResult judge(ParityCase parityCase, UndecodableException thrown) {
    try {
      return refusals
          .reason(parityCase, limits)
          .map(reason -> ParityResult.refused(parityCase, reason))
          .orElseGet(
              () ->
                  ParityResult.failed(
                      parityCase, "refused, which is not documented: " + thrown.getMessage()));
    } catch (IOException e) {
      return ParityResult.failed(parityCase, "cannot be read: " + e.getMessage());
    }
  }

  private static ParityResult judge(
      ParityCase parityCase, List<Tensor> recorded, Map<String, Tensor> results) {
    if (parityCase.raises() != null) {
      return ParityResult.failed(
          parityCase, "recorded is " + parityCase.raises() + ", but the call returned a result");
    }
    int index = 0;
    for (Map.Entry<String, Expected> each : parityCase.results().entrySet()) {
      Tensor actual = results.get(each.getKey());
      String difference =
          actual == null
              ? "there is no such result, but " + results.keySet()
              : difference(each.getValue(), recorded.get(index), actual, parityCase.comparison());
      if (difference != null) {
        String name = each.getKey();
        return ParityResult.failed(
            parityCase, name.equals(ParityCase.OUTPUT) ? difference : name + ": " + difference);
      }
      index++;
    }
    return ParityResult.passed(parityCase);
  }

  private static @Nullable String difference(
      Expected expected, Tensor recorded, Tensor actual, Comparison comparison) {
    return expected instanceof Expected.Hashed hashed
        ? Differences.between(hashed, recorded, actual)
        : Differences.between(recorded, actual, comparison);
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
