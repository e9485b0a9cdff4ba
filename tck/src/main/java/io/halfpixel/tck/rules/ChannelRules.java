package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arithmetic with one number for each channel. */
@RuleFamily.Cases("means")
public class ChannelRules extends RuleFamily {
  private static final int CASES = 60;

  /** Creates the family; called by JUnit. */
  protected ChannelRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(
                new ChannelArithmetic(
                    2,
                    3,
                    2,
                    List.of(
                        ChannelArithmetic.Operation.float32(
                            ChannelArithmetic.Operator.SUBTRACT, 0.5f, 0.25f, 1)),
                    DataType.U8,
                    DataType.F32))
            .refuses("channels", 2)
            .refuses("operations[0].operands[1]", 0.1));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"I64", "BOOL"},
      mode = EnumSource.Mode.EXCLUDE)
  void required_hp205_each_operation_is_rounded_once(DataType input) {
    rule("HP-205")
        .holdsForRandom(
            CASES,
            random -> {
              ChannelArithmetic step = step(random, input, random.pick(outputs()));
              return PlanCase.filled(PlanCase.plan(step), () -> random.ordinary(input));
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F64", "F16", "BF16"})
  void required_hp205_special_values_follow_the_arithmetic(DataType type) {
    rule("HP-205")
        .holdsForRandom(
            CASES,
            random -> {
              ChannelArithmetic step = step(random, type, type);
              return PlanCase.filled(PlanCase.plan(step), () -> random.special(type));
            });
  }

  /** 1/255 in float64 and in float32 differ, and so do the products of 3. */
  @Test
  void required_hp205_the_type_of_an_operation_is_its_own() {
    double factor = 1 / 255.0;
    Operation wide = Operation.float64(Operator.MULTIPLY, factor);
    Operation narrow = Operation.float32(Operator.MULTIPLY, (float) factor);
    rule("HP-205")
        .gives(
            PlanCase.of(plan(wide, DataType.F32), 3),
            ElementBits.of(DataType.F32, (float) (3 * factor)));
    rule("HP-205")
        .gives(
            PlanCase.of(plan(narrow, DataType.F32), 3),
            ElementBits.of(DataType.F32, 3 * (float) factor));
    rule("HP-205")
        .gives(PlanCase.of(plan(wide, DataType.F64), 3), ElementBits.of(DataType.F64, 3 * factor));
  }

  /** (x · 2 − 1) / 4 with numbers of three channels, in both layouts. */
  @Test
  void required_hp205_operations_run_in_order_with_the_numbers_of_their_channel() {
    List<Operation> operations =
        List.of(
            Operation.float32(Operator.MULTIPLY, 2, 3, 4),
            Operation.float32(Operator.SUBTRACT, 1, 2, 3),
            Operation.float32(Operator.ADD, 5, 6, 7),
            Operation.float32(Operator.DIVIDE, 4, 2, 1));
    ChannelArithmetic planes =
        new ChannelArithmetic(1, 3, 2, operations, DataType.U8, DataType.F32);
    ChannelArithmetic pixels =
        new ChannelArithmetic(2, 3, 1, operations, DataType.U8, DataType.F32);
    rule("HP-205")
        .gives(
            PlanCase.of(PlanCase.plan(planes), 1, 2, 3, 4, 5, 6),
            ElementBits.of(DataType.F32, 1.5, 2, 6.5, 8, 24, 28));
    rule("HP-205")
        .gives(
            PlanCase.of(PlanCase.plan(pixels), 1, 2, 3, 4, 5, 6),
            ElementBits.of(DataType.F32, 1.5, 5, 16, 3, 9.5, 28));
  }

  /** The end of most pipelines: channels change places, bytes become numbers, pixels planes. */
  @Test
  void required_hp205_pixels_of_bytes_become_planes_of_numbers() {
    rule("HP-205")
        .holdsForRandom(
            3 * CASES,
            random -> {
              int images = random.between(1, 2);
              int channels = random.between(0, 5) == 0 ? 4 : 3;
              int height = random.between(1, 4);
              int width = random.between(1, 90);
              Pass rows = new Pass(images, random.between(1, 5), height, (long) width * channels);
              long pixels = (long) images * height * width;
              List<Step> steps = new ArrayList<>();
              steps.add(new RandomSteps(random).fixedPoint(rows));
              if (random.flip()) {
                int[] places = channels == 3 ? new int[] {2, 1, 0} : new int[] {2, 1, 0, 3};
                IndexTable swap = IndexTable.of(channels, places);
                steps.add(new Gather(pixels, List.of(swap), 1, DataType.U8));
              }
              steps.add(singles(random, pixels, channels));
              steps.add(
                  new Permute(
                      List.of((long) images, (long) height * width, (long) channels),
                      List.of(0, 2, 1),
                      DataType.F32));
              return ordinary(random, steps.toArray(Step[]::new));
            });
  }

  /** Every byte in every channel, with divisors of all magnitudes, among them those of models. */
  @Test
  void required_hp205_quotients_of_bytes_in_planes_are_rounded_once() {
    rule("HP-205")
        .holdsForRandom(
            CASES,
            random -> {
              List<Operation> operations = new ArrayList<>();
              if (random.flip()) {
                operations.add(Operation.float32(Operator.SUBTRACT, divisors(random)));
              }
              operations.add(Operation.float32(Operator.DIVIDE, divisors(random)));
              if (operations.size() == 1 && random.flip()) {
                operations.add(Operation.float32(Operator.DIVIDE, divisors(random)));
              }
              IndexTable mirrored =
                  IndexTable.of(256, IntStream.range(0, 256).map(i -> 255 - i).toArray());
              Plan plan =
                  PlanCase.plan(
                      new Gather(1, List.of(mirrored), 3, DataType.U8),
                      new ChannelArithmetic(256, 3, 1, operations, DataType.U8, DataType.F32),
                      new Permute(List.of(1L, 256L, 3L), List.of(0, 2, 1), DataType.F32));
              AtomicLong next = new AtomicLong();
              return PlanCase.filled(plan, () -> next.getAndIncrement() / 3);
            });
  }

  private static float[] divisors(Randoms random) {
    float[] common = {
      255, 58.395f, 57.12f, 57.375f, 0.229f, 3, 0x1p-126f, 1e36f, 0x1p-128f, Float.MIN_VALUE
    };
    float[] three = new float[3];
    for (int channel = 0; channel < three.length; channel++) {
      float one = (float) random.weight(DataType.F32);
      three[channel] = random.flip() ? one : common[random.between(0, common.length - 1)];
    }
    return three;
  }

  /** So many that each byte is there many times, and its result may be looked up. */
  @ParameterizedTest
  @EnumSource(names = {"F32", "F16", "BF16"})
  void required_hp205_many_bytes_become_numbers(DataType output) {
    rule("HP-205")
        .holdsForRandom(
            CASES / 2,
            random -> {
              int channels = random.pick(List.of(1, 2, 3, 3, 4, 5));
              int pixels = random.between(4090, 4200);
              boolean planes = random.flip();
              int inner = planes ? random.pick(List.of(pixels, 255, 256, 300)) : 1;
              int outer = planes ? (pixels + inner - 1) / inner : pixels;
              List<Operation> operations =
                  List.of(operation(random, channels), operation(random, channels));
              ChannelArithmetic step =
                  new ChannelArithmetic(outer, channels, inner, operations, DataType.U8, output);
              if (planes || random.flip()) {
                return ordinary(random, step);
              }
              List<Long> lengths = List.of((long) outer, (long) channels);
              return ordinary(random, step, new Permute(lengths, List.of(1, 0), output));
            });
  }

  /** One to three operations, nearly always in float32. */
  private static ChannelArithmetic singles(Randoms random, long pixels, int channels) {
    List<Operation> operations = new ArrayList<>();
    int count = random.between(1, 3);
    for (int i = 0; i < count; i++) {
      Operation any = operation(random, channels);
      DataType type = random.between(0, 7) == 0 ? any.type() : DataType.F32;
      List<Double> operands =
          any.operands().stream().map(x -> (double) (float) (double) x).toList();
      operations.add(new Operation(any.operator(), type, operands));
    }
    return new ChannelArithmetic(pixels, channels, 1, operations, DataType.U8, DataType.F32);
  }

  private static Plan plan(Operation operation, DataType output) {
    return PlanCase.plan(new ChannelArithmetic(1, 1, 1, List.of(operation), DataType.U8, output));
  }

  private static List<DataType> outputs() {
    return List.of(
        DataType.F32, DataType.F32, DataType.F64, DataType.F16, DataType.BF16, DataType.U8);
  }

  private static ChannelArithmetic step(Randoms random, DataType input, DataType output) {
    int channels = random.pick(List.of(1, 2, 3, 3, 4, random.between(5, 40)));
    int inner = random.pick(List.of(1, 1, random.inner(), 31, 32, 33, random.between(34, 700)));
    int outer = inner > 1 ? random.between(1, 3) : random.between(1, 1500 / channels);
    List<Operation> operations = new ArrayList<>();
    int count = random.between(1, 4);
    for (int i = 0; i < count; i++) {
      operations.add(operation(random, channels));
    }
    return new ChannelArithmetic(outer, channels, inner, operations, input, output);
  }

  private static Operation operation(Randoms random, int channels) {
    DataType type = random.flip() ? DataType.F32 : DataType.F64;
    List<Double> operands = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      operands.add(random.weight(type));
    }
    return new Operation(random.pick(List.of(Operator.values())), type, operands);
  }
}
