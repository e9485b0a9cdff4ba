package io.halfpixel.cli;

import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One axis of a resampling, as a table for people and as numbers for programs.
 *
 * @param title framework and mode
 * @param source the tensor that was planned for
 * @param target what it becomes
 * @param outputLength the length of the axis after the call
 * @param inputLength the length of the axis before
 * @param rule where output pixels lie, or null if that is none of the known rules
 * @param scale the scale that coordinates follow, or 0
 * @param rows the taps
 */
record Explanation(
    String title,
    TensorSpec source,
    TensorSpec target,
    int outputLength,
    int inputLength,
    @Nullable CoordinateRule rule,
    double scale,
    AxisRows rows) {
  /** The axis for JSON. */
  record Numbers(
      String call,
      String dtype,
      int inputLength,
      int outputLength,
      @Nullable String rule,
      @Nullable String formula,
      @Nullable Double ratio,
      String arithmetic,
      List<String> notes,
      List<Row> rows) {}

  /** One output index for JSON; bits are those of the weight as the plan holds it. */
  record Row(int output, @Nullable Double source, List<Tap> taps) {}

  /** One input index and its weight. */
  record Tap(int index, double weight, String bits) {}

  private @Nullable Double ratio() {
    return rule == null ? null : rule.ratio(inputLength, outputLength, scale);
  }

  private @Nullable Double position(int i) {
    Double ratio = ratio();
    return rule == null || ratio == null ? null : rule.position(i, ratio);
  }

  Numbers numbers() {
    List<Row> lines = new ArrayList<>();
    for (int i = 0; i < outputLength; i++) {
      List<Tap> taps = new ArrayList<>();
      for (int tap = rows.taps().start(i); tap < rows.taps().start(i + 1); tap++) {
        taps.add(new Tap(rows.taps().index(tap), rows.weight(tap), rows.bits(tap)));
      }
      lines.add(new Row(i, position(i), taps));
    }
    return new Numbers(
        title,
        source.dataType().toString(),
        inputLength,
        outputLength,
        rule == null ? null : rule.words(),
        rule == null ? null : rule.formula(),
        ratio(),
        rows.arithmetic(),
        rows.notes(),
        lines);
  }

  /** Prints the table. */
  void print(PrintWriter out, boolean bits) {
    out.printf("%s, %d -> %d%n", title, inputLength, outputLength);
    out.printf("for     the width of %s -> %s%n", source, target);
    if (rule != null) {
      out.printf("rule    %s%n        %s%n", rule.words(), rule.formula());
      out.printf("ratio   %s%n", ratioText(rule));
    }
    out.printf("sum     %s%n", rows.arithmetic());
    for (String note : rows.notes()) {
      out.printf("note    %s%n", note);
    }
    out.printf("%n%8s %14s   index·weight%n", "output i", "source x");
    for (int i = 0; i < outputLength; i++) {
      Double position = position(i);
      out.printf("%8d %14s  ", i, position == null ? "" : number(position));
      for (int tap = rows.taps().start(i); tap < rows.taps().start(i + 1); tap++) {
        out.printf(" %d·%s", rows.taps().index(tap), rows.digits(tap));
        if (bits) {
          out.printf(" (%s)", rows.bits(tap));
        }
      }
      out.println();
    }
    out.flush();
  }

  private String ratioText(CoordinateRule known) {
    String text = known.ratioText(inputLength, outputLength, scale);
    return outputLength > 1 ? text + " = " + ratio() : text;
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.9f", value).replaceFirst("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }
}
