package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CascadeMean;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules of sums and gathers for rows and rows of taps that are longer than any buffer, block or
 * unrolled loop.
 */
@RuleFamily.Sweep
public class LargeRules extends RuleFamily {
  private static final int CASES = 6;

  /** Creates the family; called by JUnit. */
  protected LargeRules() {}

  /** Along a row of thousands, across rows of thousands, and with channels in between. */
  private static Pass longPass(Randoms random) {
    int shape = random.between(0, 2);
    return switch (shape) {
      case 0 -> new Pass(2, random.between(1000, 5000), random.between(2000, 9000), 1);
      case 1 -> new Pass(1, random.shortLength(), random.shortLength(), random.between(1000, 5000));
      default ->
          new Pass(1, random.between(300, 900), random.between(500, 2000), random.between(2, 5));
    };
  }

  @ParameterizedTest
  @EnumSource
  void required_hp201_long_rows_of_floats(Accumulation order) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random ->
                ordinary(
                    random,
                    new RandomSteps(random)
                        .resample(
                            longPass(random), order, DataType.F32, DataType.F32, DataType.F32)));
  }

  @Test
  void required_hp202_long_rows_of_bytes() {
    rule("HP-202")
        .holdsForRandom(
            2 * CASES,
            random -> ordinary(random, new RandomSteps(random).fixedPoint(longPass(random))));
  }

  /** Hundreds of taps, as an antialiased reduction to a thumbnail has. */
  @ParameterizedTest
  @EnumSource(names = "LERP", mode = EnumSource.Mode.EXCLUDE)
  void required_hp201_rows_of_many_taps(Accumulation order) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              int inner = random.inner();
              Pass pass = new Pass(random.between(1, 40), 400, random.between(2, 20), inner);
              TapTable taps =
                  new RandomSteps(random)
                      .windows(400, pass.outputLength(), () -> random.weight(DataType.F32));
              return ordinary(
                  random,
                  new Resample1d(pass, taps, order, DataType.F32, DataType.F32, DataType.F32));
            });
  }

  /** Width, then height, as an antialiased reduction of a photo: each sum uses many rows. */
  @ParameterizedTest
  @EnumSource(names = {"SEQUENTIAL", "FOURS_THEN_FMA", "TWOS_THEN_FMA", "REVERSED_FMA"})
  void required_hp201_reduced_images(Accumulation order) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              DataType type = random.flip() ? DataType.F32 : DataType.F64;
              int planes = random.between(1, 3);
              int height = random.between(17, 90);
              int width = random.between(3, 50);
              int inner = random.between(1, 4);
              Pass across = new Pass((long) planes * height, 300, width, inner);
              Pass down = new Pass(planes, height, random.between(1, 30), (long) width * inner);
              return ordinary(
                  random,
                  steps.resample(across, order, type, type, type),
                  steps.resample(down, order, type, type, type));
            });
  }

  @Test
  void required_hp202_rows_of_many_integer_taps() {
    rule("HP-202")
        .holdsForRandom(
            2 * CASES,
            random -> {
              Pass pass =
                  new Pass(random.between(1, 40), 400, random.between(2, 20), random.inner());
              TapTable taps =
                  new RandomSteps(random)
                      .windows(400, pass.outputLength(), () -> random.between(-200, 600));
              return ordinary(
                  random, new FixedPoint1d(pass, taps, 1 << 14, 15, DataType.U8, DataType.U8));
            });
  }

  @Test
  void required_hp301_long_gathers() {
    rule("HP-301")
        .holdsForRandom(
            2 * CASES,
            random -> {
              DataType type = random.pick(List.of(DataType.values()));
              RandomSteps steps = new RandomSteps(random);
              boolean wide = random.flip();
              Gather step =
                  new Gather(
                      1,
                      List.of(
                          steps.indices(3, 5),
                          wide ? steps.indices(3000, 4097) : steps.indices(9, 12)),
                      wide ? 1 : 1500,
                      type);
              return PlanCase.filled(PlanCase.plan(step), () -> random.anyBits(type));
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F16", "BF16"})
  void required_hp201_blends_of_many_pixels_or_channels(DataType type) {
    rule("HP-201")
        .holdsForRandom(
            2 * CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              boolean wide = random.flip();
              int columns = wide ? 2500 : 9;
              int channels = wide ? 2 : 700;
              List<CornerBlend.Axis> axes =
                  List.of(
                      new CornerBlend.Axis(
                          3, steps.pairs(3, 4, () -> 0.25, () -> random.weight(DataType.F32))),
                      new CornerBlend.Axis(
                          7,
                          steps.pairs(7, columns, () -> random.weight(DataType.F32), () -> 0.75)));
              return ordinary(
                  random,
                  new CornerBlend(
                      1,
                      channels,
                      random.flip(),
                      axes,
                      channels / 8 * 8L,
                      Accumulation.REVERSED_PAIR_FMA,
                      Accumulation.PAIR_FMA,
                      type,
                      DataType.F32));
            });
  }

  /** The same as the reduction of floats, of more rows than a backend may take together. */
  @Test
  void required_hp202_reduced_images_of_bytes() {
    rule("HP-202")
        .holdsForRandom(
            2 * CASES,
            random -> {
              int planes = random.between(1, 3);
              int height = random.between(20, 200);
              int width = random.between(3, 50);
              int channels = random.between(1, 4);
              Pass across = new Pass((long) planes * height, 300, width, channels);
              Pass down = new Pass(planes, height, random.between(1, 30), (long) width * channels);
              return ordinary(random, reduction(random, across), reduction(random, down));
            });
  }

  /** Sums of the inputs that an output covers, and of a few on either side. */
  private static FixedPoint1d reduction(Randoms random, Pass pass) {
    int wider = random.between(0, 20);
    int[] starts = new int[pass.outputLength() + 1];
    List<Integer> indices = new ArrayList<>();
    for (int i = 0; i < pass.outputLength(); i++) {
      int first = Math.max(0, pass.inputLength() * i / pass.outputLength() - wider);
      int end = pass.inputLength() * (i + 1) / pass.outputLength() + random.between(0, wider);
      for (int x = first; x < Math.min(end, pass.inputLength()); x++) {
        indices.add(x);
      }
      starts[i + 1] = indices.size();
    }
    TapTable taps =
        TapTable.of(
            starts,
            indices.stream().mapToInt(Integer::intValue).toArray(),
            indices.stream().mapToDouble(x -> random.between(-200, 900)).toArray());
    return new FixedPoint1d(pass, taps, 1 << 13, 14, DataType.U8, DataType.U8);
  }

  /** All four levels of a cascade, and lanes and shares of thousands. */
  @Test
  void required_hp204_means_of_many_values() {
    rule("HP-204")
        .holdsForRandom(
            CASES,
            random -> {
              int length = random.between(60_000, 150_000);
              boolean shared = random.flip();
              return ordinary(
                  random,
                  new CascadeMean(
                      1,
                      length,
                      1,
                      random.between(0, 1),
                      8,
                      shared ? length / 3 + 1 : length,
                      shared ? 4 : 1,
                      DataType.F32,
                      DataType.F32));
            });
  }

  @Test
  void required_hp201_large_images() {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              RandomSteps steps = new RandomSteps(random);
              boolean bytes = random.flip();
              Pass across = new Pass(30, 500, 900, 1);
              Pass down = new Pass(1, 30, 70, 900);
              Step first =
                  bytes
                      ? steps.fixedPoint(across)
                      : steps.resample(
                          across, Accumulation.PAIR_FMA, DataType.F32, DataType.F32, DataType.F32);
              Step second =
                  bytes
                      ? steps.fixedPoint(down)
                      : steps.resample(
                          down, Accumulation.PAIR_FMA, DataType.F32, DataType.F32, DataType.F32);
              return ordinary(random, first, second);
            });
  }
}
