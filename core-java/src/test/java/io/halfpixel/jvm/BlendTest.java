package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.CornerBlend.Axis;
import io.halfpixel.plan.TapTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Corner blends against their definition. */
class BlendTest {
  private static Axis axis(int n, int outputs) {
    return new Axis(n, Tables.linear(n, outputs));
  }

  private static void check(
      int channels,
      boolean inner,
      int body,
      Accumulation first,
      Accumulation rest,
      DataType type,
      DataType compute,
      Axis... axes) {
    Runs.check(
        new CornerBlend(2, channels, inner, List.of(axes), body, first, rest, type, compute));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LERP", "PAIRWISE"})
  void everyOrder(Accumulation order) {
    Accumulation other = Accumulation.SEQUENTIAL;
    for (boolean inner : new boolean[] {true, false}) {
      check(11, inner, 8, order, other, DataType.F32, DataType.F32, axis(5, 10), axis(9, 18));
      check(11, inner, 8, other, order, DataType.F64, DataType.F64, axis(5, 7), axis(9, 13));
      check(
          3,
          inner,
          1,
          order,
          other,
          DataType.F32,
          DataType.F32,
          axis(3, 5),
          axis(5, 10),
          axis(9, 18));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "1,1", "2,1", "3,0", "7,7", "8,8", "9,8", "20,16", "64,64", "64,0", "300,296"})
  void channels(int channels, int body) {
    Accumulation first = Accumulation.REVERSED_PAIR_FMA;
    Accumulation rest = Accumulation.PAIR_FMA;
    for (boolean inner : new boolean[] {true, false}) {
      check(
          channels,
          inner,
          body,
          first,
          rest,
          DataType.F32,
          DataType.F32,
          axis(5, 10),
          axis(13, 26));
      check(
          channels, inner, body, first, rest, DataType.F32, DataType.F32, axis(5, 9), axis(13, 17));
      check(
          channels,
          inner,
          body,
          first,
          rest,
          DataType.F32,
          DataType.F32,
          axis(3, 6),
          axis(4, 7),
          axis(13, 26));
    }
  }

  @Test
  void types() {
    Accumulation order = Accumulation.REVERSED;
    for (boolean inner : new boolean[] {true, false}) {
      for (DataType type : List.of(DataType.F16, DataType.BF16, DataType.F32)) {
        check(5, inner, 2, order, order, type, DataType.F32, axis(4, 8), axis(6, 12));
        check(5, inner, 2, order, order, type, DataType.F64, axis(4, 8), axis(6, 12));
      }
    }
  }

  @Test
  void anyIndicesAndWeights() {
    Random random = new Random(1);
    TapTable rows = Tables.random(4, 9, 2, random);
    TapTable columns = Tables.random(30, 50, 2, random);
    for (int channels : new int[] {1, 5, 12}) {
      for (boolean inner : new boolean[] {true, false}) {
        check(
            channels,
            inner,
            0,
            Accumulation.REVERSED,
            Accumulation.TWOS_THEN_FMA,
            DataType.F32,
            DataType.F32,
            new Axis(4, rows),
            new Axis(30, columns));
      }
    }
  }

  @Test
  void rowsLongerThanAStretch() {
    check(
        3,
        false,
        0,
        Accumulation.REVERSED,
        Accumulation.PAIR_FMA,
        DataType.F32,
        DataType.F32,
        axis(3, 5),
        axis(1100, 1700));
  }
}
