package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.Alpha.Direction;
import io.halfpixel.plan.Convert;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HP-206: colours are multiplied by the opacity of their pixel, or divided by it. */
@RuleFamily.Cases("means")
public class AlphaRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected AlphaRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(new Alpha(3, 4, Alpha.Direction.PREMULTIPLY, DataType.U8))
            .refuses("type", 2)
            .refuses("type", 11)
            .refuses("pixels", 1L << 62));
  }

  @ParameterizedTest
  @EnumSource(names = {"U8", "U16", "F32"})
  void required_hp206_colours_and_opacity(DataType type) {
    rule("HP-206")
        .holdsForRandom(
            CASES,
            random -> {
              int pixels = random.length() * random.length();
              int channels = random.pick(List.of(2, 4, 5));
              Direction direction = random.pick(List.of(Direction.values()));
              Alpha step = new Alpha(pixels, channels, direction, type);
              return PlanCase.filled(PlanCase.plan(step), () -> element(random, type));
            });
  }

  /** Zeros and the largest values are as frequent as others. */
  private static long element(Randoms random, DataType type) {
    return switch (random.between(0, 3)) {
      case 0 -> 0;
      case 1 -> ElementBits.bits(type, 1e9);
      case 2 -> random.special(type);
      default -> random.ordinary(type);
    };
  }

  /** So many pixels that they come in several portions, which other steps make and read. */
  @Test
  void required_hp206_many_pixels_between_other_steps() {
    rule("HP-206")
        .holdsForRandom(
            1,
            random -> {
              long count = 3001L * 5;
              Direction direction = random.pick(List.of(Direction.values()));
              return ordinary(
                  random,
                  convert(count, DataType.U8, DataType.F32),
                  new Alpha(3001, 5, direction, DataType.F32),
                  convert(count, DataType.F32, DataType.F64));
            });
  }

  private static Convert convert(long count, DataType from, DataType to) {
    return new Convert(count, from, to, Convert.Rounding.NEAREST_EVEN);
  }

  /** All pairs of bytes; the product is c·a/255 to nearest. */
  @Test
  void required_hp206_every_colour_with_every_opacity() {
    long[] source = new long[2 << 16];
    long[] product = new long[source.length];
    long[] quotient = new long[source.length];
    for (int pixel = 0; pixel < 1 << 16; pixel++) {
      int colour = pixel >> 8;
      int alpha = pixel & 255;
      source[2 * pixel] = colour;
      product[2 * pixel] = Math.round(colour * alpha / 255.0);
      quotient[2 * pixel] = alpha == 0 ? colour : Math.min(255, colour * 255 / alpha);
      source[2 * pixel + 1] = alpha;
      product[2 * pixel + 1] = alpha;
      quotient[2 * pixel + 1] = alpha;
    }
    gives(Direction.PREMULTIPLY, source, product);
    gives(Direction.UNPREMULTIPLY, source, quotient);
  }

  private void gives(Direction direction, long[] source, long[] expected) {
    Alpha step = new Alpha(1 << 16, 2, direction, DataType.U8);
    rule("HP-206").gives(new PlanCase(PlanCase.plan(step), source), expected);
  }

  @Test
  void required_hp206_float32_is_multiplied_and_divided_once() {
    double[] pixels = {0.1f, 0.3f, 0.7f, 5, -1, -0.0, 1, 2, 0.5f};
    Alpha multiply = new Alpha(3, 3, Direction.PREMULTIPLY, DataType.F32);
    Alpha divide = new Alpha(3, 3, Direction.UNPREMULTIPLY, DataType.F32);
    rule("HP-206")
        .gives(
            PlanCase.of(PlanCase.plan(multiply), pixels),
            ElementBits.of(
                DataType.F32, 0.1f * 0.7f, 0.3f * 0.7f, 0.7f, -0.0, 0.0, -0.0, 0.5, 1, 0.5));
    rule("HP-206")
        .gives(
            PlanCase.of(PlanCase.plan(divide), pixels),
            ElementBits.of(DataType.F32, 0.1f / 0.7f, 0.3f / 0.7f, 0.7f, 5, -1, -0.0, 2, 4, 0.5));
  }
}
