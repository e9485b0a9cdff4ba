package io.halfpixel.tck;

import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.rules.ColumnRules;
import java.util.Arrays;
import java.util.List;

/** Mistakes with one of several rows that are computed at once, in long sums alone. */
final class ColumnTest extends ColumnRules implements Mistakes {
  private static final String COLUMN = "Column";

  private static final String FIXED = "FixedPoint";

  /** More taps than the random steps of other families have, but for wide sums of bytes. */
  private static final int LONG_SUM = 10;

  /** Whether a row of so many is lost. */
  @FunctionalInterface
  private interface Loss {
    boolean of(long row, long rows);
  }

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant(
            "loses the last of four rows of bytes",
            FixedPoint1d.class,
            (row, rows) -> row % 4 == 3,
            COLUMN,
            FIXED),
        mutant(
            "loses the bytes after whole fours of rows",
            FixedPoint1d.class,
            (row, rows) -> rows > 4 && row >= rows / 4 * 4,
            COLUMN,
            FIXED),
        mutant(
            "loses one of sixteen rows of floats",
            Resample1d.class,
            (row, rows) -> row % 16 == 13,
            COLUMN),
        mutant(
            "loses the floats after whole sixteens of rows",
            Resample1d.class,
            (row, rows) -> rows > 16 && row >= rows / 16 * 16,
            COLUMN));
  }

  private static Mutant mutant(
      String name, Class<? extends Step> kind, Loss loss, String... families) {
    return Mutant.computing(
        name,
        (plan, source) -> {
          long[] elements = source;
          for (Step step : plan.steps()) {
            elements = ReferenceInterpreter.run(PlanCase.plan(step), elements);
            if (kind.isInstance(step) && elements.length > 0) {
              lose(step, loss, elements);
            }
          }
          return elements;
        },
        families);
  }

  private static void lose(Step step, Loss loss, long[] elements) {
    boolean bytes = step instanceof FixedPoint1d;
    TapTable taps = bytes ? ((FixedPoint1d) step).taps() : ((Resample1d) step).taps();
    Pass pass = bytes ? ((FixedPoint1d) step).pass() : ((Resample1d) step).pass();
    int length = Math.toIntExact(pass.outputLength() * pass.inner());
    for (int row = 0; row < pass.outer(); row++) {
      if (taps.maxCount() >= LONG_SUM && loss.of(row, pass.outer())) {
        Arrays.fill(elements, row * length, (row + 1) * length, 0);
      }
    }
  }
}
