package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.Tensor;
import io.halfpixel.parity.NpyFile;
import io.halfpixel.parity.ParityManifest;
import io.halfpixel.parity.ParityReport;
import io.halfpixel.parity.ParityResult;
import io.halfpixel.parity.ParityResult.Status;
import io.halfpixel.parity.ParityRunner;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner of recorded cases tells right from wrong. */
final class ParityRunnerTest {
  private static final String REPEAT =
      "\"call\": \"keras.layers.UpSampling1D\", \"input\": \"in.npy\", \"compare\": \"bits\"";

  @TempDir Path folder;

  @BeforeEach
  void write_files() throws IOException {
    NpyFile.write(folder.resolve("in.npy"), Tensor.of(new float[] {1, 2}, 1, 2, 1));
    NpyFile.write(folder.resolve("out.npy"), Tensor.of(new float[] {1, 1, 2, 2}, 1, 4, 1));
    NpyFile.write(folder.resolve("other.npy"), Tensor.of(new float[] {1, 1, 2, 3}, 1, 4, 1));
  }

  private ParityReport run(String... cases) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String each : cases) {
      lines.add("{\"id\": \"case-" + lines.size() + "\", " + each + "}");
    }
    Files.write(folder.resolve(ParityManifest.FILE_NAME), lines);
    List<ParityResult> seen = new ArrayList<>();
    ParityReport report = ParityRunner.run(folder, new ReferenceInterpreter(), seen::add);
    assertEquals(report.cases(), seen);
    return report;
  }

  private ParityResult only(String parityCase) throws IOException {
    return run(parityCase).cases().get(0);
  }

  @Test
  void recorded_result_passes() throws IOException {
    ParityResult result = only(REPEAT + ", \"args\": {\"size\": 2}, \"expected\": \"out.npy\"");
    assertEquals(
        new ParityResult("case-0", "keras.layers.UpSampling1D", Status.PASSED, ""), result);
  }

  @Test
  void other_result_fails() throws IOException {
    ParityResult result = only(REPEAT + ", \"args\": {\"size\": 2}, \"expected\": \"other.npy\"");
    assertEquals(Status.FAILED, result.status());
    assertTrue(result.detail().startsWith("1 of 4 elements differ, the first at [0, 3, 0]"));
    assertEquals(
        Status.FAILED,
        only(REPEAT + ", \"args\": {\"size\": 3}, \"expected\": \"out.npy\"").status());
  }

  @Test
  void recorded_error_passes_and_another_fails() throws IOException {
    String error =
        ", \"args\": {\"size\": %d}, \"raises\": {\"type\": \"%s\", \"message\":"
            + " \"Argument `size` should be a positive integer. Received: size=0\"}";
    assertEquals(Status.PASSED, only(REPEAT + error.formatted(0, "ValueError")).status());
    assertEquals(Status.FAILED, only(REPEAT + error.formatted(-1, "ValueError")).status());
    assertEquals(Status.FAILED, only(REPEAT + error.formatted(0, "NotImplementedError")).status());
    assertEquals(Status.FAILED, only(REPEAT + error.formatted(2, "ValueError")).status());
  }

  @Test
  void error_in_place_of_a_result_fails() throws IOException {
    assertEquals(
        Status.FAILED,
        only(REPEAT + ", \"args\": {\"size\": 0}, \"expected\": \"out.npy\"").status());
  }

  @Test
  void unknown_call_or_argument_is_unsupported() throws IOException {
    ParityReport report =
        run(
            REPEAT + ", \"args\": {\"size\": 2}, \"expected\": \"out.npy\"",
            REPEAT + ", \"args\": {\"taste\": 2}, \"expected\": \"out.npy\"",
            REPEAT.replace("1D", "9D") + ", \"args\": {}, \"expected\": \"out.npy\"",
            REPEAT + ", \"args\": {}, \"weather\": \"fine\", \"expected\": \"out.npy\"");
    assertEquals(4, report.total());
    assertEquals(1, report.passed());
    assertEquals(0, report.failed());
    assertEquals(3, report.unsupported());
  }

  @Test
  void unreadable_file_fails_even_where_an_error_is_recorded() throws IOException {
    Files.writeString(folder.resolve("in.npy"), "no array");
    ParityResult result =
        only(
            REPEAT
                + ", \"args\": {}, \"raises\": {\"type\": \"ValueError\", \"message\": \""
                + "cannot be read: in.npy is no .npy file\"}");
    assertEquals(Status.FAILED, result.status());
    Files.delete(folder.resolve("in.npy"));
    assertEquals(
        Status.FAILED, only(REPEAT + ", \"args\": {}, \"expected\": \"out.npy\"").status());
  }

  @Test
  void missing_backend_ends_the_run() throws IOException {
    run(REPEAT + ", \"args\": {}, \"expected\": \"out.npy\"");
    Backend missing =
        new Backend() {
          @Override
          public String id() {
            return "missing";
          }

          @Override
          public Availability availability() {
            return new Availability.Unavailable("it is not here", null);
          }

          @Override
          public Kernel prepare(Plan plan) {
            throw new BackendUnavailableException("it is not here", null);
          }
        };
    assertThrows(
        BackendUnavailableException.class, () -> ParityRunner.run(folder, missing, result -> {}));
  }
}
