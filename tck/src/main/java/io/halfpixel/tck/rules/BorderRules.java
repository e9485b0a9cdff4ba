package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Borders around an axis, and the limits of a range. */
@RuleFamily.Cases("moves")
public class BorderRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected BorderRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(new Pad(new Pass(1, 2, 5, 3), 1, DataType.U8, 114))
            .refuses("before", 4)
            .refuses("value", 0.5)
            .refuses("value", Double.NaN)
            .refuses("value", -1.0)
            .refuses("value", 256.0),
        StepExample.of(new Clamp(5, DataType.F32, 0, 255))
            .refuses("high", -1.0)
            .refuses("high", Double.POSITIVE_INFINITY)
            .refuses("low", Double.NaN));
  }

  @ParameterizedTest
  @EnumSource
  void required_hp301_pad_keeps_the_bits_of_every_type(DataType type) {
    rule("HP-301")
        .holdsForRandom(
            CASES,
            random -> {
              Pad step = pad(random, type);
              return PlanCase.filled(PlanCase.plan(step), () -> random.anyBits(type));
            });
  }

  private static Pad pad(Randoms random, DataType type) {
    int length = random.length();
    int before = random.pick(List.of(0, 0, 1, 2, random.length()));
    int after = random.pick(List.of(0, 0, 1, 2, random.length()));
    int inner = random.pick(List.of(1, 2, 3, 4, random.inner(), 255, 256, 300));
    Pass pass = new Pass(random.between(1, 3), length, before + length + after, inner);
    return new Pad(
        pass, before, type, random.pick(List.of(0.0, 1.0, type == DataType.BOOL ? 1 : 114.0)));
  }

  @Test
  void required_hp101_borders_lie_on_both_sides_of_an_axis() {
    Pad step = new Pad(new Pass(2, 2, 5, 2), 2, DataType.U8, 9);
    rule("HP-101")
        .gives(
            PlanCase.of(PlanCase.plan(step), 1, 2, 3, 4, 5, 6, 7, 8),
            ElementBits.of(
                DataType.U8, 9, 9, 9, 9, 1, 2, 3, 4, 9, 9, 9, 9, 9, 9, 5, 6, 7, 8, 9, 9));
  }

  /** The lowest and the highest value of the type, and what only some types have. */
  @ParameterizedTest
  @EnumSource
  void required_hp101_borders_have_any_value_of_the_type(DataType type) {
    List<Double> values =
        switch (type) {
          case F64 -> List.of(-Double.MAX_VALUE, Double.MIN_VALUE, -0.0, 0.1);
          case F32 -> List.of((double) -Float.MAX_VALUE, (double) Float.MIN_VALUE, -0.0);
          case F16 -> List.of(-65504.0, 0x1p-24, -0.0, Double.POSITIVE_INFINITY);
          case BF16 -> List.of(-0x1.fep127, 0x1p-133, -0.0, Double.NEGATIVE_INFINITY);
          case U8 -> List.of(0.0, 255.0);
          case I8 -> List.of(-128.0, 127.0);
          case I16 -> List.of(-32768.0, 32767.0);
          case U16 -> List.of(0.0, 65535.0);
          case I32 -> List.of(-2147483648.0, 2147483647.0);
          case I64 -> List.of(-0x1p63, Math.nextDown(0x1p63));
          case BOOL -> List.of(0.0, 1.0);
        };
    for (double value : values) {
      Pad step = new Pad(new Pass(1, 1, 3, 1), 1, type, value);
      rule("HP-101")
          .gives(PlanCase.of(PlanCase.plan(step), 5), ElementBits.of(type, value, 5, value));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void required_hp203_clamp_brings_values_into_a_range(DataType type) {
    Clamp step = new Clamp(8, type, -2, 65504);
    double inf = Double.POSITIVE_INFINITY;
    rule("HP-203")
        .gives(
            PlanCase.of(PlanCase.plan(step), -inf, -2.5, -2, -0.0, 3, 65504, 65505, inf),
            ElementBits.of(type, -2, -2, -2, -0.0, 3, 65504, 65504, 65504));
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void required_hp203_clamp_leaves_nan_alone(DataType type) {
    Clamp step = new Clamp(2, type, 1, 2);
    rule("HP-203")
        .gives(
            PlanCase.of(PlanCase.plan(step), Double.NaN, 0), ElementBits.of(type, Double.NaN, 1));
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64"})
  void required_hp203_clamps_of_many_values(DataType type) {
    rule("HP-203")
        .holdsForRandom(
            CASES,
            random -> {
              Clamp step = new Clamp(random.between(1, 9000), type, -1, random.between(-1, 2));
              return ordinary(random, step);
            });
  }
}
