package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.spi.Backend;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
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

  @Test
  void every_subject_is_tested_left_out_or_missing() {
    Set<String> accounted =
        expected.subjects().stream().map(TckSubject::name).collect(Collectors.toSet());
    accounted.addAll(expected.leftOut().keySet());
    assertEquals(Set.copyOf(ExpectedSubjects.names()), accounted);
  }

  @Test
  void subject_runs_on_the_instruction_set_of_its_name() {
    for (TckSubject subject : expected.subjects()) {
      int colon = subject.name().indexOf(':');
      assertEquals(colon < 0 ? "java" : subject.name().substring(colon + 1), subject.isa());
    }
  }

  @Test
  void every_registered_backend_is_expected() {
    Set<String> tested =
        ExpectedSubjects.names().stream()
            .map(name -> name.split(":", 2)[0])
            .collect(Collectors.toSet());
    Set<String> registered =
        ServiceLoader.load(Backend.class).stream()
            .map(provider -> provider.get().id())
            .collect(Collectors.toSet());
    assertTrue(registered.contains("jvm"), () -> "only found " + registered);
    assertTrue(tested.containsAll(registered), () -> registered + ", but tested are " + tested);
  }
}
