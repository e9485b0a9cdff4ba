package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.TapTable;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The loops of integer sums, for any number of taps, against the words of the plan. */
final class IntegerSumsTest {
  private static final int ROUNDING = 150;
  private static final int SHIFT = 1;
  private static final int FIRST = 2;
  private static final int LENGTH = 9;
  private static final int UNTOUCHED = -777_777;
  private static final Terms SHIFTED = new Terms(2, 1, Ties.FLOOR);

  private final Random random = new Random(14);

  private enum Kind {
    BYTES(Terms.EXACT, DataType.U8) {
      @Override
      Sums<int[]> sums() {
        return new FixedSums(ByteCarrier.INSTANCE, ROUNDING, SHIFT);
      }
    },
    CLAMPED(Terms.EXACT, DataType.U8) {
      @Override
      Sums<int[]> sums() {
        return new IntSums(IntCarrier.INSTANCE, ROUNDING, SHIFT, true);
      }
    },
    UNCLAMPED(Terms.EXACT, DataType.I32) {
      @Override
      Sums<int[]> sums() {
        return new IntSums(IntCarrier.INSTANCE, ROUNDING, SHIFT, false);
      }
    },
    TERMS(SHIFTED, DataType.U8) {
      @Override
      Sums<int[]> sums() {
        return new TermSums(IntCarrier.INSTANCE, step());
      }
    },
    ANY(SHIFTED, DataType.I16) {
      @Override
      Sums<int[]> sums() {
        return new ExactSums<>(IntCarrier.INSTANCE, step());
      }
    };

    final Terms terms;
    final DataType output;

    Kind(Terms terms, DataType output) {
      this.terms = terms;
      this.output = output;
    }

    abstract Sums<int[]> sums();

    FixedPoint1d step() {
      TapTable taps = FixedSteps.row(1);
      return FixedSteps.of(taps, terms, ROUNDING, SHIFT, DataType.I16, output);
    }

    /** clamp((rounding + Σ (value >> inputShift) · weight >> termShift) >> shift). */
    int expected(int[] values, int[] weights) {
      long sum = ROUNDING;
      for (int k = 0; k < values.length; k++) {
        sum += (long) (values[k] >> terms.inputShift()) * weights[k] >> terms.shift();
      }
      return (int) FixedBounds.of(output).within(sum >> SHIFT);
    }
  }

  static Stream<Arguments> kindsAndCounts() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> IntStream.rangeClosed(0, 9).mapToObj(n -> Arguments.of(kind, n)));
  }

  private int[] values(int length) {
    return random.ints(length, -20, 60).toArray();
  }

  /** Returns none of −1, 0 and 1, with which mistakes could be overlooked. */
  private int[] weights(int length) {
    return random.ints(length, -3, 4).map(w -> w < 0 ? w - 1 : w + 2).toArray();
  }

  private static int[][] rows(int count, Supplier<int[]> row) {
    return Stream.generate(row).limit(count).toArray(int[][]::new);
  }

  private static int[] at(int[][] rows, int i) {
    return Arrays.stream(rows).mapToInt(row -> row[i]).toArray();
  }

  private static int[] untouched(int length) {
    int[] row = new int[length];
    Arrays.fill(row, UNTOUCHED);
    return row;
  }

  @ParameterizedTest
  @MethodSource("kindsAndCounts")
  void rows_have_one_weight_each(Kind kind, int count) {
    int[][] values = rows(count, () -> values(LENGTH + 1));
    int[] weights = weights(FIRST + count + 1);
    int[] sum = untouched(LENGTH + 1);
    kind.sums().rows(values, weights, FIRST, count, sum, LENGTH);
    int[] used = Arrays.copyOfRange(weights, FIRST, FIRST + count);
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(kind.expected(at(values, i), used), sum[i]);
    }
    assertEquals(UNTOUCHED, sum[LENGTH]);
  }

  @ParameterizedTest
  @MethodSource("kindsAndCounts")
  void elements_have_a_weight_each(Kind kind, int count) {
    int[][] values = rows(count, () -> values(LENGTH + 1));
    int[][] weights = rows(count, () -> weights(LENGTH + 1));
    int[] sum = untouched(LENGTH + 1);
    kind.sums().elements(values, weights, count, sum, LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(kind.expected(at(values, i), at(weights, i)), sum[i]);
    }
    assertEquals(UNTOUCHED, sum[LENGTH]);
  }

  /** Rows of so many taps, of none, and of one, for pixels of three channels. */
  @ParameterizedTest
  @MethodSource("kindsAndCounts")
  void each_row_of_taps_gives_a_pixel(Kind kind, int count) {
    int inner = FixedSteps.INNER;
    int[] values = values(FixedSteps.INPUTS * inner);
    int[] index = random.ints(count + 1, 0, FixedSteps.INPUTS).toArray();
    int[] weights = weights(count + 1);
    int[] starts = {0, count, count, count + 1};
    TapOrder order = PassSteps.order(kind.step());
    AxisTaps<int[]> taps = AxisTaps.ordered(starts, index, weights, order);
    int[] sum = untouched(FIRST + 3 * inner + 1);
    kind.sums().dots(values, taps, inner, sum, FIRST);

    int[] expected = untouched(sum.length);
    for (int row = 0; row < 3; row++) {
      for (int p = 0; p < inner; p++) {
        int channel = p;
        int[] used =
            IntStream.range(starts[row], starts[row + 1])
                .map(k -> values[index[k] * inner + channel])
                .toArray();
        int[] rowWeights = Arrays.copyOfRange(weights, starts[row], starts[row + 1]);
        expected[FIRST + row * inner + p] = kind.expected(used, rowWeights);
      }
    }
    assertArrayEquals(expected, sum);
  }

  @ParameterizedTest
  @EnumSource
  void only_sums_that_are_not_clamped_say_so(Kind kind) {
    assertEquals(kind == Kind.UNCLAMPED, kind.sums().areUnclamped());
  }
}
