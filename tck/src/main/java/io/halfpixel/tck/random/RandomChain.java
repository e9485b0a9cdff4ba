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
  /** The longest height and width. */
  private static final int SMALL = 40;

  private static final int LARGE = 300;

  private final Randoms random;
  private final RandomSteps steps;
  private final List<Step> chain = new ArrayList<>();
  private final RandomImage image;

  private RandomChain(Randoms random, int shortest, int longest) {
    this.random = random;
    this.steps = new RandomSteps(random);
    this.image = new RandomImage(random, shortest, longest);
  }

  /** Returns a chain of two to six steps of any kinds. */
  public static Step[] any(Randoms random) {
    return any(random, 1, SMALL);
  }

  /** Returns such a chain over an image so large that it is made in several portions. */
  public static Step[] large(Randoms random) {
    return any(random, LARGE / 2, LARGE);
  }

  private static Step[] any(Randoms random, int shortest, int longest) {
    RandomChain chain = new RandomChain(random, shortest, longest);
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
    RandomChain chain = new RandomChain(random, 1, SMALL);
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

  /** A crop, a mirror, the nearest or any pixels; of both axes, or of one. */
  private void addGather() {
    boolean both = random.flip();
    boolean high = random.flip();
    if (both) {
      Gather gather =
          new Gather(
              image.images(),
              List.of(steps.indices(image.height, length()), steps.indices(image.width, length())),
              image.inner(),
              image.type);
      image.height = gather.axes().get(0).indices().length;
      image.width = gather.axes().get(1).indices().length;
      chain.add(gather);
    } else {
      Pass whole = image.pass(high, high ? image.height : image.width);
      Gather gather =
          new Gather(
              whole.outer(),
              List.of(steps.indices(whole.inputLength(), length())),
              whole.inner(),
              image.type);
      image.pass(high, gather.axes().get(0).indices().length);
      chain.add(gather);
    }
  }

  private int length() {
    return random.between(image.shortest, Math.max(image.shortest, image.longest / 4));
  }

  private void addPass() {
    Pass pass = image.pass(random.flip(), random.between(image.shortest, image.longest));
    if (image.type == DataType.U8 && random.flip()) {
      FixedPoint1d step = steps.fixedPoint(pass);
      chain.add(step);
    } else {
      DataType output = image.type == DataType.F16 && random.flip() ? image.type : DataType.F32;
      Resample1d step =
          steps.resample(
              pass, random.pick(List.of(Accumulation.values())), image.type, DataType.F32, output);
      chain.add(step);
      image.type = output;
    }
  }

  private void addPad() {
    boolean high = random.flip();
    int before = random.pick(List.of(0, 1, 7));
    int after = random.pick(List.of(0, 1, 7));
    int length = high ? image.height : image.width;
    chain.add(new Pad(image.pass(high, before + length + after), before, image.type, 114));
  }

  private void addClamp() {
    if (image.type == DataType.F32 || image.type == DataType.F64) {
      chain.add(new Clamp(image.elements(), image.type, -1, 200));
    }
  }

  private void addConvert() {
    DataType to = random.pick(List.of(DataType.U8, DataType.F32, DataType.BF16));
    chain.add(new Convert(image.elements(), image.type, to, Convert.Rounding.NEAREST_EVEN));
    image.type = to;
  }

  private void addChannels() {
    List<Double> operands =
        IntStream.range(0, image.channels).mapToObj(c -> random.weight(DataType.F32)).toList();
    Operation operation = new Operation(Operator.MULTIPLY, DataType.F32, operands);
    int outer = image.planes ? image.batch : image.batch * image.height * image.width;
    int inner = image.planes ? image.height * image.width : 1;
    chain.add(
        new ChannelArithmetic(
            outer, image.channels, inner, List.of(operation, operation), image.type, DataType.F32));
    image.type = DataType.F32;
  }

  private void addBlend() {
    if (image.type != DataType.F32 && image.type != DataType.F16) {
      return;
    }
    int newHeight = random.between(image.shortest, image.longest);
    int newWidth = random.between(image.shortest, image.longest);
    chain.add(
        new CornerBlend(
            image.batch,
            image.channels,
            !image.planes,
            List.of(axis(image.height, newHeight), axis(image.width, newWidth)),
            random.between(0, image.channels),
            Accumulation.SEQUENTIAL,
            Accumulation.REVERSED_PAIR_FMA,
            image.type,
            DataType.F32));
    image.height = newHeight;
    image.width = newWidth;
  }

  private CornerBlend.Axis axis(int length, int rows) {
    return new CornerBlend.Axis(
        length,
        steps.pairs(
            length, rows, () -> random.weight(DataType.F32), () -> random.weight(DataType.F32)));
  }

  private void addBins() {
    if (image.type != DataType.F32 && image.type != DataType.F16) {
      return;
    }
    RandomMeans means = new RandomMeans(random);
    BinTable rows = means.bins(image.height, image.longest);
    BinTable columns = means.bins(image.width, image.longest);
    int joint = random.between(0, image.inner());
    chain.add(
        new BinMean(
            image.images(),
            List.of(rows, columns),
            image.inner(),
            joint,
            BinMean.Mean.ONCE,
            BinMean.Mean.BY_AXIS,
            image.type,
            DataType.F32));
    image.height = rows.rows();
    image.width = columns.rows();
  }

  /** The mean of each channel. */
  private void addMean() {
    if (image.type != DataType.F32 && image.type != DataType.F16 || random.flip()) {
      return;
    }
    int length = image.height * image.width;
    int cascaded = random.between(0, image.inner());
    chain.add(
        new CascadeMean(
            image.images(),
            length,
            image.inner(),
            cascaded,
            4,
            length,
            1,
            image.type,
            DataType.F32));
    image.height = 1;
    image.width = 1;
  }

  private void addGradient() {
    if (image.type != DataType.F32 && image.type != DataType.F16) {
      return;
    }
    int newHeight = random.between(image.shortest, image.longest);
    int newWidth = random.between(image.shortest, image.longest);
    chain.add(
        new AdjointSum(
            image.images(),
            List.of(gradientAxis(image.height, newHeight), gradientAxis(image.width, newWidth)),
            image.inner(),
            random.between(0, image.inner()),
            AdjointSum.Term.PRODUCT,
            AdjointSum.Term.PRODUCT_FMA,
            image.type,
            DataType.F32,
            random.between(0, newHeight * newWidth * image.inner())));
    image.height = newHeight;
    image.width = newWidth;
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
              List.of(
                  (long) image.images(),
                  (long) image.height,
                  (long) image.width,
                  (long) image.inner()),
              List.of(0, 2, 1, 3),
              image.type));
      int before = image.height;
      image.height = image.width;
      image.width = before;
    } else {
      List<Long> lengths =
          image.planes
              ? List.of(
                  (long) image.batch,
                  (long) image.channels,
                  (long) image.height,
                  (long) image.width)
              : List.of(
                  (long) image.batch,
                  (long) image.height,
                  (long) image.width,
                  (long) image.channels);
      chain.add(
          new Permute(
              lengths, image.planes ? List.of(0, 2, 3, 1) : List.of(0, 3, 1, 2), image.type));
      image.planes = !image.planes;
    }
  }
}
