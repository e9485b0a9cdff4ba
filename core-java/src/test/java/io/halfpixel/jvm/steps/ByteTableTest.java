package io.halfpixel.jvm.steps;

import static io.halfpixel.DataType.F16;
import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.F64;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.Runs;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where bytes are looked up, and that this changes nothing. */
final class ByteTableTest {
  /** Multiplies with 1.5, 2.5, 3.5 and so on, a number for each channel. */
  private static ChannelArithmetic channels(
      long outer, int channels, long inner, DataType from, DataType to) {
    List<Double> factors = IntStream.range(0, channels).mapToObj(c -> c + 1.5).toList();
    return new ChannelArithmetic(
        outer, channels, inner, List.of(new Operation(Operator.MULTIPLY, F32, factors)), from, to);
  }

  private static ChannelArithmetic pixels(long pixels, int channels) {
    return channels(pixels, channels, 1, U8, F32);
  }

  private static Convert convert(long count, DataType from, DataType to) {
    return new Convert(count, from, to, Convert.Rounding.NEAREST_EVEN);
  }

  private static Lookup squares(long pixels, int channels, int mapped) {
    double[] squares = new double[256];
    Arrays.setAll(squares, value -> value * value);
    return new Lookup(pixels, channels, mapped, U8, F32, LookupTable.of(squares));
  }

  private static Arguments given(boolean table, String why, Step... steps) {
    return Arguments.of(Named.of(why, List.of(steps)), table);
  }

  static List<Arguments> decisions() {
    return List.of(
        given(true, "16 uses of each of 256 entries", pixels(4096, 1)),
        given(false, "one less", pixels(4095, 1)),
        given(true, "16 uses in each of four channels", pixels(4096, 4)),
        given(false, "one less in each", pixels(4095, 4)),
        given(false, "five channels", pixels(9000, 5)),
        given(true, "planes that have all bytes", channels(20, 2, 256, U8, F32)),
        given(false, "planes that have not", channels(20, 2, 255, U8, F32)),
        given(true, "five channels, each with the same table", squares(1000, 5, 5)),
        given(true, "colours and opacity", squares(4096, 4, 3)),
        given(true, "the same channels again", pixels(5000, 2), channels(5000, 2, 1, F32, F32)),
        given(false, "other channels", pixels(6000, 2), channels(4000, 3, 1, F32, F32)),
        given(true, "no channels behind", pixels(5000, 2), convert(10_000, F32, F16)),
        given(true, "no channels before", convert(10_000, U8, F32), channels(5000, 2, 1, F32, F32)),
        given(false, "conversions alone", convert(9000, U8, F32), convert(9000, F32, F16)),
        given(false, "to bytes", channels(9000, 1, 1, U8, U8)),
        given(false, "to float64", channels(9000, 1, 1, U8, F64)),
        given(true, "to float16", channels(9000, 1, 1, U8, F16)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("decisions")
  void bytes_are_looked_up_where_that_is_faster(List<Step> steps, boolean table) {
    assertEquals(table, ByteTable.of(steps, Loops.JVM) != null);
  }

  private static Named<List<Step>> run(String what, Step... steps) {
    return Named.of(what, List.of(steps));
  }

  private static Permute turn(List<Long> lengths, Integer... axes) {
    return new Permute(lengths, List.of(axes), F32);
  }

  static List<Named<List<Step>>> runs() {
    return List.of(
        run("pixels", pixels(4200, 3)),
        run("pixels as float16", channels(4200, 3, 1, U8, F16)),
        run("planes", channels(4, 3, 1100, U8, F32)),
        run("short planes", channels(20, 3, 300, U8, F32)),
        run("shorter planes", channels(20, 3, 255, U8, F32)),
        run("rows of two", channels(3000, 3, 2, U8, F32)),
        run("pixels as float64", channels(4200, 3, 1, U8, F64)),
        run("pixels as bytes", channels(4200, 3, 1, U8, U8)),
        run("two kinds of pixels", pixels(6300, 2), channels(4200, 3, 1, F32, F32)),
        run("pixels, then elements", pixels(4200, 3), new Clamp(12_600, F32, 9, 99)),
        run("pixels to planes", pixels(4200, 3), turn(List.of(2L, 2100L, 3L), 0, 2, 1)),
        run("elements to planes", pixels(12_600, 1), turn(List.of(2L, 2100L, 3L), 0, 2, 1)),
        run("pixels of other channels", pixels(6300, 2), turn(List.of(4200L, 3L), 1, 0)),
        run("planes to planes", channels(1, 2, 4200, U8, F32), turn(List.of(4200L, 2L), 1, 0)),
        run("an image on its side", pixels(4200, 3), turn(List.of(60L, 70L, 3L), 1, 0, 2)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void results_are_those_of_the_steps(List<Step> steps) {
    Runs.check(steps.toArray(Step[]::new));
  }
}
