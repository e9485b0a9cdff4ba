package io.halfpixel.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * The outcome of one test of the kit.
 *
 * @param subject the name of the subject
 * @param family the name of the rule family without the suffix "Rules"
 * @param method the name of the test method, such as {@code required_hp201_zero_weights_take_part}
 * @param failure the message of the failure, empty if the test passed
 */
record RecordedTest(String subject, String family, String method, String failure) {
  boolean failed() {
    return !failure.isEmpty();
  }

  /** Returns family and method, which is what the kit calls a rule's test. */
  String rule() {
    return family + "." + method;
  }

  /** Returns the number of the rule in the form of the contract, such as {@code HP-201}. */
  String ruleId() {
    return method.replaceFirst("required_hp(\\d+)_.*", "HP-$1").toUpperCase(Locale.ROOT);
  }

  static String familyOf(Class<?> testClass) {
    return testClass.getSimpleName().replaceFirst("(Rules|Test)$", "");
  }

  /** Listens to a run of the kit. Safe for use by several threads. */
  static final class Recorder implements TestExecutionListener {
    private static final String INVOCATION = "class-template-invocation";

    private final List<RecordedTest> tests = Collections.synchronizedList(new ArrayList<>());
    private volatile TestPlan plan;

    List<RecordedTest> tests() {
      return List.copyOf(tests);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
      plan = testPlan;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      String failure =
          result
              .getThrowable()
              .map(thrown -> Optional.ofNullable(thrown.getMessage()).orElse(thrown.toString()))
              .orElse("");
      if (test.getSource().orElse(null) instanceof MethodSource method && test.isTest()) {
        tests.add(
            new RecordedTest(
                subject(test), familyOf(method.getJavaClass()), method.getMethodName(), failure));
      } else if (!failure.isEmpty()) {
        tests.add(new RecordedTest("JUnit", "", test.getDisplayName(), failure));
      }
    }

    private String subject(TestIdentifier test) {
      for (TestIdentifier at = test; ; at = plan.getParent(at).orElseThrow()) {
        if (at.getUniqueIdObject().getLastSegment().getType().equals(INVOCATION)) {
          return at.getDisplayName();
        }
      }
    }
  }
}
