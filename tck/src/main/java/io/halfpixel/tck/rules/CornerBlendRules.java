package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HP-201 for blends of corners: product weights, the order of the corners, body and tail channels.
 */
@RuleFamily.Cases("blends")
public class CornerBlendRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected CornerBlendRules() {}

  @Override
  public List<StepExample> examples() {
    CornerBlend.Axis axis =
        new CornerBlend.Axis(
            3, TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {0.5, 0.5, 1, 0}));
    return List.of(
        StepExample.of(
                new CornerBlend(
                    1,
                    2,
                    false,
                    List.of(axis, axis),
                    1,
                    Accumulation.SEQUENTIAL,
                    Accumulation.SEQUENTIAL,
                    DataType.F32,
                    DataType.F32))
            .refuses("bodyChannels", 3)
            .refuses("axes[1].taps.weights[1]", 0.1)
            .refuses("axes[1].taps.starts[0]", 0, 1)
            .refuses("type", 5));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"LERP", "PAIRWISE"},
      mode = EnumSource.Mode.EXCLUDE)
  void required_hp201_corners_follow_the_accumulation_of_their_channel(Accumulation body) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              Accumulation tail = random.pick(List.of(Accumulation.values()));
              boolean plain = tail != Accumulation.LERP && tail != Accumulation.PAIRWISE;
              Accumulation other = plain ? tail : Accumulation.PAIR_FMA;
              return ordinary(
                  random, new RandomSteps(random).blend(body, other, DataType.F32, DataType.F32));
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp201_corners_of_every_type(DataType type) {
    rule("HP-201")
        .holdsForRandom(
            CASES / 2,
            random -> {
              DataType compute =
                  type == DataType.F64 || random.between(0, 3) == 0 ? DataType.F64 : DataType.F32;
              Accumulation order =
                  random.flip() ? Accumulation.REVERSED_PAIR_FMA : Accumulation.SEQUENTIAL;
              return ordinary(
                  random,
                  new RandomSteps(random).blend(order, Accumulation.PAIR_FMA, type, compute));
            });
  }

  /** Neighbours that share their corners, in both axes, with channels that fill vectors. */
  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16", "F32", "F64"})
  void required_hp201_enlarged_images_of_many_channels(DataType type) {
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    rule("HP-201")
        .holdsForRandom(
            CASES / 2,
            random -> {
              int channels = 8 * random.between(1, 8);
              return ordinary(
                  random,
                  new CornerBlend(
                      random.between(1, 2),
                      channels,
                      true,
                      List.of(enlarged(random, compute), enlarged(random, compute)),
                      random.pick(List.of(0, 8, channels)),
                      random.pick(List.of(Accumulation.SEQUENTIAL, Accumulation.PAIR_FMA)),
                      random.pick(List.of(Accumulation.REVERSED, Accumulation.REVERSED_PAIR_FMA)),
                      type,
                      compute));
            });
  }

  private static CornerBlend.Axis enlarged(Randoms random, DataType compute) {
    int inputLength = random.between(1, 6);
    DoubleSupplier weights = () -> random.weight(compute);
    return new CornerBlend.Axis(
        inputLength,
        new RandomSteps(random).pairs(inputLength, 3 * inputLength - 1, weights, weights));
  }

  /** (2^-100·2^-100)·2^120 underflows in the first product, in any other order it does not. */
  @Test
  void required_hp201_weights_are_multiplied_from_the_outermost_axis() {
    TapTable tiny = TapTable.uniform(2, new int[] {0, 0}, new double[] {0x1p-100, 0});
    TapTable huge = TapTable.uniform(2, new int[] {0, 0}, new double[] {0x1p120, 0});
    rule("HP-201").gives(volume(tiny, tiny, huge, 3), ElementBits.of(DataType.F32, 0, 0));
    rule("HP-201").gives(volume(tiny, huge, tiny, 0x1p80), ElementBits.of(DataType.F32, 1, 1));
  }

  private static PlanCase volume(TapTable depth, TapTable height, TapTable width, double value) {
    List<CornerBlend.Axis> axes =
        List.of(
            new CornerBlend.Axis(1, depth),
            new CornerBlend.Axis(1, height),
            new CornerBlend.Axis(1, width));
    return PlanCase.of(PlanCase.plan(step(2, axes, 1)), value, value);
  }

  /**
   * Corner values 1, 2, 4, 8 and weights that pick one corner: the numbering of the corners shows.
   */
  @Test
  void required_hp201_highest_bit_of_a_corner_is_the_outermost_axis() {
    TapTable lower = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 0});
    TapTable upper = TapTable.uniform(2, new int[] {0, 1}, new double[] {0, 1});
    for (int channels : new int[] {1, 8, 19}) {
      List<TapTable> tables = List.of(lower, upper);
      for (int corner = 0; corner < 4; corner++) {
        List<CornerBlend.Axis> axes =
            List.of(
                new CornerBlend.Axis(2, tables.get(corner >> 1)),
                new CornerBlend.Axis(2, tables.get(corner & 1)));
        double[] source = new double[4 * channels];
        double[] expected = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
          for (int at = 0; at < 4; at++) {
            source[channel * 4 + at] = (1 << at) + 16 * channel;
          }
          expected[channel] = (1 << corner) + 16 * channel;
        }
        rule("HP-201")
            .gives(
                PlanCase.of(PlanCase.plan(step(channels, axes, channels / 2)), source),
                ElementBits.of(DataType.F32, expected));
      }
    }
  }

  /** 2^24 + 1 + 1 is 2^24 from the first corner on, and 2^24 + 2 from the last. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void required_hp201_channels_of_every_image_follow_their_accumulation(boolean channelsInner) {
    TapTable both = TapTable.uniform(2, new int[] {0, 1}, new double[] {1, 1});
    CornerBlend.Axis axis = new CornerBlend.Axis(2, both);
    CornerBlend step =
        new CornerBlend(
            2,
            3,
            channelsInner,
            List.of(axis, axis),
            2,
            Accumulation.SEQUENTIAL,
            Accumulation.REVERSED,
            DataType.F32,
            DataType.F32);
    double[] corners = {0x1p24, 1, 1, 0};
    double[] source = new double[24];
    Arrays.setAll(source, i -> corners[channelsInner ? i / 3 % 4 : i % 4]);
    double body = 0x1p24;
    double tail = 0x1p24 + 2;
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(step), source),
            ElementBits.of(DataType.F32, body, body, tail, body, body, tail));
  }

  private static CornerBlend step(int channels, List<CornerBlend.Axis> axes, int bodyChannels) {
    return new CornerBlend(
        1,
        channels,
        false,
        axes,
        bodyChannels,
        Accumulation.SEQUENTIAL,
        Accumulation.REVERSED,
        DataType.F32,
        DataType.F32);
  }
}
