package io.halfpixel.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.halfpixel.Tensor;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.reference.ElementBits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call of the corpus reaches the backends, and a backend that is wrong is noticed. */
class CallTargetTest {
  /** Pure Java, with every bit of every result inverted. */
  private static final class Inverting implements Backend {
    private final Backend backend = new JvmBackend();

    @Override
    public String id() {
      return "inverting";
    }

    @Override
    public Availability availability() {
      return backend.availability();
    }

    @Override
    public Kernel prepare(Plan plan) {
      Kernel kernel = backend.prepare(plan);
      return new Kernel(plan) {
        @Override
        protected void execute(Tensor source, Tensor target, int band, int bands) {
          kernel.run(source, target, band, bands);
          ElementBits.write(
              target, Arrays.stream(ElementBits.read(target)).map(bits -> ~bits).toArray());
        }
      };
    }
  }

  private static Target target(Backend second) {
    Map<String, Backend> two = new LinkedHashMap<>();
    two.put("jvm", new JvmBackend());
    two.put("second", second);
    return new CallTarget(new Subjects(two));
  }

  @TestFactory
  Stream<DynamicTest> every_call_runs() throws IOException {
    Target target = target(new Inverting());
    try (Stream<Path> files = Files.list(Path.of("corpus", "call"))) {
      return files.sorted().toList().stream()
          .map(
              file ->
                  dynamicTest(
                      file.toString(),
                      () ->
                          assertThrows(
                              AssertionError.class, () -> target.take(Files.readAllBytes(file)))));
    }
  }

  @Test
  void what_is_no_call_is_left_alone() {
    Target target = target(new Inverting());
    String half = "{\"call\": \"torch.nn.functional.interpolate\", \"dtype\": \"float32\"";
    String[] texts = {"", "[", "{}", "null", half, half + "}", half + ", \"shape\": [1, 1, 4000]}"};
    for (String text : texts) {
      assertDoesNotThrow(() -> target.take(text.getBytes(StandardCharsets.UTF_8)), text);
    }
  }
}
