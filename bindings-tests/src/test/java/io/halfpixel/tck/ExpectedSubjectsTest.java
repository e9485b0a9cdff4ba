package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.cpp.NativeBackend;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.subject.TckSubject;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A subject that is missing fails the build: green must mean tested. */
final class ExpectedSubjectsTest {
  private final ExpectedSubjects expected = new ExpectedSubjects();

  @Test
  void every_expected_subject_can_be_tested() {
    expected.leftOut().forEach((name, reason) -> System.err.println(name + " left out: " + reason));
    if (Boolean.getBoolean(ExpectedSubjects.ALLOW_MISSING)) {
      System.err.println(
          "WARNING: -D"
              + ExpectedSubjects.ALLOW_MISSING
              + "=true, this run proves nothing about "
              + expected.missing().keySet());
    } else {
      assertEquals(
          Map.of(),
          expected.missing(),
          "missing subjects; -D" + ExpectedSubjects.ALLOW_MISSING + "=true on a laptop");
    }
  }

  /** What can run is tested even with a reason to leave it out; without one it is missed. */
  @Test
  void every_subject_is_tested_left_out_or_missing() {
    ExpectedSubjects sorted =
        new ExpectedSubjects(
            List.of("able", "excused", "able, excused", "lost"),
            name -> new Stub(name.startsWith("able")),
            name -> name.endsWith("excused") ? "a reason" : null);
    assertEquals(Set.of("able", "able, excused"), sorted.backends().keySet());
    assertEquals(Map.of("excused", "a reason", "lost", "MISSING: a stub"), sorted.leftOut());
    assertEquals(Map.of("lost", "a stub"), sorted.missing());
    assertEquals(
        List.of("able", "able, excused"),
        sorted.subjects().stream().map(TckSubject::name).toList());
  }

  private record Stub(boolean able) implements Backend {
    @Override
    public String id() {
      return "stub";
    }

    @Override
    public Availability availability() {
      return able
          ? new Availability.Available("stub", "java")
          : new Availability.Unavailable("a stub", null);
    }

    @Override
    public Kernel prepare(Plan plan) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void subject_runs_on_the_instruction_set_of_its_name() {
    for (TckSubject subject : expected.subjects()) {
      int colon = subject.name().indexOf(':');
      assertEquals(colon < 0 ? "java" : subject.name().substring(colon + 1), subject.isa());
    }
  }

  /**
   * Without the native library nobody knows its instruction sets; with one, those of other
   * processors are left out.
   */
  @Test
  void every_registered_backend_is_expected_on_every_instruction_set() {
    boolean built = ExpectedSubjects.nativeIsBuilt();
    Set<String> registered =
        ServiceLoader.load(Backend.class).stream()
            .map(ServiceLoader.Provider::get)
            .flatMap(backend -> built ? onEveryIsa(backend) : Stream.of(backend.id()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(registered.contains("jvm"), () -> "only found " + registered);
    Set<String> names =
        ExpectedSubjects.names().stream()
            .map(name -> built ? name : name.replaceFirst(":.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(names.containsAll(registered), () -> "one of these is not expected: " + registered);
    names.removeAll(registered);
    assertTrue(
        expected.leftOut().keySet().containsAll(names), () -> "nothing is registered for " + names);
  }

  private static Stream<String> onEveryIsa(Backend backend) {
    return backend instanceof NativeBackend library
        ? library.instructionSets().stream().map(isa -> backend.id() + ":" + isa)
        : Stream.of(backend.id());
  }
}
