package io.halfpixel.tck.rules;

import static org.junit.jupiter.api.Assertions.fail;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HP-104: plans of as many steps as there may be run on a thread with little stack. */
public class LimitRules extends RuleFamily {
  /** The bytes of stack on which every plan runs. */
  private static final long STACK = 1 << 18;

  private static final int LENGTH = 5;

  /** Turns the indices of an axis by one. */
  private static final TapTable TURN =
      TapTable.uniform(1, new int[] {1, 2, 3, 4, 0}, new double[] {1, 1, 1, 1, 1});

  /** Creates the family; called by JUnit. */
  protected LimitRules() {}

  /** Inner lengths for sums along rows and across them; half-width types are converted as well. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 300, 8192})
  void required_hp104_as_many_sums_as_a_plan_may_have(int inner) {
    Pass pass = new Pass(1, LENGTH, LENGTH, inner);
    turns(
        new Resample1d(
            pass, TURN, Accumulation.SEQUENTIAL, DataType.F16, DataType.F32, DataType.F16));
    turns(new FixedPoint1d(pass, TURN, 0, 0, DataType.U8, DataType.U8));
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "U8"})
  void required_hp104_as_many_conversions_as_a_plan_may_have(DataType type) {
    Step step = new Convert(LENGTH, type, type, Convert.Rounding.NEAREST_EVEN);
    runs(step, 1, numbers(0));
  }

  private void turns(Step step) {
    int inner = Math.toIntExact(step.inputElements() / LENGTH);
    runs(step, inner, numbers(Plan.MAX_STEPS));
  }

  /** Returns 1 to 5, turned so many times. */
  private static double[] numbers(int turns) {
    double[] numbers = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      numbers[i] = 1 + (i + turns) % LENGTH;
    }
    return numbers;
  }

  /** Checks what as many steps as possible make of 1 to 5. */
  private void runs(Step step, int inner, double[] expected) {
    Step[] steps = Collections.nCopies(Plan.MAX_STEPS, step).toArray(Step[]::new);
    PlanCase planCase = PlanCase.of(PlanCase.plan(steps), spread(inner, numbers(0)));
    Rule rule = rule("HP-104");
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> rule.gives(planCase, ElementBits.of(step.output(), spread(inner, expected))),
            "small stack",
            STACK);
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thrown[0] != null) {
      fail(rule.describe("failed on a stack of 256 KiB: " + thrown[0], planCase.plan()));
    }
  }
}
