package io.halfpixel.architecture;

import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Habits of shipped classes that a compiler does not check. */
final class HabitsTest {
  private static final JavaClasses SHIPPED = ArchitectureTest.SHIPPED;

  /** HP-102: the platform's functions may differ in the last bit from one machine to the next. */
  @Test
  void no_number_of_a_plan_comes_from_an_inexact_function() {
    Set<String> inexact =
        Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
            "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");
    List<String> calls =
        SHIPPED.stream()
            .flatMap(
                c ->
                    Stream.<JavaAccess<?>>concat(
                        c.getMethodCallsFromSelf().stream(),
                        c.getMethodReferencesFromSelf().stream()))
            .filter(call -> call.getTargetOwner().isEquivalentTo(Math.class))
            .filter(call -> inexact.contains(call.getName()))
            .map(Object::toString)
            .toList();
    assertEquals(List.of(), calls);
  }

  @Test
  void nothing_is_printed_logged_or_thrown_without_a_type() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SHIPPED);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(SHIPPED);
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(SHIPPED);
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked = new TreeSet<>();
    Set<JavaPackage> packages =
        SHIPPED.stream().map(c -> c.getPackage()).collect(Collectors.toSet());
    for (JavaPackage each : packages) {
      if (!each.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getName());
      }
    }
    assertEquals(Set.of(), unmarked);
    assertTrue(packages.size() >= ArchitectureTest.LEAST_CLASSES.size());
  }
}
