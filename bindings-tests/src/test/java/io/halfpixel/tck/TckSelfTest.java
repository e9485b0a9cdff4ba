package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.halfpixel.tck.rules.CacheRules;
import io.halfpixel.tck.rules.LargePipelineRules;
import io.halfpixel.tck.rules.RuleFamily;
import io.halfpixel.tck.subject.TckSubjects;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The kit tests itself: the interpreter satisfies every rule, every deliberately broken backend
 * fails the rule families that it should and no other of those that {@link BrokenSubjects} gives it
 * to (but for sweeps), and there is no rule that nothing fails.
 */
final class TckSelfTest {
  /** The same rules as others once more, which would take minutes with all broken backends. */
  private static final Set<Class<?>> LEFT_OUT = Set.of(CacheRules.class, LargePipelineRules.class);

  /** Each mistake shows in few cases. */
  private static final int EFFORT = 20;

  /** Two families at a time, for a machine of two cores. */
  private static final Map<String, String> FAMILIES_AT_ONCE =
      Map.of(
          "junit.jupiter.execution.parallel.enabled", "true",
          "junit.jupiter.execution.parallel.mode.classes.default", "concurrent",
          "junit.jupiter.execution.parallel.config.strategy", "fixed",
          "junit.jupiter.execution.parallel.config.fixed.parallelism", "2");

  private static List<RecordedTest> tests = List.of();

  @BeforeAll
  static void runTheKit() {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(allFamilies().map(family -> selectClass(family)).toList())
            .enableImplicitConfigurationParameters(false)
            .configurationParameters(FAMILIES_AT_ONCE)
            .configurationParameter(TckSubjects.SOURCE, BrokenSubjects.class.getName())
            .build();
    RecordedTest.Recorder recorder = new RecordedTest.Recorder();
    Effort.during(EFFORT, () -> LauncherFactory.create().execute(request, recorder));
    tests = recorder.tests();
  }

  private static Stream<Class<? extends RuleFamily>> allFamilies() {
    return RuleFamily.all().stream().filter(family -> !LEFT_OUT.contains(family));
  }

  static boolean isSweep(Class<?> family) {
    return family.isAnnotationPresent(RuleFamily.Sweep.class);
  }

  static List<Mutant> mutants() {
    return BrokenSubjects.mutants();
  }

  @Test
  void interpreter_satisfies_every_rule() {
    List<RecordedTest> own = where(test -> test.subject().equals(BrokenSubjects.SOUND));
    assertTrue(own.size() > 100, () -> "only " + own.size() + " tests ran");
    assertEquals(List.of(), own.stream().filter(RecordedTest::failed).toList());
  }

  @Test
  void every_family_of_the_kit_is_run() {
    Set<String> run = tests.stream().map(RecordedTest::family).collect(Collectors.toSet());
    assertEquals(allFamilies().map(RecordedTest::familyOf).collect(Collectors.toSet()), run);
  }

  @Test
  void every_family_has_a_test_that_runs_it_on_all_subjects() {
    String here = TckSelfTest.class.getPackageName();
    Set<Class<?>> run =
        ReflectionSupport.findAllClassesInPackage(
                here, RuleFamily.class::isAssignableFrom, name -> name.endsWith("Test"))
            .stream()
            .map(Class::getSuperclass)
            .collect(Collectors.toSet());
    assertEquals(Set.copyOf(RuleFamily.all()), run);
  }

  @ParameterizedTest(name = "a backend that {0}")
  @MethodSource("mutants")
  void broken_backend_fails_exactly_its_families(Mutant mutant) {
    Set<String> failed =
        where(test -> test.subject().equals(mutant.name()) && test.failed()).stream()
            .map(RecordedTest::family)
            .collect(Collectors.toCollection(TreeSet::new));
    allFamilies()
        .filter(TckSelfTest::isSweep)
        .forEach(sweep -> failed.remove(RecordedTest.familyOf(sweep)));
    assertEquals(mutant.families(), failed);
  }

  @Test
  void every_rule_can_fail() {
    Set<String> all = tests.stream().map(RecordedTest::rule).collect(Collectors.toSet());
    where(RecordedTest::failed).forEach(test -> all.remove(test.rule()));
    assertEquals(Set.of(), all, "these rules are failed by no broken backend");
  }

  @Test
  void every_failure_names_its_rule_and_its_subject() {
    assertEquals(
        List.of(),
        where(
            test ->
                test.failed()
                    && !(test.failure().contains(test.ruleId())
                        && test.failure().contains(test.subject()))));
  }

  private static List<RecordedTest> where(Predicate<RecordedTest> condition) {
    return tests.stream().filter(condition).toList();
  }
}
