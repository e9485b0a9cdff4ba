package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Resampler;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.resample.AlphaMode;
import io.halfpixel.resample.EdgePolicy;
import io.halfpixel.tck.random.RandomResampler;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HP-103: what Halfpixel's own face promises to the bit, for every filter, size, edge and type. */
@RuleFamily.Cases("chains")
@RuleFamily.Sweep
public class ResamplerRules extends RuleFamily {
  private static final int CASES = 25;

  /** Creates the family; called by JUnit. */
  protected ResamplerRules() {}

  @ParameterizedTest
  @EnumSource
  void required_hp103_a_mirrored_input_gives_the_mirrored_result(DataType type) {
    forRandom(
        type,
        (random, call, source) -> {
          if (isTied(call, source)) {
            return;
          }
          Plan plan = call.plan(source);
          PlanCase original = PlanCase.filled(plan, () -> wide(random, type));
          long[] result = ReferenceInterpreter.run(plan, original.source());
          boolean[] flips = {random.flip(), random.flip(), random.flip()};
          PlanCase mirrored = new PlanCase(plan, mirror(original.source(), source, flips));
          rule("HP-103").gives(mirrored, mirror(result, plan.target(), flips), call.toString());
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64", "F16", "BF16"})
  void required_hp103_a_mirrored_gradient_gives_the_mirrored_result(DataType type) {
    forRandom(
        type,
        (random, call, source) -> {
          if (isTied(call, source)) {
            return;
          }
          Plan plan = call.gradient(source.shape()).plan(call.plan(source).target());
          PlanCase original = PlanCase.filled(plan, () -> wide(random, type));
          long[] result = ReferenceInterpreter.run(plan, original.source());
          boolean[] flips = {random.flip(), random.flip(), random.flip()};
          long[] flipped = mirror(original.source(), plan.source(), flips);
          rule("HP-103")
              .gives(
                  new PlanCase(plan, flipped),
                  mirror(result, plan.target(), flips),
                  call.toString());
        });
  }

  @ParameterizedTest
  @EnumSource
  void required_hp103_a_constant_stays_constant(DataType type) {
    forRandom(
        type,
        (random, call, source) -> {
          Plan plan = call.plan(source);
          long value =
              type == DataType.F64
                  ? ElementBits.bits(type, random.between(1, 256) / 32.0)
                  : wide(random, type);
          boolean constant = call.settings().edge().toString().startsWith("constant");
          if (constant || ElementBits.value(type, value) == 0 && type.isFloatingPoint()) {
            return;
          }
          rule("HP-103")
              .gives(
                  PlanCase.filled(plan, () -> value),
                  LongStream.range(0, plan.target().elements()).map(i -> value).toArray(),
                  call.toString());
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"U8", "U16"})
  void required_hp103_colours_stay_when_they_are_multiplied_by_alpha(DataType type) {
    for (int seed = 0; seed < CASES; seed++) {
      Randoms random = new Randoms(seed);
      TensorSpec source = TensorSpec.of(type, random.between(1, 12), random.between(1, 12), 4);
      Resampler call =
          new RandomResampler(random)
              .sized(source)
              .edge(EdgePolicy.REFLECT)
              .alpha(AlphaMode.PREMULTIPLY)
              .linearLight(seed % 2 == 1);
      Plan plan = call.plan(source);
      long[] pixel = LongStream.range(0, 4).map(i -> random.anyBits(type)).toArray();
      pixel[3] = Math.max(1, pixel[3]);
      int[] next = {0};
      rule("HP-103")
          .gives(
              PlanCase.filled(plan, () -> pixel[next[0]++ % 4]),
              LongStream.range(0, plan.target().elements()).map(i -> pixel[(int) i % 4]).toArray(),
              call.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void required_hp103_axes_that_keep_their_length_stay(DataType type) {
    forRandom(
        type,
        (random, call, source) -> {
          int first = source.shape().rank() > 3 ? 1 : 0;
          int[] lengths = new int[call.settings().lengths().size()];
          for (int i = 0; i < lengths.length; i++) {
            lengths[i] = (int) source.shape().length(first + i);
          }
          Plan plan = call.size(lengths).plan(source);
          PlanCase original = PlanCase.filled(plan, () -> random.anyBits(type));
          rule("HP-103").gives(original, original.source(), call.toString());
        });
  }

  /** What is tried with a call. */
  private interface Trial {
    void of(Randoms random, Resampler call, TensorSpec source);
  }

  /** Integers also in linear light. */
  private void forRandom(DataType type, Trial trial) {
    for (int seed = 0; seed < CASES; seed++) {
      Randoms random = new Randoms(31L * seed + type.frameworkName().hashCode());
      RandomResampler calls = new RandomResampler(random);
      TensorSpec source = calls.source(type);
      Resampler call = calls.sized(source);
      call = call.linearLight(calls.light(type));
      boolean copied = type == DataType.I64 || type == DataType.BOOL;
      if (copied) {
        Resampler sized = Resampler.nearest();
        call = sized.size(call.settings().lengths().stream().mapToInt(i -> i).toArray());
      }
      trial.of(random, call, source);
    }
  }

  /** Nearest, and the middle of an odd number of outputs lies between two pixels. */
  private static boolean isTied(Resampler call, TensorSpec source) {
    int first = source.shape().rank() > 3 ? 1 : 0;
    boolean tied = false;
    for (int i = 0; i < call.settings().lengths().size(); i++) {
      tied |=
          call.settings().lengths().get(i) % 2 == 1 && source.shape().length(first + i) % 2 == 0;
    }
    return tied
        && Objects.equals(call.settings().filter(), Resampler.nearest().settings().filter());
  }

  /** Returns a value of a magnitude between 2^-30 and 2^30, where the type has them. */
  private static long wide(Randoms random, DataType type) {
    if (type != DataType.F32 && type != DataType.F64) {
      return random.ordinary(type);
    }
    double fraction = ElementBits.value(DataType.F64, random.ordinary(DataType.F64));
    return ElementBits.bits(type, Math.scalb(fraction, random.between(-22, 22)));
  }

  /** Returns the elements with axes turned around: the spatial ones of the usual axes. */
  private static long[] mirror(long[] elements, TensorSpec spec, boolean[] flips) {
    Shape shape = spec.shape();
    int rank = shape.rank();
    int[] order = order(spec);
    long[] lengths = Arrays.stream(order).mapToLong(shape::length).toArray();
    long[] mirrored = new long[elements.length];
    for (int from = 0; from < elements.length; from++) {
      long rest = from;
      long to = 0;
      long stride = 1;
      for (int place = rank - 1; place >= 0; place--) {
        long index = rest % lengths[place];
        rest /= lengths[place];
        int spatial = order[place] - (rank > 3 ? 1 : 0);
        boolean flip = spatial >= 0 && spatial < (rank < 5 ? 2 : 3) && flips[spatial];
        to += stride * (flip ? lengths[place] - 1 - index : index);
        stride *= lengths[place];
      }
      mirrored[(int) to] = elements[from];
    }
    return mirrored;
  }

  /** Returns the axes in the order of memory. */
  private static int[] order(TensorSpec spec) {
    int rank = spec.shape().rank();
    int[] order = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      int place = axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1;
      order[spec.memoryFormat() == MemoryFormat.CONTIGUOUS ? axis : place] = axis;
    }
    return order;
  }
}
