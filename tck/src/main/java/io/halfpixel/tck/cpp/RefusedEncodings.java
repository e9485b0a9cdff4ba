package io.halfpixel.tck.cpp;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.encoding.PlanEncoder;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.rules.StepExample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;

/**
 * Encodings that a reader must refuse: every field of every kind of step just outside its range,
 * and fields that contradict each other.
 */
final class RefusedEncodings {
  private RefusedEncodings() {}

  static void write(CaseFile file) throws IOException {
    for (Step step : ExampleSteps.steps()) {
      Plan plan = PlanCase.plan(step);
      String kind = step.getClass().getSimpleName();
      for (FieldOffsets.Field field : FieldOffsets.of(plan)) {
        if (field.low() > Long.MIN_VALUE) {
          file.addRefused(kind + ": too low is " + field, with(plan, field, field.low() - 1));
        }
        if (field.high() < Long.MAX_VALUE) {
          file.addRefused(kind + ": too high is " + field, with(plan, field, field.high() + 1));
        }
      }
    }
    file.addRefused("a step too many", oneStepMore());
    for (StepExample example : ExampleSteps.all()) {
      String kind = example.step().getClass().getSimpleName();
      for (StepExample.Contradiction contradiction : example.contradictions()) {
        file.addRefused(kind + ": " + contradiction, encoding(example.step(), contradiction));
      }
    }
  }

  /** Returns a plan of as many copies as a plan may have steps. */
  static Plan mostSteps() {
    Step copy = new Convert(5, DataType.U8, DataType.U8, Convert.Rounding.NEAREST_EVEN);
    return PlanCase.plan(Collections.nCopies(Plan.MAX_STEPS, copy).toArray(new Step[0]));
  }

  private static byte[] oneStepMore() {
    Plan plan = mostSteps();
    FieldOffsets.Field steps =
        FieldOffsets.of(plan).stream().filter(f -> f.name().equals("steps")).findFirst().get();
    byte[] most = with(plan, steps, Plan.MAX_STEPS + 1);
    int step = (most.length - steps.offset() - Long.BYTES) / Plan.MAX_STEPS;
    byte[] more = Arrays.copyOf(most, most.length + step);
    System.arraycopy(most, most.length - step, more, most.length, step);
    return more;
  }

  private static byte[] encoding(Step step, StepExample.Contradiction contradiction) {
    Plan plan = PlanCase.plan(step);
    FieldOffsets.Field field =
        FieldOffsets.of(plan).stream()
            .filter(candidate -> candidate.name().equals(contradiction.field()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no field " + contradiction));
    return with(plan, field, contradiction.value());
  }

  private static byte[] with(Plan plan, FieldOffsets.Field field, long value) {
    byte[] encoded = PlanEncoder.encode(plan);
    ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).putLong(field.offset(), value);
    return encoded;
  }
}
