package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The rules of sums and gathers where source and target are together larger than the caches, 30 MB
 * and more: backends may write such results in another way.
 */
@RuleFamily.Cases("large")
@RuleFamily.Sweep
public class CacheRules extends RuleFamily {
  /** Creates the family; called by JUnit. */
  protected CacheRules() {}

  private static Step linear(Randoms random, Pass pass) {
    TapTable taps =
        new RandomSteps(random)
            .pairs(pass.inputLength(), pass.outputLength(), () -> 0.25, () -> 0.75);
    return new Resample1d(
        pass, taps, Accumulation.PAIR_FMA, DataType.F32, DataType.F32, DataType.F32);
  }

  @Test
  void required_hp201_reductions_larger_than_the_caches() {
    rule("HP-201")
        .holdsForRandom(
            1,
            random -> {
              int width = random.between(1400, 1420);
              Pass across = new Pass(2600, 2300, width, 1);
              Pass down = new Pass(1, 2600, 1700, width);
              return ordinary(random, linear(random, across), linear(random, down));
            });
  }

  /** Along rows alone: whole vectors, and none left over. */
  @Test
  void required_hp201_rows_larger_than_the_caches() {
    rule("HP-201")
        .holdsForRandom(
            1, random -> ordinary(random, linear(random, new Pass(1600, 3000, 2048, 1))));
  }

  /** Read as floats, which are fewer. */
  @Test
  void required_hp202_bytes_larger_than_the_caches() {
    rule("HP-202")
        .holdsForRandom(
            1,
            random -> {
              Pass down = new Pass(1, 1900, 3000, random.between(3050, 3100));
              TapTable taps = new RandomSteps(random).pairs(1900, 3000, () -> 90, () -> 38);
              return ordinary(
                  random,
                  new Convert(
                      down.inputElements(),
                      DataType.F32,
                      DataType.U8,
                      Convert.Rounding.NEAREST_EVEN),
                  new FixedPoint1d(down, taps, 1 << 6, 7, DataType.U8, DataType.U8));
            });
  }

  /** The planes of a photo: the lines of the cache begin with other pixels in each. */
  @Test
  void required_hp205_planes_larger_than_a_cache() {
    rule("HP-205").holdsForRandom(1, random -> ordinary(random, planes(random, 750, List.of())));
  }

  /** The lines of the cache begin with the same pixels in each plane; channels change places. */
  @Test
  void required_hp205_planes_whose_lines_begin_alike() {
    IndexTable turned = IndexTable.of(3, new int[] {2, 1, 0});
    rule("HP-205")
        .holdsForRandom(1, random -> ordinary(random, planes(random, 752, List.of(turned))));
  }

  /** Rows of an odd number of pixels, so that few begin where a line of the cache does. */
  private static Step[] planes(Randoms random, int height, List<IndexTable> channels) {
    int width = 951 + 2 * random.between(0, 10);
    int pixels = height * width;
    IndexTable mirrored =
        IndexTable.of(height, IntStream.range(0, height).map(row -> height - 1 - row).toArray());
    Operation subtract = Operation.float32(Operator.SUBTRACT, 123.5f, 116.25f, 103.75f);
    Operation divide = Operation.float32(Operator.DIVIDE, 58.5f, 57.25f, 57.5f);
    List<Step> steps = new ArrayList<>();
    steps.add(new Gather(1, List.of(mirrored), 3L * width, DataType.U8));
    channels.forEach(table -> steps.add(new Gather(pixels, List.of(table), 1, DataType.U8)));
    steps.add(
        new ChannelArithmetic(pixels, 3, 1, List.of(subtract, divide), DataType.U8, DataType.F32));
    steps.add(new Permute(List.of(1L, (long) pixels, 3L), List.of(0, 2, 1), DataType.F32));
    return steps.toArray(Step[]::new);
  }

  @Test
  void required_hp301_gathers_larger_than_the_caches() {
    rule("HP-301")
        .holdsForRandom(
            1,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              int width = random.between(2200, 2300);
              Gather step =
                  new Gather(
                      1,
                      List.of(steps.indices(1000, 1200), steps.indices(1600, width)),
                      1,
                      DataType.F64);
              return PlanCase.filled(PlanCase.plan(step), () -> random.anyBits(DataType.F64));
            });
  }
}
