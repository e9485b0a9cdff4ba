package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random chains of steps over one image, as preprocessing has them: each step fits the axes and the
 * type that the one before it left behind.
 */
public final class RandomChain {
  private static final int LONGEST = 40;

  private final Randoms random;
  private final RandomSteps steps;
  private final List<Step> chain = new ArrayList<>();
  private final int batch;
  private final int channels;
  private int height;
  private int width;
  private boolean planes;
  private DataType type;

  private RandomChain(Randoms random) {
    this.random = random;
    this.steps = new RandomSteps(random);
    this.batch = random.between(1, 3);
    this.channels = random.pick(List.of(1, 2, 3, 3, 4, 5, 17));
    this.height = random.between(1, LONGEST);
    this.width = random.between(1, LONGEST);
    this.planes = random.flip();
    this.type = random.pick(List.of(DataType.U8, DataType.F32, DataType.F32, DataType.F16));
  }

  /** Returns a chain of two to six steps of any kinds. */
  public static Step[] any(Randoms random) {
    RandomChain chain = new RandomChain(random);
    int count = random.between(2, 6);
    while (chain.chain.size() < count) {
      chain.addAny();
    }
    return chain.steps();
  }

  /**
   * Returns what a model's input is made with: a crop, passes, a border and arithmetic with
   * channels, each of them or not, between layouts that may change before and after.
   */
  public static Step[] preprocessing(Randoms random) {
    RandomChain chain = new RandomChain(random);
    List<Runnable> all =
        List.of(
            chain::addPermute,
            chain::addGather,
            chain::addPass,
            chain::addPass,
            chain::addPad,
            chain::addChannels,
            chain::addPermute);
    chain.addPass();
    all.forEach(
        step -> {
          if (random.between(0, 2) > 0) {
            step.run();
          }
        });
    return chain.steps();
  }

  private Step[] steps() {
    return chain.toArray(Step[]::new);
  }

  private void addAny() {
    switch (random.between(0, 12)) {
      case 0, 1 -> addGather();
      case 2, 3 -> addPass();
      case 4 -> addPad();
      case 5 -> addClamp();
      case 6 -> addConvert();
      case 7 -> addChannels();
      case 8 -> addBlend();
      case 9 -> addBins();
      case 10 -> addGradient();
      case 11 -> addMean();
      default -> addPermute();
    }
  }

  /** The elements of one position that are neighbours. */
  private int inner() {
    return planes ? 1 : channels;
  }

  private int images() {
    return planes ? batch * channels : batch;
  }

  private long elements() {
    return (long) batch * channels * height * width;
  }

  /** Returns a pass over the height or the width, which gets another length. */
  private Pass pass(boolean high, int length) {
    int before = high ? height : width;
    long outer = high ? images() : (long) images() * height;
    long inner = high ? (long) width * inner() : inner();
    height = high ? length : height;
    width = high ? width : length;
    return new Pass(outer, before, length, inner);
  }

  /** A crop, a mirror, the nearest or any pixels; of both axes, or of one. */
  private void addGather() {
    boolean both = random.flip();
    boolean high = random.flip();
    if (both) {
      Gather gather =
          new Gather(
              images(),
              List.of(steps.indices(height, length()), steps.indices(width, length())),
              inner(),
              type);
      height = gather.axes().get(0).indices().length;
      width = gather.axes().get(1).indices().length;
      chain.add(gather);
    } else {
      Pass whole = pass(high, high ? height : width);
      Gather gather =
          new Gather(
              whole.outer(),
              List.of(steps.indices(whole.inputLength(), length())),
              whole.inner(),
              type);
      pass(high, gather.axes().get(0).indices().length);
      chain.add(gather);
    }
  }

  private int length() {
    return random.between(1, LONGEST / 4);
  }

  private void addPass() {
    Pass pass = pass(random.flip(), random.between(1, LONGEST));
    if (NewWords.areUsed() && random.flip()) {
      addNewPass(pass);
    } else if (type == DataType.U8 && random.flip()) {
      FixedPoint1d step = steps.fixedPoint(pass);
      chain.add(step);
    } else {
      DataType output = type == DataType.F16 && random.flip() ? type : DataType.F32;
      Resample1d step =
          steps.resample(
              pass, random.pick(List.of(Accumulation.values())), type, DataType.F32, output);
      chain.add(step);
      type = output;
    }
  }

  /** A pass between any integer types, or one of floating-point numbers with two parts. */
  private void addNewPass(Pass pass) {
    if (type.isInteger() && random.flip()) {
      DataType output = random.pick(List.of(DataType.U8, DataType.I16, DataType.I32, DataType.I64));
      chain.add(steps.anyFixedPoint(pass, type, output));
      type = output;
    } else if (type != DataType.F64) {
      chain.add(steps.parted(pass, Accumulation.REVERSED, Accumulation.PAIRWISE, type));
      type = DataType.F32;
    } else {
      chain.add(steps.parted(pass, Accumulation.SEQUENTIAL_FMA, Accumulation.REVERSED, type));
    }
  }

  private void addPad() {
    boolean high = random.flip();
    int before = random.pick(List.of(0, 1, 7));
    int after = random.pick(List.of(0, 1, 7));
    int length = high ? height : width;
    chain.add(new Pad(pass(high, before + length + after), before, type, 114));
  }

  private void addClamp() {
    if (type == DataType.F32 || type == DataType.F64) {
      chain.add(new Clamp(elements(), type, -1, 200));
    }
  }

  private void addConvert() {
    List<DataType> types = List.of(DataType.U8, DataType.F32, DataType.BF16);
    List<DataType> more = List.of(DataType.I8, DataType.I32, DataType.I64, DataType.F64);
    DataType to = random.pick(NewWords.areUsed() && random.flip() ? more : types);
    boolean other = NewWords.areUsed() && to.isInteger();
    Convert.Rounding rounding =
        other
            ? random.pick(List.of(Convert.Rounding.values()))
            : Convert.Rounding.NEAREST_EVEN;
    chain.add(new Convert(elements(), type, to, rounding));
    type = to;
  }

  private void addChannels() {
    if (type == DataType.I64) {
      return;
    }
    List<Double> operands =
        IntStream.range(0, channels).mapToObj(c -> random.weight(DataType.F32)).toList();
    Operation operation = new Operation(Operator.MULTIPLY, DataType.F32, operands);
    int outer = planes ? batch : batch * height * width;
    int inner = planes ? height * width : 1;
    chain.add(
        new ChannelArithmetic(
            outer, channels, inner, List.of(operation, operation), type, DataType.F32));
    type = DataType.F32;
  }

  private void addBlend() {
    if (type != DataType.F32 && type != DataType.F16) {
      return;
    }
    int newHeight = random.between(1, LONGEST);
    int newWidth = random.between(1, LONGEST);
    chain.add(
        new CornerBlend(
            batch,
            channels,
            !planes,
            List.of(axis(height, newHeight), axis(width, newWidth)),
            random.between(0, channels),
            Accumulation.SEQUENTIAL,
            Accumulation.REVERSED_PAIR_FMA,
            type,
            DataType.F32));
    height = newHeight;
    width = newWidth;
  }

  private CornerBlend.Axis axis(int length, int rows) {
    return new CornerBlend.Axis(
        length,
        steps.pairs(
            length, rows, () -> random.weight(DataType.F32), () -> random.weight(DataType.F32)));
  }

  private void addBins() {
    if (type != DataType.F32 && type != DataType.F16) {
      return;
    }
    RandomMeans means = new RandomMeans(random);
    BinTable rows = means.bins(height, LONGEST);
    BinTable columns = means.bins(width, LONGEST);
    int joint = random.between(0, inner());
    chain.add(
        new BinMean(
            images(),
            List.of(rows, columns),
            inner(),
            joint,
            BinMean.Mean.ONCE,
            BinMean.Mean.BY_AXIS,
            type,
            DataType.F32));
    height = rows.rows();
    width = columns.rows();
  }

  /** The mean of each channel. */
  private void addMean() {
    if (type != DataType.F32 && type != DataType.F16 || random.flip()) {
      return;
    }
    int length = height * width;
    int cascaded = random.between(0, inner());
    chain.add(
        new CascadeMean(images(), length, inner(), cascaded, 4, length, 1, type, DataType.F32));
    height = 1;
    width = 1;
  }

  private void addGradient() {
    if (type != DataType.F32 && type != DataType.F16) {
      return;
    }
    int newHeight = random.between(1, LONGEST);
    int newWidth = random.between(1, LONGEST);
    chain.add(
        new AdjointSum(
            images(),
            List.of(gradientAxis(height, newHeight), gradientAxis(width, newWidth)),
            inner(),
            random.between(0, inner()),
            AdjointSum.Term.PRODUCT,
            AdjointSum.Term.PRODUCT_FMA,
            type,
            DataType.F32,
            random.between(0, newHeight * newWidth * inner())));
    height = newHeight;
    width = newWidth;
  }

  private AdjointSum.Axis gradientAxis(int length, int rows) {
    TapTable taps = steps.taps(length, rows, () -> random.weight(DataType.F32));
    return new AdjointSum.Axis(length, RandomSteps.ascending(taps));
  }

  /** Pixels become planes, and planes pixels; or images are turned on their side. */
  private void addPermute() {
    if (random.between(0, 3) == 0) {
      chain.add(
          new Permute(
              List.of((long) images(), (long) height, (long) width, (long) inner()),
              List.of(0, 2, 1, 3),
              type));
      int before = height;
      height = width;
      width = before;
    } else {
      List<Long> lengths =
          planes
              ? List.of((long) batch, (long) channels, (long) height, (long) width)
              : List.of((long) batch, (long) height, (long) width, (long) channels);
      chain.add(new Permute(lengths, planes ? List.of(0, 2, 3, 1) : List.of(0, 3, 1, 2), type));
      planes = !planes;
    }
  }
}
