package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HP-101 and HP-201 for several steps: whatever a backend fuses, each step reads what the one
 * before it wrote, rounded to its type.
 *
 * <p>The axes of the chains are named as in a tensor: d, h, w, with channels c innermost or not at
 * all.
 */
@RuleFamily.Cases("chains")
public class ChainRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected ChainRules() {}

  @ParameterizedTest
  @ValueSource(strings = {"wh", "hw", "whd", "dhw", "hwd", "hdw", "ww", "h", "w"})
  void required_hp201_float_passes_in_order(String axes) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              Accumulation order = random.pick(List.of(Accumulation.values()));
              return ordinary(random, floats(random, axes, order, Types.all(DataType.F32)));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"wh", "hw"})
  void required_hp203_integer_passes_round_in_between(String axes) {
    rule("HP-203")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              List<Step> chain = new ArrayList<>();
              Volume volume = new Volume(random, axes);
              for (int at = 0; at < axes.length(); at++) {
                char axis = axes.charAt(at);
                chain.add(steps.fixedPoint(volume.pass(axis)));
              }
              return ordinary(random, chain.toArray(Step[]::new));
            });
  }

  /** A float16 or bfloat16 intermediate is rounded, though the sums are in float32. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void required_hp201_half_intermediates_are_rounded(DataType half) {
    for (String axes : List.of("wh", "hw", "whd")) {
      rule("HP-201")
          .holdsForRandom(
              CASES / 2,
              random -> {
                Types types = random.flip() ? Types.all(half) : new Types(half, half, DataType.F32);
                return ordinary(random, floats(random, axes, Accumulation.PAIR_FMA, types));
              });
    }
  }

  /** Bytes read, float32 in between and at the end; and bytes again by a conversion. */
  @ParameterizedTest
  @ValueSource(strings = {"wh", "hw"})
  void required_hp203_bytes_at_the_edges(String axes) {
    rule("HP-203")
        .holdsForRandom(
            CASES,
            random -> {
              Types types = new Types(DataType.U8, DataType.F32, DataType.F32);
              List<Step> chain =
                  new ArrayList<>(List.of(floats(random, axes, Accumulation.SEQUENTIAL, types)));
              if (random.flip()) {
                chain.add(convert(chain.get(chain.size() - 1), DataType.U8));
              }
              return ordinary(random, chain.toArray(Step[]::new));
            });
  }

  @Test
  void required_hp203_conversions_at_the_start_and_in_between() {
    List<DataType> types = List.of(DataType.F16, DataType.BF16, DataType.U8, DataType.I16);
    rule("HP-203")
        .holdsForRandom(
            CASES,
            random -> {
              DataType outside = random.pick(types);
              Step[] passes =
                  floats(random, "wh", Accumulation.SEQUENTIAL_FMA, Types.all(DataType.F32));
              Step back = convert(passes[0], outside);
              return ordinary(
                  random,
                  new Convert(
                      passes[0].inputElements(),
                      outside,
                      DataType.F32,
                      Convert.Rounding.NEAREST_EVEN),
                  passes[0],
                  back,
                  new Convert(
                      back.outputElements(), outside, DataType.F32, Convert.Rounding.NEAREST_EVEN),
                  passes[1]);
            });
  }

  @Test
  void required_hp101_gathers_and_passes_mix() {
    rule("HP-101")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              Gather gather = steps.gather(DataType.F32);
              Pass after = split(random, gather.outputElements());
              Step pass =
                  steps.resample(
                      after, Accumulation.REVERSED, DataType.F32, DataType.F32, DataType.F32);
              Pass last = split(random, pass.outputElements());
              Gather end =
                  new Gather(
                      last.outer(),
                      List.of(steps.indices(last.inputLength(), 7)),
                      last.inner(),
                      DataType.F32);
              return ordinary(random, gather, pass, end);
            });
  }

  @Test
  void required_hp101_blends_and_passes_mix() {
    rule("HP-101")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              Step blend =
                  steps.blend(
                      Accumulation.REVERSED_PAIR_FMA,
                      Accumulation.PAIR_FMA,
                      DataType.F32,
                      DataType.F32);
              Step pass =
                  steps.resample(
                      split(random, blend.outputElements()),
                      Accumulation.FOURS_THEN_FMA,
                      DataType.F32,
                      DataType.F32,
                      DataType.F16);
              return ordinary(random, blend, pass, convert(pass, DataType.U8));
            });
  }

  @Test
  void required_hp101_integer_and_float_passes_mix() {
    rule("HP-101")
        .holdsForRandom(
            CASES,
            random -> {
              Volume volume = new Volume(random, "whd");
              RandomSteps steps = new RandomSteps(random);
              FixedPoint1d bytes = steps.fixedPoint(volume.pass('h'));
              Step floats =
                  steps.resample(
                      volume.pass('w'),
                      Accumulation.SEQUENTIAL,
                      DataType.U8,
                      DataType.F32,
                      DataType.F32);
              return ordinary(
                  random,
                  bytes,
                  floats,
                  convert(floats, DataType.U8),
                  steps.fixedPoint(volume.pass('d')));
            });
  }

  /** Rows are so long that a step behind the pass takes them in pieces. */
  @Test
  void required_hp201_long_rows_are_summed_piece_by_piece() {
    rule("HP-201")
        .holdsForRandom(
            2,
            random -> {
              Pass pass = new Pass(1, 3, 4, random.between(4097, 4500));
              Step sum =
                  new RandomSteps(random)
                      .resample(
                          pass, Accumulation.SEQUENTIAL, DataType.F16, DataType.F32, DataType.F32);
              return ordinary(random, sum, convert(sum, DataType.I16));
            });
  }

  /**
   * All rows of 4500 are sums of the same two, and are asked for in parts of 3000: of the second
   * row the last 3000 and then the first 1500, of the third one the first 3000.
   */
  @Test
  void required_hp201_parts_of_rows_begin_alike_and_end_apart() {
    double[] weights = {0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75};
    TapTable same = TapTable.uniform(2, new int[] {0, 1, 0, 1, 0, 1, 0, 1}, weights);
    Pass pass = new Pass(1, 2, 4, 4500);
    Step sum =
        new Resample1d(
            pass, same, Accumulation.SEQUENTIAL, DataType.F16, DataType.F32, DataType.F32);
    int parts = (int) (pass.outputElements() / 3000);
    IndexTable order = IndexTable.of(parts, new int[] {2, 1, 3});
    Step gather = new Gather(1, List.of(order), 3000, DataType.F32);
    rule("HP-201").holdsForRandom(1, random -> ordinary(random, sum, gather));
  }

  private static Convert convert(Step before, DataType to) {
    return new Convert(before.outputElements(), before.output(), to, Convert.Rounding.NEAREST_EVEN);
  }

  /** Returns a pass over some factorisation of a number of elements. */
  private static Pass split(Randoms random, long elements) {
    long inner = divisor(elements, random.inner());
    long length = divisor(elements / inner, random.length());
    return new Pass(elements / inner / length, (int) length, random.shortLength(), inner);
  }

  private static long divisor(long number, long atMost) {
    long divisor = Math.max(1, Math.min(number, atMost));
    while (number % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  /** What a chain reads, what stands between its steps, and what it writes. */
  private record Types(DataType first, DataType between, DataType last) {
    static Types all(DataType type) {
      return new Types(type, type, type);
    }
  }

  private static Step[] floats(Randoms random, String axes, Accumulation order, Types types) {
    RandomSteps steps = new RandomSteps(random);
    Volume volume = new Volume(random, axes);
    Step[] chain = new Step[axes.length()];
    for (int i = 0; i < chain.length; i++) {
      chain[i] =
          steps.resample(
              volume.pass(axes.charAt(i)),
              order,
              i == 0 ? types.first() : types.between(),
              DataType.F32,
              i == chain.length - 1 ? types.last() : types.between());
    }
    return chain;
  }
}
