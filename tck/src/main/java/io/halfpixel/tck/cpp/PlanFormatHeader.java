package io.halfpixel.tck.cpp;

import io.halfpixel.DataType;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.encoding.Fields;
import io.halfpixel.spi.encoding.PlanEncoder;
import io.halfpixel.spi.encoding.PlanFormat;
import io.halfpixel.spi.encoding.PlanFormat.StepKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the C++ header that follows from {@link PlanFormat}: the enumerations, a structure for
 * each kind of step, and the functions that read them. A step of each kind is described to learn
 * its fields.
 */
final class PlanFormatHeader {
  private static final String INTRODUCTION =
      """
      /*
       * The steps of a plan and how they are read. Follows from the Java class
       * io.halfpixel.spi.encoding.PlanFormat: do not edit. After a change there, write it anew
       * with: mvn -pl tck -am test -Dtest=PlanFormatHeaderTest -Dhalfpixel.header.write=true
       * -Dsurefire.failIfNoSpecifiedTests=false
       *
       * What a field means is said by its record in the Java package io.halfpixel.plan.
       */
      // clang-format off
      #ifndef HALFPIXEL_PLAN_FORMAT_H
      #define HALFPIXEL_PLAN_FORMAT_H

      #include <cstdint>

      #include "base/array.h"
      #include "encoding/reader.h"

      namespace hp {
      """;

  private static final String FUNCTIONS =
      """

      /* For each kind of step there is a file in producers with two functions. check() refuses fields
       * that contradict each other, beyond the range of each, and returns what the step reads and
       * writes. add() adds the producers that execute it; false if there is no memory. */
      struct Ends;
      class ProducerBuilder;
      """;

  private final StringBuilder text = new StringBuilder(INTRODUCTION);
  private final Map<String, Enum<?>[]> enumerations = new LinkedHashMap<>();
  private final Map<String, CppStruct> structs = new LinkedHashMap<>();
  private final Map<StepKind, CppStruct> steps = new LinkedHashMap<>();

  private PlanFormatHeader() {}

  /** Returns the header, given one step of each kind. */
  static String of(List<Step> examples) {
    Map<StepKind, Step> ordered = new EnumMap<>(StepKind.class);
    PlanFormatHeader unordered = new PlanFormatHeader();
    examples.forEach(step -> ordered.put(unordered.learn(step), step));
    PlanFormatHeader header = new PlanFormatHeader();
    ordered.values().forEach(header::learn);
    header.write();
    return header.text.toString();
  }

  private StepKind learn(Step step) {
    CppStruct struct = new CppStruct(step.getClass().getSimpleName() + "Step");
    StepKind kind = PlanFormat.describe(step, new Recorder(struct));
    // The kind is read before it is known which step this is.
    struct.fields.remove(0);
    steps.put(kind, struct);
    return kind;
  }

  private void write() {
    line("/* In front of every plan: the bytes HPPLAN, and the version of what follows. */");
    line("constexpr int64_t plan_magic = INT64_C(0x%x);", PlanEncoder.MAGIC);
    line("constexpr int64_t plan_version = %d;", PlanFormat.VERSION);
    line("constexpr int64_t most_steps = %d;", Plan.MAX_STEPS);
    enumerations.forEach(this::enumeration);
    structs.values().forEach(this::struct);
    steps.values().forEach(this::struct);
    anyStep();
    functions();
    line("\n}  // namespace hp\n\n#endif /* HALFPIXEL_PLAN_FORMAT_H */");
  }

  private void enumeration(String name, Enum<?>[] constants) {
    line("\nenum class %s : int32_t {", name);
    for (Enum<?> constant : constants) {
      line("  %s = %d,", lower(constant), PlanFormat.number(constant));
    }
    line("};");
  }

  private void struct(CppStruct struct) {
    line("\nstruct %s {", struct.name);
    struct.fields.forEach(field -> line("  %s;", field.declaration()));
    line("};");
    line("\ninline void read(Reader& in, %s& to) {", struct.name);
    struct.fields.forEach(field -> line("  %s;", field.reading()));
    line("}");
  }

  private void anyStep() {
    line("\n/* A step; the structure of its kind is filled. */\nstruct AnyStep {");
    line("  StepKind kind = StepKind::gather;");
    steps.forEach((kind, struct) -> line("  %s %s;", struct.name, lower(kind)));
    line("};");
    line("\n/* Calls a function with the structure of the step's kind. */");
    line("template <class Step, class Function>");
    line("auto visit(Step& step, Function&& function) {");
    line("  switch (step.kind) {");
    steps.forEach(
        (kind, struct) ->
            line("    case StepKind::%1$s:\n      return function(step.%1$s);", lower(kind)));
    line("  }\n  __builtin_unreachable();\n}");
    line("\ninline void read(Reader& in, AnyStep& to) {");
    List<StepKind> kinds = List.of(StepKind.values());
    line(
        "  in.code(to.kind, StepKind::%s, StepKind::%s);",
        lower(kinds.get(0)), lower(kinds.get(kinds.size() - 1)));
    line("  if (in.ok()) {");
    line("    visit(to, [&in](auto& fields) { read(in, fields); });\n  }\n}");
  }

  private void functions() {
    text.append(FUNCTIONS);
    for (CppStruct step : steps.values()) {
      line("\nEnds check(Reader& in, const %s& step);", step.name);
      line("bool add(ProducerBuilder& builder, const %s& step, const Ends& ends);", step.name);
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** Returns the name of a constant in C++, where {@code bool} is none. */
  private static String lower(Enum<?> constant) {
    String name = constant.name().toLowerCase(Locale.ROOT);
    return name.equals("bool") ? "boolean" : name;
  }

  /** Turns {@code inputLength} into {@code input_length}. */
  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private record CppField(String declaration, String reading) {}

  private static final class CppStruct {
    private final String name;
    private final List<CppField> fields = new ArrayList<>();

    CppStruct(String name) {
      this.name = name;
    }
  }

  /** Adds each field it is given to a structure. */
  private final class Recorder implements Fields {
    private final CppStruct struct;

    Recorder(CppStruct struct) {
      this.struct = struct;
    }

    private void add(String type, String name, String initial, String reader, String limits) {
      String field = snake(name);
      struct.fields.add(
          new CppField(type + " " + field + initial, reader + "(to." + field + limits + ")"));
    }

    @Override
    public void integer(String name, long value, long low, long high) {
      long initial = Math.max(low, Math.min(0, high));
      add("int64_t", name, " = " + initial, "in.integer", ", " + limit(low) + ", " + limit(high));
    }

    private static String limit(long value) {
      if (value == Long.MIN_VALUE) {
        return "INT64_MIN";
      }
      return value == Long.MAX_VALUE ? "INT64_MAX" : "INT64_C(" + value + ")";
    }

    @Override
    public void flag(String name, boolean value) {
      add("bool", name, " = false", "in.flag", "");
    }

    @Override
    public void number(String name, double value) {
      add("double", name, " = 0", "in.number", "");
    }

    @Override
    public <E extends Enum<E>> void code(String name, E value, E first, E last) {
      String type =
          value instanceof DataType ? "ElementType" : value.getDeclaringClass().getSimpleName();
      enumerations.putIfAbsent(type, value.getDeclaringClass().getEnumConstants());
      String from = type + "::" + lower(first);
      add(type, name, " = " + from, "in.code", ", " + from + ", " + type + "::" + lower(last));
    }

    @Override
    public void ints(String name, int[] values) {
      add("Array<int32_t>", name, "", "in.ints", "");
    }

    @Override
    public void doubles(String name, double[] values) {
      add("Array<double>", name, "", "in.doubles", "");
    }

    @Override
    public <T> void struct(String name, T value, Struct<T> fields) {
      learn(value, fields);
      String field = snake(name);
      struct.fields.add(new CppField(fields.name() + " " + field, "read(in, to." + field + ")"));
    }

    @Override
    public <T> void list(String name, List<T> values, int least, int most, Struct<T> fields) {
      learn(values.get(0), fields);
      add("Array<" + fields.name() + ">", name, "", "in.list", ", " + least + ", " + most);
    }

    private <T> void learn(T value, Struct<T> fields) {
      CppStruct learned = new CppStruct(fields.name());
      fields.describe(value, new Recorder(learned));
      structs.putIfAbsent(learned.name, learned);
    }
  }
}
