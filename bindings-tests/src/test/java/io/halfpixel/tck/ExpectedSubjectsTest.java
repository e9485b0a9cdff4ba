package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.cpp.Isa;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.subject.TckSubject;
import java.util.List;
import java.util.Locale;
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

  @Test
  void every_registered_backend_is_expected_on_every_instruction_set() {
    Set<String> registered =
        ServiceLoader.load(Backend.class).stream()
            .map(provider -> provider.get().id())
            .flatMap(id -> id.startsWith("cpp-") ? onEveryIsa(id) : Stream.of(id))
            .collect(Collectors.toSet());
    assertTrue(registered.contains("jvm"), () -> "only found " + registered);
    List<String> expected = ExpectedSubjects.names();
    assertEquals(registered, new TreeSet<>(expected));
    assertEquals(registered.size(), expected.size(), "a subject stands there twice");
  }

  private static Stream<String> onEveryIsa(String id) {
    return Stream.of(Isa.values()).map(isa -> id + ":" + isa.name().toLowerCase(Locale.ROOT));
  }
}
