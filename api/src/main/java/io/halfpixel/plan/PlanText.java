package io.halfpixel.plan;

import io.halfpixel.TensorSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes plans for people: of each step its name and its fields, then the rows of its tables.
 * Nothing here knows the kinds of steps.
 */
final class PlanText {
  private final StringBuilder text = new StringBuilder();

  private PlanText() {}

  static String of(TensorSpec source, TensorSpec target, List<Step> steps) {
    PlanText writer = new PlanText();
    writer.line("%s -> %s", source, target);
    if (steps.isEmpty()) {
      writer.line(source.elements() == target.elements() ? "copy" : "nothing");
    }
    boolean onePass = steps.size() > 1;
    for (int i = 0; i < steps.size(); i++) {
      writer.step(steps.get(i));
      if (i > 0 && readsWhole(steps.get(i), i == steps.size() - 1)) {
        onePass = false;
        writer.line("  reads a whole tensor, which the steps before it write first");
      }
    }
    if (onePass) {
      writer.line("one pass: rows go from step to step");
    }
    return writer.text.toString();
  }

  /** Whether a step is given a whole tensor, unless that is the plan's source. */
  private static boolean readsWhole(Step step, boolean last) {
    return step instanceof CornerBlend blend && blend.axes().size() > 2
        || step instanceof AdjointSum sum && sum.axes().size() > 2
        || step instanceof CascadeMean
        || step instanceof Permute && !last;
  }

  private void step(Step step) {
    List<String> fields = new ArrayList<>();
    for (RecordComponent field : step.getClass().getRecordComponents()) {
      fields.add(field.getName() + " " + field(value(field, (Record) step)));
    }
    line("%s: %s", step.getClass().getSimpleName(), String.join(", ", fields));
    tables(step);
  }

  private static Object field(Object value) {
    return value instanceof Pass pass
        ? "[%d][%d -> %d][%d]"
            .formatted(pass.outer(), pass.inputLength(), pass.outputLength(), pass.inner())
        : value;
  }

  /** Writes the tables that a value is, or that it has as an item or a field. */
  private void tables(Object value) {
    if (value instanceof TapTable table) {
      taps(table);
    } else if (value instanceof IndexTable table) {
      indices(table);
    } else if (value instanceof BinTable table) {
      bins(table);
    } else if (value instanceof List<?> items) {
      items.forEach(this::tables);
    } else if (value instanceof Record record) {
      for (RecordComponent field : record.getClass().getRecordComponents()) {
        tables(value(field, record));
      }
    }
  }

  private static Object value(RecordComponent field, Record record) {
    try {
      return field.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no field " + field, e);
    }
  }

  private void indices(IndexTable table) {
    for (int row = 0; row < table.rows(); row++) {
      line("  %5d <- %d", row, table.index(row));
    }
  }

  private void bins(BinTable table) {
    for (int row = 0; row < table.rows(); row++) {
      line("  %5d <- [%d, %d)", row, table.start(row), table.end(row));
    }
  }

  private void taps(TapTable taps) {
    for (int row = 0; row < taps.rows(); row++) {
      text.append("  %5d <-".formatted(row));
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        text.append(String.format(Locale.ROOT, " %d·%s", taps.index(tap), taps.weight(tap)));
      }
      text.append('\n');
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
