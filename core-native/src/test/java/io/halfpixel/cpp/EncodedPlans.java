package io.halfpixel.cpp;

import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import java.util.HexFormat;
import java.util.List;

/** Encoded plans as text, eight bytes a line. */
final class EncodedPlans {
  static final int HEADER_BYTES = 48;

  private EncodedPlans() {}

  static String hex(Plan plan) {
    HexFormat pairs = HexFormat.of();
    byte[] bytes = PlanEncoder.encode(plan);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; at += 8) {
      text.append(pairs.formatHex(bytes, at, at + 8)).append('\n');
    }
    return text.toString();
  }

  static String stepHex(Step step) {
    TensorSpec source = TensorSpec.of(step.input(), step.inputElements());
    TensorSpec target = TensorSpec.of(step.output(), step.outputElements());
    return hex(new Plan(source, target, List.of(step))).substring(HEADER_BYTES / 8 * 17);
  }
}
