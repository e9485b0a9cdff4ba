package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
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
  private final RandomChainSums sums;
  private final RandomImage image;
  private final RandomPermutations permutations;

  private RandomChain(Randoms random, int shortest, int longest) {
    this.random = random;
    this.steps = new RandomSteps(random);
    this.image = new RandomImage(random, shortest, longest);
    this.sums = new RandomChainSums(random, image, chain);
    this.permutations = new RandomPermutations(random, image);
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
    switch (random.between(0, 13)) {
      case 0, 1 -> addGather();
      case 2, 3 -> addPass();
      case 4 -> addPad();
      case 5 -> addClamp();
      case 6 -> addConvert();
      case 7 -> addChannels();
      case 8 -> sums.addBlend();
      case 9 -> sums.addBins();
      case 10 -> sums.addGradient();
      case 11 -> sums.addMean();
      case 12 -> addLookup();
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
    if (random.flip()) {
      addNewPass(pass);
    } else if (image.type == DataType.U8 && random.flip()) {
      FixedPoint1d step = steps.fixedPoint(pass);
      chain.add(step);
    } else {
      DataType output = image.type == DataType.F16 && random.flip() ? image.type : DataType.F32;
      DataType compute = image.type == DataType.F64 ? DataType.F64 : DataType.F32;
      Resample1d step =
          steps.resample(
              pass, random.pick(List.of(Accumulation.values())), image.type, compute, output);
      chain.add(step);
      image.type = output;
    }
  }

  /** A pass between any integer types, or one of floating-point numbers with two parts. */
  private void addNewPass(Pass pass) {
    if (image.type.isInteger() && random.flip()) {
      DataType output = random.pick(List.of(DataType.U8, DataType.I16, DataType.I32, DataType.I64));
      chain.add(new RandomIntegers(random).any(pass, image.type, output));
      image.type = output;
    } else if (image.type != DataType.F64) {
      chain.add(steps.parted(pass, Accumulation.REVERSED, Accumulation.PAIRWISE, image.type));
      image.type = DataType.F32;
    } else {
      chain.add(steps.parted(pass, Accumulation.SEQUENTIAL_FMA, Accumulation.REVERSED, image.type));
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
    List<DataType> types = List.of(DataType.U8, DataType.F32, DataType.BF16);
    List<DataType> more = List.of(DataType.I8, DataType.I32, DataType.I64, DataType.F64);
    DataType to = random.pick(random.flip() ? more : types);
    boolean other = to.isInteger();
    Convert.Rounding rounding =
        other ? random.pick(List.of(Convert.Rounding.values())) : Convert.Rounding.NEAREST_EVEN;
    chain.add(new Convert(image.elements(), image.type, to, rounding));
    image.type = to;
  }

  /** Bytes become numbers, or numbers bytes; of all channels, or of all but the last ones. */
  private void addLookup() {
    boolean decodes = image.type == DataType.U8;
    if (!decodes && image.type != DataType.F32 && image.type != DataType.F64) {
      return;
    }
    DataType to = decodes ? random.pick(List.of(DataType.F32, DataType.F64)) : DataType.U8;
    int channels = image.planes ? 1 : image.channels;
    chain.add(
        new RandomLookup(random)
            .step(
                image.elements() / channels,
                channels,
                random.between(1, channels),
                image.type,
                to));
    image.type = to;
  }

  private void addChannels() {
    if (image.type == DataType.I64) {
      return;
    }
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

  private void addPermute() {
    chain.add(permutations.any());
  }
}
