package io.halfpixel.tck.rules;

import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.subject.TckSubject;
import io.halfpixel.tck.subject.TckSubjects;
import io.halfpixel.tck.subject.TestedSubjects;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Rules that belong together. An empty subclass runs them once for each subject of {@link
 * TckSubjects}.
 */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(TckSubjects.class)
@ExtendWith(TestedSubjects.class)
public abstract class RuleFamily implements TestedSubjects.Test {
  /** What is tested. */
  @Parameter TckSubject subject;

  /** Creates the family; called by JUnit. */
  protected RuleFamily() {}

  @Override
  public final TckSubject subject() {
    return subject;
  }

  /** Returns a rule for this family's subject. */
  final Rule rule(String id) {
    return new Rule(id, subject);
  }

  /** Returns a case of one step with ordinary numbers as input. */
  static PlanCase ordinary(Randoms random, Step... steps) {
    return PlanCase.filled(PlanCase.plan(steps), () -> random.ordinary(steps[0].input()));
  }

  /** Returns each value as often as the inner length says. */
  static double[] spread(int inner, double... values) {
    double[] spread = new double[inner * values.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = values[i / inner];
    }
    return spread;
  }
}
