package io.halfpixel.tck.cpp;

import io.halfpixel.DataType;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.spi.encoding.PlanEncoder;
import io.halfpixel.tck.reference.PlanCase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Encodings that a reader must refuse: every field of every kind of step just outside its range,
 * and fields that contradict each other.
 */
final class RefusedEncodings {
  private static final long NAN = Double.doubleToRawLongBits(Double.NaN);
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
  private static final long TENTH = Double.doubleToRawLongBits(0.1);
  private static final long HALF = Double.doubleToRawLongBits(0.5);
  private static final long MINUS_ONE = Double.doubleToRawLongBits(-1);
  private static final long LARGE = Double.doubleToRawLongBits(0x1p32 + 1);

  /**
   * Two fields at a time are made to contradict others, in the examples of {@link ExampleSteps}.
   */
  private record Contradiction(String step, String field, long value) {}

  private static final List<Contradiction> CONTRADICTIONS =
      List.of(
          new Contradiction("Gather", "axes[0].indices[0]", pair(3, 0)),
          new Contradiction("Gather", "axes[0].indices[0]", pair(0, -1)),
          new Contradiction("Gather", "outer", 1L << 62),
          new Contradiction("Gather", "axes[0].indices.count", 0),
          new Contradiction("Resample1d", "taps.indices[0]", pair(3, 1)),
          new Contradiction("Resample1d", "taps.indices[2]", pair(1, -1)),
          new Contradiction("Resample1d", "taps.starts[0]", pair(1, 2)),
          new Contradiction("Resample1d", "taps.starts[0]", pair(0, 5)),
          new Contradiction("Resample1d", "taps.weights[0]", TENTH),
          new Contradiction("Resample1d", "pass.outputLength", 3),
          new Contradiction("Resample1d", "body", 10),
          new Contradiction("Resample1d", "tail", 10),
          new Contradiction("Resample1d", "bodyInner", 5),
          new Contradiction("Resample1d", "input", 11),
          new Contradiction("Resample1d", "input", 2),
          new Contradiction("Resample1d", "output", 5),
          new Contradiction("FixedPoint1d", "taps.weights[0]", HALF),
          new Contradiction("FixedPoint1d", "taps.weights[1]", NAN),
          new Contradiction("FixedPoint1d", "taps.weights[1]", LARGE),
          new Contradiction("FixedPoint1d", "rounding", Long.MAX_VALUE),
          new Contradiction("FixedPoint1d", "bodyInner", 5),
          new Contradiction("CornerBlend", "bodyChannels", 3),
          new Contradiction("CornerBlend", "axes[1].taps.weights[1]", TENTH),
          new Contradiction("CornerBlend", "axes[1].taps.starts[0]", pair(0, 1)),
          new Contradiction("CornerBlend", "type", 5),
          new Contradiction("Convert", "count", 4),
          new Contradiction("Convert", "rounding", 2),
          new Contradiction("BinMean", "axes[0].starts[0]", pair(-1, 1)),
          new Contradiction("BinMean", "axes[0].ends[0]", pair(0, 3)),
          new Contradiction("BinMean", "axes[0].ends[0]", pair(2, 4)),
          new Contradiction("BinMean", "axes[0].ends.count", 1),
          new Contradiction("BinMean", "bodyInner", 3),
          new Contradiction("BinMean", "body.order", 3),
          new Contradiction("BinMean", "tail.order", 3),
          new Contradiction("BinMean", "compute", 3),
          new Contradiction("CascadeMean", "cascaded", 4),
          new Contradiction("CascadeMean", "shareLength", 4),
          new Contradiction("CascadeMean", "type", 2),
          new Contradiction("Permute", "axes[0].from", 0),
          new Contradiction("Permute", "axes[0].from", 3),
          new Contradiction("AdjointSum", "axes[0].taps.indices[0]", pair(1, 0)),
          new Contradiction("AdjointSum", "axes[0].taps.indices[2]", pair(1, 3)),
          new Contradiction("AdjointSum", "axes[0].taps.weights[3]", TENTH),
          new Contradiction("AdjointSum", "bodyInner", 3),
          new Contradiction("AdjointSum", "compute", 3),
          new Contradiction("AdjointSum", "addedFirst", 5),
          new Contradiction("Pad", "before", 4),
          new Contradiction("Pad", "value", HALF),
          new Contradiction("Pad", "value", NAN),
          new Contradiction("Pad", "value", MINUS_ONE),
          new Contradiction("Clamp", "high", MINUS_ONE),
          new Contradiction("Clamp", "high", INFINITY),
          new Contradiction("Clamp", "low", NAN),
          new Contradiction("ChannelArithmetic", "channels", 2),
          new Contradiction("ChannelArithmetic", "operations[0].operands[1]", TENTH));

  private RefusedEncodings() {}

  static void write(CaseFile file) throws IOException {
    for (Step step : ExampleSteps.all()) {
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
    for (Contradiction contradiction : CONTRADICTIONS) {
      file.addRefused(contradiction.toString(), encoding(contradiction));
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

  private static byte[] encoding(Contradiction contradiction) {
    Step step =
        ExampleSteps.all().stream()
            .filter(example -> example.getClass().getSimpleName().equals(contradiction.step))
            .findFirst()
            .orElseThrow();
    Plan plan = PlanCase.plan(step);
    FieldOffsets.Field field =
        FieldOffsets.of(plan).stream()
            .filter(candidate -> candidate.name().equals(contradiction.field))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no field " + contradiction));
    return with(plan, field, contradiction.value);
  }

  private static byte[] with(Plan plan, FieldOffsets.Field field, long value) {
    byte[] encoded = PlanEncoder.encode(plan);
    ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).putLong(field.offset(), value);
    return encoded;
  }

  /** Returns two neighbouring 32-bit integers. */
  private static long pair(int first, int second) {
    return (long) second << 32 | first & 0xFFFFFFFFL;
  }
}
