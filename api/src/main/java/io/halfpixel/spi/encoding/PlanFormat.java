package io.halfpixel.spi.encoding;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.F64;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;

/**
 * The description of an encoded plan: which fields each step has, in which order and range. What
 * relates several fields to each other is checked by the records themselves, and by C++ once more.
 *
 * <p>A change of anything here changes the C++ header that follows from it, and needs another
 * {@link #VERSION}.
 */
public final class PlanFormat
    implements Step.Visitor<PlanFormat.StepKind>, Elementwise.Visitor<PlanFormat.StepKind> {
  /** The version of the encoding, the first number of an encoded plan. */
  public static final int VERSION = 5;

  /** The kinds of steps. Their order is that of their numbers in an encoded plan, from 1. */
  public enum StepKind {
    GATHER,
    RESAMPLE_1D,
    FIXED_POINT_1D,
    CORNER_BLEND,
    CONVERT,
    BIN_MEAN,
    CASCADE_MEAN,
    PERMUTE,
    ADJOINT_SUM,
    PAD,
    CLAMP,
    CHANNEL_ARITHMETIC,
    ALPHA,
    LOOKUP
  }

  private static final long MANY = Long.MAX_VALUE;
  private static final int INT = Integer.MAX_VALUE;

  private final Fields fields;

  private PlanFormat(Fields fields) {
    this.fields = fields;
  }

  /** Returns the number of a constant: its place in its enumeration, from 1. */
  @SuppressWarnings("EnumOrdinal") // The header of C++ follows from the same order.
  public static int number(Enum<?> constant) {
    return constant.ordinal() + 1;
  }

  /** Passes the fields of a plan: its two ends, then its steps. */
  public static void describe(Plan plan, Fields fields) {
    fields.integer("version", VERSION, VERSION, VERSION);
    end("source", plan.source(), fields);
    end("target", plan.target(), fields);
    fields.integer("steps", plan.steps().size(), 0, Plan.MAX_STEPS);
    plan.steps().forEach(step -> describe(step, fields));
  }

  /** Passes the kind of a step and its fields, and returns the kind. */
  public static StepKind describe(Step step, Fields fields) {
    return step.accept(new PlanFormat(fields));
  }

  private static void end(String name, TensorSpec spec, Fields fields) {
    fields.code(name + "Type", spec.dataType());
    fields.integer(name + "Elements", spec.elements(), 0, MANY);
  }

  @Override
  public StepKind elementwise(Elementwise step) {
    return step.acceptElementwise(this);
  }

  @Override
  public StepKind gather(Gather step) {
    StepKind kind = kind(StepKind.GATHER);
    count("outer", step.outer());
    fields.list("axes", step.axes(), 1, 3, Structs.INDEX_TABLE);
    count("inner", step.inner());
    fields.code("type", step.type());
    return kind;
  }

  @Override
  public StepKind resample(Resample1d step) {
    StepKind kind = kind(StepKind.RESAMPLE_1D);
    fields.struct("pass", step.pass(), Structs.PASS);
    fields.struct("taps", step.taps(), Structs.TAP_TABLE);
    count("bodyInner", step.bodyInner());
    fields.code("body", step.body());
    fields.code("tail", step.tail());
    fields.code("input", step.input());
    floatingType("compute", step.compute());
    fields.code("output", step.output());
    return kind;
  }

  @Override
  public StepKind fixedPoint(FixedPoint1d step) {
    StepKind kind = kind(StepKind.FIXED_POINT_1D);
    fields.struct("pass", step.pass(), Structs.PASS);
    fields.struct("taps", step.taps(), Structs.TAP_TABLE);
    fields.struct("terms", step.terms(), Structs.TERMS);
    fields.integer("rounding", step.rounding(), Long.MIN_VALUE, MANY);
    fields.integer("shift", step.shift(), 0, 62);
    count("bodyInner", step.bodyInner());
    fields.code("input", step.input(), DataType.U8, DataType.I64);
    fields.code("output", step.output(), DataType.U8, DataType.I64);
    return kind;
  }

  private static final Fields.Struct<CornerBlend.Axis> CORNER_AXIS =
      Structs.struct(
          "TapAxis", (axis, fields) -> Structs.tapAxis(axis.inputLength(), axis.taps(), fields));

  @Override
  public StepKind cornerBlend(CornerBlend step) {
    StepKind kind = kind(StepKind.CORNER_BLEND);
    count("batch", step.batch());
    count("channels", step.channels());
    fields.flag("channelsInner", step.channelsInner());
    fields.list("axes", step.axes(), 2, 3, CORNER_AXIS);
    count("bodyChannels", step.bodyChannels());
    fields.code("body", step.body(), Accumulation.SEQUENTIAL, Accumulation.TWOS_THEN_FMA);
    fields.code("tail", step.tail(), Accumulation.SEQUENTIAL, Accumulation.TWOS_THEN_FMA);
    fields.code("type", step.type());
    floatingType("compute", step.compute());
    return kind;
  }

  @Override
  public StepKind convert(Convert step) {
    StepKind kind = kind(StepKind.CONVERT);
    count("count", step.count());
    fields.code("input", step.input());
    fields.code("output", step.output());
    fields.code("rounding", step.rounding());
    return kind;
  }

  @Override
  public StepKind binMean(BinMean step) {
    StepKind kind = kind(StepKind.BIN_MEAN);
    count("outer", step.outer());
    fields.list("axes", step.axes(), 1, 3, Structs.BIN_TABLE);
    count("inner", step.inner());
    fields.ints("bodyBins", step.bodyBins().stream().mapToInt(Integer::intValue).toArray());
    count("bodyInner", step.bodyInner());
    fields.struct("body", step.body(), Structs.MEAN);
    fields.struct("tail", step.tail(), Structs.MEAN);
    fields.code("type", step.type(), F32, DataType.BF16);
    fields.code("compute", step.compute(), F32, DataType.BF16);
    return kind;
  }

  @Override
  public StepKind cascadeMean(CascadeMean step) {
    StepKind kind = kind(StepKind.CASCADE_MEAN);
    count("outer", step.outer());
    fields.integer("length", step.length(), 0, INT);
    count("inner", step.inner());
    count("cascaded", step.cascaded());
    fields.integer("lanes", step.lanes(), 1, 64);
    fields.integer("shareLength", step.shareLength(), 1, INT);
    fields.integer("shares", step.shares(), 1, 1 << 16);
    fields.code("type", step.type(), F32, DataType.BF16);
    floatingType("compute", step.compute());
    return kind;
  }

  @Override
  public StepKind permute(Permute step) {
    StepKind kind = kind(StepKind.PERMUTE);
    fields.list("axes", Structs.PermutedAxis.of(step), 1, 8, Structs.PERMUTED_AXIS);
    fields.code("type", step.type());
    return kind;
  }

  private static final Fields.Struct<AdjointSum.Axis> ADJOINT_AXIS =
      Structs.struct(
          "TapAxis", (axis, fields) -> Structs.tapAxis(axis.inputLength(), axis.taps(), fields));

  @Override
  public StepKind adjointSum(AdjointSum step) {
    StepKind kind = kind(StepKind.ADJOINT_SUM);
    count("outer", step.outer());
    fields.list("axes", step.axes(), 1, 3, ADJOINT_AXIS);
    count("inner", step.inner());
    count("bodyInner", step.bodyInner());
    fields.code("body", step.body());
    fields.code("tail", step.tail());
    fields.code("type", step.type(), F32, DataType.BF16);
    fields.code("compute", step.compute(), F32, DataType.BF16);
    count("addedFirst", step.addedFirst());
    return kind;
  }

  @Override
  public StepKind pad(Pad step) {
    StepKind kind = kind(StepKind.PAD);
    fields.struct("pass", step.pass(), Structs.PASS);
    fields.integer("before", step.before(), 0, INT);
    fields.code("type", step.type());
    fields.number("value", step.value());
    return kind;
  }

  @Override
  public StepKind clamp(Clamp step) {
    StepKind kind = kind(StepKind.CLAMP);
    count("count", step.count());
    floatingType("type", step.type());
    fields.number("low", step.low());
    fields.number("high", step.high());
    return kind;
  }

  private static final Fields.Struct<ChannelArithmetic.Operation> CHANNEL_OPERATION =
      Structs.struct(
          "ChannelOperation",
          (operation, fields) -> {
            fields.code("op", operation.operator());
            fields.code("type", operation.type(), DataType.F32, DataType.F64);
            fields.doubles("operands", operation.operandArray());
          });

  @Override
  public StepKind channelArithmetic(ChannelArithmetic step) {
    StepKind kind = kind(StepKind.CHANNEL_ARITHMETIC);
    count("outer", step.outer());
    fields.integer("channels", step.channels(), 1, INT);
    count("inner", step.inner());
    fields.list("operations", step.operations(), 1, 8, CHANNEL_OPERATION);
    fields.code("input", step.input(), F32, DataType.I32);
    fields.code("output", step.output(), F32, DataType.I32);
    return kind;
  }

  @Override
  public StepKind alpha(Alpha step) {
    StepKind kind = kind(StepKind.ALPHA);
    count("pixels", step.pixels());
    fields.integer("channels", step.channels(), 2, 1 << 16);
    fields.code("direction", step.direction());
    fields.code("type", step.type());
    return kind;
  }

  @Override
  public StepKind lookup(Lookup step) {
    StepKind kind = kind(StepKind.LOOKUP);
    count("pixels", step.pixels());
    fields.integer("channels", step.channels(), 1, 1 << 16);
    fields.integer("mapped", step.mapped(), 1, 1 << 16);
    fields.code("input", step.input(), F32, DataType.U16);
    fields.code("output", step.output(), F32, DataType.U16);
    fields.doubles("table", step.table().values());
    return kind;
  }

  private StepKind kind(StepKind kind) {
    fields.code("kind", kind);
    return kind;
  }

  private void count(String name, long value) {
    fields.integer(name, value, 0, MANY);
  }

  /** A type in which sums are computed: float32 or float64. */
  private void floatingType(String name, DataType type) {
    fields.code(name, type, F32, F64);
  }
}
