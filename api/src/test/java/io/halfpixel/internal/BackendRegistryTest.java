package io.halfpixel.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Availability.Unavailable;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackendRegistryTest {
  private static final Backend RIGHT = new TwoTapBackend("jvm", true);
  private static final Backend WRONG = new TwoTapBackend("cpp-jni", false);
  private static final Backend MISSING = new MissingBackend("cpp-jna");

  private static BackendRegistry registry(Backend... backends) {
    return BackendRegistry.of(List.of(backends), Map.of());
  }

  @AfterEach
  void forgetTheForcedBackend() {
    System.clearProperty("halfpixel.backend");
  }

  @Test
  void theReportListsAllByPreferenceWithTheirReasons() {
    Map<String, Availability> report = registry(RIGHT, MISSING, WRONG).report();
    assertEquals(List.of("cpp-jni", "cpp-jna", "jvm"), List.copyOf(report.keySet()));
    assertInstanceOf(Available.class, report.get("jvm"));
    var wrong = assertInstanceOf(Unavailable.class, report.get("cpp-jni"));
    assertTrue(wrong.reason().startsWith("its self-test failed: SEQUENTIAL_FMA"), wrong.reason());
    assertEquals("no library", ((Unavailable) report.get("cpp-jna")).reason());
  }

  @Test
  void autoTakesOnlyWhatIsAvailable() {
    assertEquals(List.of(RIGHT), registry(WRONG, MISSING, RIGHT).candidates());
    System.setProperty("halfpixel.backend", "auto");
    assertEquals(List.of(RIGHT), registry(WRONG, MISSING, RIGHT).candidates());
  }

  @Test
  void aForcedBackendIsUsedOrSaysWhyNot() {
    System.setProperty("halfpixel.backend", "jvm");
    assertSame(RIGHT, registry(MISSING, RIGHT).candidates().get(0));
    System.setProperty("halfpixel.backend", "cpp-jna");
    var unavailable =
        assertThrows(BackendUnavailableException.class, registry(MISSING, RIGHT)::candidates);
    assertEquals("backend cpp-jna is not available: no library", unavailable.getMessage());
    assertInstanceOf(UnsatisfiedLinkError.class, unavailable.getCause());
    System.setProperty("halfpixel.backend", "cuda");
    var unknown = assertThrows(InvalidArgumentException.class, registry(RIGHT)::candidates);
    assertEquals("no backend is called \"cuda\"; known are auto, jvm", unknown.getMessage());
  }

  @Test
  void noBackendIsTouchedBeforeItIsNeeded() {
    Backend untouchable = new UntouchableBackend("cpp-jni");
    BackendRegistry registry = registry(untouchable, RIGHT);
    assertSame(RIGHT, registry.get("jvm"));
    System.setProperty("halfpixel.backend", "jvm");
    assertEquals(List.of(RIGHT), registry.candidates());
    System.clearProperty("halfpixel.backend");
    assertThrows(AssertionError.class, registry::report);
  }

  @Test
  void aPlanGoesToTheBestBackendThatHasALoopForIt() {
    Plan plan = new Plan(TensorSpec.of(DataType.F32, 3), TensorSpec.of(DataType.F32, 3), List.of());
    Backend picky = new PickyBackend("cpp-jna");
    try (Kernel kernel = registry(WRONG, RIGHT, picky).prepare(plan)) {
      assertSame(plan, kernel.plan());
    }
    var refused = assertThrows(UnsupportedModeException.class, () -> registry(picky).prepare(plan));
    assertEquals("no loop for a copy", refused.getMessage());
    assertThrows(BackendUnavailableException.class, () -> registry(MISSING).prepare(plan));
    System.setProperty("halfpixel.backend", "cpp-jna");
    assertThrows(UnsupportedModeException.class, () -> registry(RIGHT, picky).prepare(plan));
  }

  @Test
  void withoutAnyBackendTheMessageNamesTheJarThatHelps() {
    var none = assertThrows(BackendUnavailableException.class, registry()::candidates);
    assertTrue(none.getMessage().contains("halfpixel-core-java"), none.getMessage());
    var broken = assertThrows(BackendUnavailableException.class, registry(MISSING)::candidates);
    assertTrue(broken.getMessage().contains("cpp-jna: no library"), broken.getMessage());
  }

  private record MissingBackend(String id) implements Backend {
    @Override
    public Availability availability() {
      return new Unavailable("no library", new UnsatisfiedLinkError("none"));
    }

    @Override
    public Kernel prepare(Plan plan) {
      throw new IllegalStateException("not available");
    }
  }

  private record UntouchableBackend(String id) implements Backend {
    @Override
    public Availability availability() {
      throw new AssertionError("asked although another backend is forced");
    }

    @Override
    public Kernel prepare(Plan plan) {
      throw new AssertionError("used although another backend is forced");
    }
  }

  /** Passes the self-test and refuses everything else. */
  private record PickyBackend(String id) implements Backend {
    @Override
    public Availability availability() {
      return new Available("test", "java");
    }

    @Override
    public Kernel prepare(Plan plan) {
      if (plan.steps().isEmpty()) {
        throw new UnsupportedModeException("no loop for a copy");
      }
      return new TwoTapBackend(id, true).prepare(plan);
    }
  }

  /** Runs the plans of the self-test and no other; optionally without fusing. */
  private record TwoTapBackend(String id, boolean fuses) implements Backend {
    @Override
    public Availability availability() {
      return new Available("test", "java");
    }

    @Override
    public Kernel prepare(Plan plan) {
      return new Kernel(plan) {
        @Override
        protected void execute(Tensor source, Tensor target, int band, int bands) {
          if (!plan.steps().isEmpty()) {
            TwoTapLoops.run(plan.steps().get(0), source.array(), target.array(), fuses);
          }
        }
      };
    }
  }
}
