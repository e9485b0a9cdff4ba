package io.halfpixel.jvm;

import static io.halfpixel.DataType.BF16;
import static io.halfpixel.DataType.F16;
import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.F64;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One pass in floating point against its definition: HP-201, HP-301, HP-401. */
class ResampleTest {
  private final Random random = new Random(7);

  private static void check(Accumulation order, TapTable taps, int outer, int n, int inner) {
    for (DataType compute : List.of(F32, F64)) {
      Pass pass = new Pass(outer, n, taps.rows(), inner);
      Runs.check(new Resample1d(pass, taps, order, compute, compute, compute));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNumberOfTapsInEveryOrder(Accumulation order) {
    for (int count = 1; count <= 14; count++) {
      if (order == Accumulation.LERP && count != 2) {
        continue;
      }
      for (int inner : new int[] {1, 3, 19, 300}) {
        TapTable taps =
            order == Accumulation.LERP
                ? Tables.lerp(9, 33, random)
                : Tables.random(9, 33, count, random);
        check(order, taps, 3, 9, inner);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LERP")
  void rowsOfDifferentLengthAndEmptyRows(Accumulation order) {
    for (int inner : new int[] {1, 2, 5, 8, 257}) {
      check(order, Tables.ragged(11, 40, 9, random), 2, 11, inner);
      check(order, Tables.ragged(5, 30, 1, random), 2, 5, inner);
    }
  }

  @ParameterizedTest
  @EnumSource
  void patternsOfEnlarging(Accumulation order) {
    for (int factor : new int[] {1, 2, 3, 4, 7}) {
      for (int inner : new int[] {1, 2, 3, 4, 8, 64}) {
        boolean lerp = order == Accumulation.LERP;
        int outputs = 23 * factor;
        TapTable linear = lerp ? Tables.lerp(23, outputs, null) : Tables.linear(23, outputs);
        check(order, linear, 2, 23, inner);
        if (!lerp) {
          check(order, Tables.cubic(23, outputs), 2, 23, inner);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 255, 256, 257})
  void innerLengths(int inner) {
    check(Accumulation.PAIR_FMA, Tables.linear(13, 29), 3, 13, inner);
    check(Accumulation.PAIR_FMA, Tables.cubic(13, 26), 3, 13, inner);
    check(Accumulation.FOURS_THEN_FMA, Tables.windows(31, 7, 5.3), 3, 31, inner);
  }

  @Test
  void rowsLongerThanAStretch() {
    check(Accumulation.PAIR_FMA, Tables.linear(1500, 3000), 2, 1500, 1);
    check(Accumulation.PAIR_FMA, Tables.cubic(1500, 2900), 2, 1500, 1);
    check(Accumulation.SEQUENTIAL, Tables.linear(700, 1400), 2, 700, 3);
    check(Accumulation.SEQUENTIAL_FMA, Tables.cubic(150, 450), 1, 150, 9);
    check(Accumulation.SEQUENTIAL_FMA, Tables.random(3, 5, 7, random), 1, 3, 40000);
  }

  @Test
  void aWindowAsWideAsTheAxis() {
    TapTable ends = TapTable.uniform(2, new int[] {0, 36, 36, 0}, new double[] {0.5, 1, 2, 0.25});
    check(Accumulation.SEQUENTIAL, ends, 3, 37, 300);
    check(Accumulation.SEQUENTIAL, ends, 3, 37, 1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"F64", "BOOL"})
  void inputTypes(DataType input) {
    for (DataType output : List.of(F32, F16, BF16)) {
      for (int inner : new int[] {1, 3, 260}) {
        Pass pass = new Pass(3, 10, 21, inner);
        TapTable taps = Tables.cubic(10, 21);
        Runs.check(new Resample1d(pass, taps, Accumulation.PAIR_FMA, input, F32, output));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOL")
  void inputTypesInFloat64(DataType input) {
    for (DataType output : List.of(F64, F32, F16, BF16)) {
      Pass pass = new Pass(3, 10, 21, 3);
      TapTable taps = Tables.cubic(10, 21);
      Runs.check(new Resample1d(pass, taps, Accumulation.SEQUENTIAL, input, F64, output));
    }
  }
}
