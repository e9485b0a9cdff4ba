package io.halfpixel.tck.rules;

import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.subject.TckSubject;
import io.halfpixel.tck.subject.TckSubjects;
import io.halfpixel.tck.subject.TestedSubjects;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Rules that belong together. An empty subclass runs them once for each subject of {@link
 * TckSubjects}.
 */
@ParameterizedClass(name = "{0}")
@ArgumentsSource(TckSubjects.class)
@ExtendWith(TestedSubjects.class)
public abstract class RuleFamily implements TestedSubjects.Test {
  /**
   * Names the file in which the cases of a family reach the C++ tests. A family without has nothing
   * for them: it tests memory, bands or errors, by other plans' cases.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  public @interface Cases {
    /** Returns the name of the file, without its suffix. */
    String value();
  }

  /**
   * Marks a family of many rules at once, over plans of users or of size: any mistake may show
   * there.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  public @interface Sweep {}

  /** What is tested. */
  @Parameter TckSubject subject;

  /** Creates the family; called by JUnit. */
  protected RuleFamily() {}

  /** Returns all families, which are found in this package, by name. */
  public static List<Class<? extends RuleFamily>> all() {
    List<Class<? extends RuleFamily>> families = new ArrayList<>();
    ReflectionSupport.findAllClassesInPackage(
            RuleFamily.class.getPackageName(),
            type -> type.getSuperclass() == RuleFamily.class,
            name -> true)
        .forEach(type -> families.add(type.asSubclass(RuleFamily.class)));
    families.sort(Comparator.comparing(Class::getName));
    return families;
  }

  /** Returns a small step of each kind that this family is about, if it is about a kind. */
  public List<StepExample> examples() {
    return List.of();
  }

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

  /** Returns one value so many times. */
  static long[] fill(int length, long value) {
    long[] values = new long[length];
    Arrays.fill(values, value);
    return values;
  }
}
