package io.halfpixel.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A thread that flushes subnormal numbers and is the first to use Halfpixel (rule HP-302). */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
@EnabledIfSystemProperty(named = "os.name", matches = "Linux")
class FlushingThreadTest {
  private static final String CAUSE =
      " set, as by native code built with -ffast-math), which changes results;"
          + " clear the flags or call from another thread";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  private void onFlushingThread(int flags, Executable action) throws Exception {
    thread
        .submit(
            () -> {
              FloatingPointFlags.set(flags);
              try {
                action.execute();
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new AssertionError(e);
              } finally {
                FloatingPointFlags.clear(flags);
              }
              return null;
            })
        .get();
  }

  @ParameterizedTest
  @CsvSource({
    "32768, flush-to-zero is",
    "64, denormals-are-zero is",
    "32832, flush-to-zero and denormals-are-zero are"
  })
  void every_backend_names_the_flags(int flags, String words) throws Exception {
    try (Application application = new Application()) {
      onFlushingThread(
          flags,
          () -> {
            String reason = application.describe("jvm");
            assertEquals(
                "unavailable: on this thread the processor takes subnormal numbers for zero ("
                    + words
                    + CAUSE,
                reason);
            var failure = assertThrows(RuntimeException.class, application::upsample);
            assertTrue(failure.getMessage().contains(words + CAUSE), failure.getMessage());
            assertFalse(failure.getMessage().contains("add the"), failure.getMessage());
            if (!"false".equals(System.getProperty("halfpixel.native"))) {
              assertEquals(reason, application.describe("cpp-jni"));
              assertEquals(reason, application.describe("cpp-jna"));
            }
          });
    }
  }

  @Test
  void other_threads_are_not_concerned() throws Exception {
    try (Application application = new Application();
        Application untouched = new Application()) {
      onFlushingThread(
          FloatingPointFlags.FLUSH_TO_ZERO,
          () -> assertThrows(RuntimeException.class, application::upsample));
      assertEquals(untouched.upsample(), application.upsample());
      for (String backend : new String[] {"jvm", "cpp-jni", "cpp-jna"}) {
        assertEquals(untouched.describe(backend), application.describe(backend));
      }
    }
  }

  @Test
  void the_thread_may_clear_its_flags() throws Exception {
    try (Application application = new Application()) {
      onFlushingThread(
          FloatingPointFlags.DENORMALS_ARE_ZERO,
          () -> {
            assertThrows(RuntimeException.class, application::upsample);
            FloatingPointFlags.clear(FloatingPointFlags.DENORMALS_ARE_ZERO);
            application.upsample();
          });
    }
  }
}
