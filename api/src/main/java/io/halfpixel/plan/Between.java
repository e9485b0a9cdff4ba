package io.halfpixel.plan;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limit on what lies between two steps of a plan. */
final class Between {
  private Between() {}

  /** A pass of a step and what it computes in. */
  private record Sums(Pass pass, DataType compute) {
    static @Nullable Sums of(Step step) {
      if (step instanceof Resample1d resample) {
        return new Sums(resample.pass(), resample.compute());
      }
      // All integer sums count as computed in one type, whatever is between two of them.
      return step instanceof FixedPoint1d fixed ? new Sums(fixed.pass(), DataType.I64) : null;
    }

    /** Whether a pass that follows can take the rows of this one as they come. */
    boolean feeds(Sums next) {
      long written = pass.outputLength() * pass.inner();
      long read = next.pass.inputLength() * next.pass.inner();
      boolean along = next.pass.inner() % written == 0 || pass.inner() % read == 0;
      return along && compute == next.compute;
    }
  }

  /**
   * Checks every two neighbours.
   *
   * @param most the most elements between two steps that do not run row by row
   * @throws InvalidArgumentException if there are more elements between two such steps
   */
  static void check(long most, List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      long elements = steps.get(i).inputElements();
      if (elements > most && !runByRow(steps.get(i - 1), steps.get(i))) {
        throw new InvalidArgumentException(
            "between two steps lie at most 2^31 - 9 elements, or as many as the source or the"
                + " target has, but "
                + steps.get(i - 1).getClass().getSimpleName()
                + " writes "
                + elements
                + " for "
                + steps.get(i).getClass().getSimpleName());
      }
    }
  }

  private static boolean runByRow(Step step, Step next) {
    Sums first = Sums.of(step);
    Sums second = Sums.of(next);
    return first != null && second != null && first.feeds(second);
  }
}
