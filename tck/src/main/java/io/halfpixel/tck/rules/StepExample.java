package io.halfpixel.tck.rules;

import io.halfpixel.plan.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A small step of a kind, from which its C++ structure is learnt, and what must be refused in its
 * encoding.
 *
 * @param step the step
 * @param contradictions values of its fields that contradict the others
 */
public record StepExample(Step step, List<Contradiction> contradictions) {
  /**
   * A value within the range of its field that contradicts another field.
   *
   * @param field the field, as {@code taps.indices[0]}
   * @param value the 64 bits that are to stand there
   */
  public record Contradiction(String field, long value) {}

  /** Returns an example that has no contradictions yet. */
  static StepExample of(Step step) {
    return new StepExample(step, List.of());
  }

  /** Returns this example with a contradiction more. */
  StepExample refuses(String field, long value) {
    List<Contradiction> more = new ArrayList<>(contradictions);
    more.add(new Contradiction(field, value));
    return new StepExample(step, List.copyOf(more));
  }

  /** Returns this example with a number that contradicts. */
  StepExample refuses(String field, double value) {
    return refuses(field, Double.doubleToRawLongBits(value));
  }

  /** Returns this example with two neighbouring 32-bit integers that contradict. */
  StepExample refuses(String field, int first, int second) {
    return refuses(field, (long) second << 32 | first & 0xFFFFFFFFL);
  }
}
