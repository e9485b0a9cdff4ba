package io.halfpixel.tck.cpp;

import io.halfpixel.plan.Step;
import io.halfpixel.tck.rules.RuleFamily;
import io.halfpixel.tck.rules.StepExample;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** The examples of all families: one of each kind of step, none missing. */
final class ExampleSteps {
  private ExampleSteps() {}

  static List<StepExample> all() {
    return RuleFamily.all().stream()
        .flatMap(family -> ReflectionSupport.newInstance(family).examples().stream())
        .toList();
  }

  /** Returns the steps of the examples. */
  static List<Step> steps() {
    return all().stream().map(StepExample::step).toList();
  }
}
