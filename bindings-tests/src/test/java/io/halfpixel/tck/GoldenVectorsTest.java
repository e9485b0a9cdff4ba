package io.halfpixel.tck;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.halfpixel.parity.ParityCase;
import io.halfpixel.parity.ParityManifest;
import io.halfpixel.parity.ParityResult;
import io.halfpixel.parity.ParityRunner;
import io.halfpixel.spi.Backend;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every subject gives the results that PyTorch, Keras and TensorFlow gave. */
final class GoldenVectorsTest {
  private static final long MAX_BYTES = 3_000_000;

  @TestFactory
  Stream<DynamicContainer> recorded_results_are_reproduced() throws IOException {
    List<ParityCase> cases = manifest().cases();
    Map<String, Backend> backends = new TreeMap<>(new ExpectedSubjects().backends());
    backends.put(BrokenSubjects.SOUND, new ReferenceInterpreter());
    return backends.entrySet().stream()
        .map(
            subject ->
                dynamicContainer(
                    subject.getKey(),
                    cases.stream()
                        .map(
                            parityCase ->
                                dynamicTest(
                                    parityCase.id() + " " + parityCase.call(),
                                    () -> reproduces(parityCase, subject.getValue())))));
  }

  static void reproduces(ParityCase parityCase, Backend backend) {
    ParityResult result = ParityRunner.run(parityCase, backend);
    assertEquals(
        ParityResult.Status.PASSED,
        result.status(),
        () -> result.detail() + " in " + parityCase.args() + parityCase.context());
  }

  @Test
  void every_call_has_results_and_the_frameworks_have_errors() throws IOException {
    List<ParityCase> cases = manifest().cases();
    Set<String> withResult =
        cases.stream().filter(c -> c.raises() == null).map(ParityCase::call).collect(toSet());
    assertEquals(Set.copyOf(ParityRunner.calls()), withResult);
    assertTrue(cases.stream().filter(c -> c.raises() != null).count() >= 20);
  }

  @Test
  void vectors_stay_small() throws IOException {
    try (Stream<Path> files = Files.walk(directory())) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
      assertTrue(bytes <= MAX_BYTES, () -> bytes + " bytes");
    }
  }

  static ParityManifest manifest() throws IOException {
    return ParityManifest.read(directory());
  }

  private static Path directory() throws IOException {
    URL manifest = GoldenVectorsTest.class.getResource("/golden/" + ParityManifest.FILE_NAME);
    assertNotNull(manifest, "the golden vectors are not on the class path");
    try {
      return Path.of(manifest.toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
