package io.halfpixel.tck.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The C++ header is what follows from the description of a plan today. */
class PlanFormatHeaderTest {
  private static final Path HEADER = Path.of("..", "cpp", "src", "encoding", "plan_format.h");

  @Test
  void every_kind_of_step_has_an_example() {
    assertEquals(
        kinds(Step.class).collect(Collectors.toSet()),
        ExampleSteps.steps().stream().map(Step::getClass).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PlanFormatHeaderTest::kinds)
        : Stream.of(type);
  }

  @Test
  void the_header_follows_from_the_description() throws IOException {
    String header = PlanFormatHeader.of(ExampleSteps.steps());
    if (Boolean.getBoolean("halfpixel.header.write")) {
      Files.writeString(HEADER, header);
    }
    assertEquals(
        header,
        Files.readString(HEADER),
        "PlanFormat has changed: raise its VERSION, and write the header anew as it says");
  }
}
