package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
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
public abstract class RuleFamily {
  /** What is tested. */
  @Parameter TckSubject subject;

  /** Creates the family; called by JUnit. */
  protected RuleFamily() {}

  /** Returns a rule for this family's subject. */
  final Rule rule(String id) {
    return new Rule(id, subject);
  }

  /** Returns a case of one step with ordinary numbers as input. */
  static PlanCase ordinary(Randoms random, Step... steps) {
    return filled(Rule.plan(steps), () -> random.ordinary(steps[0].input()));
  }

  /** Returns a case whose elements are made one by one. */
  static PlanCase filled(Plan plan, LongSupplier element) {
    return new PlanCase(
        plan, LongStream.generate(element).limit(plan.source().elements()).toArray());
  }

  /** Returns a case with these numbers as input. */
  static PlanCase of(Plan plan, double... values) {
    return new PlanCase(plan, bits(plan.source().dataType(), values));
  }

  /** Returns the bits of numbers. */
  static long[] bits(DataType type, double... values) {
    long[] bits = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = ElementBits.bits(type, values[i]);
    }
    return bits;
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
