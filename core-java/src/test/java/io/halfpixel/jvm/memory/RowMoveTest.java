package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.IndexTable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Elements of every class of array go where indices say, and nothing else is written. */
final class RowMoveTest {
  private static final int FROM = 2;
  private static final int TO = 3;

  /** Moves the elements 10, 11, 12 and so on, and compares what then lies in a row of zeros. */
  private static void check(RowMove move, DataType type, int[] places, int[] index) {
    double[] source = new double[FROM + move.inputLength()];
    Arrays.setAll(source, i -> 10 + i - FROM);
    double[] expected = new double[TO + move.outputLength() + 1];
    for (int i = 0; i < index.length; i++) {
      expected[TO + places[i]] = 10 + index[i];
    }
    Object from = Elements.array(type, source.length);
    DoubleCarrier.INSTANCE.write(type, source, from, 0, source.length);
    Object to = Elements.array(type, expected.length);
    move.run(from, FROM, to, TO);
    double[] actual = new double[expected.length];
    DoubleCarrier.INSTANCE.read(type, to, 0, actual, 0, actual.length);
    assertArrayEquals(expected, actual);
  }

  private static void check(RowMove move, DataType type, int... index) {
    assertEquals(index.length, move.outputLength());
    check(move, type, IntStream.range(0, index.length).toArray(), index);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOOL")
  void rows_are_moved(DataType type) {
    check(RowMove.copy(5), type, 0, 1, 2, 3, 4);
    RowMove doubling = RowMove.of(IndexTable.of(3, new int[] {0, 0, 1, 1, 2, 2}), 1);
    check(doubling, type, 0, 0, 1, 1, 2, 2);
    RowMove others = RowMove.of(IndexTable.of(3, new int[] {0, 0, 1, 1, 2, 1}), 1);
    check(others, type, 0, 0, 1, 1, 2, 1);
    IndexTable swapped = IndexTable.of(3, new int[] {2, 0});
    check(RowMove.of(swapped, 2), type, 4, 5, 0, 1);
    check(RowMove.ofShortRows(swapped, 2, 3), type, 4, 5, 0, 1, 10, 11, 6, 7, 16, 17, 12, 13);
    RowMove apart = RowMove.to(9, new int[] {1, 2, 5, 7});
    check(apart, type, new int[] {1, 2, 5, 7}, new int[] {0, 1, 2, 3});
    assertEquals(9, apart.outputLength());
  }

  @Test
  void long_runs_are_moved_as_blocks() {
    IndexTable swapped = IndexTable.of(3, new int[] {2, 0});
    RowMove blocks = RowMove.of(swapped, 8);
    assertTrue(blocks.copiesBlocks());
    int[] index = IntStream.concat(IntStream.range(16, 24), IntStream.range(0, 8)).toArray();
    check(blocks, DataType.U8, index);
    RowMove indexed = RowMove.of(swapped, 7);
    assertFalse(indexed.copiesBlocks());
    index = IntStream.concat(IntStream.range(14, 21), IntStream.range(0, 7)).toArray();
    check(indexed, DataType.U8, index);
    assertTrue(RowMove.copy(1).copiesBlocks());
    assertTrue(RowMove.to(4, new int[] {3}).copiesBlocks());
  }

  @Test
  void an_enlargement_by_two_of_other_elements_is_no_doubling() {
    check(RowMove.of(IndexTable.of(2, new int[] {0, 0, 1}), 1), DataType.F32, 0, 0, 1);
    check(RowMove.of(IndexTable.of(2, new int[] {0, 1, 1, 1}), 1), DataType.F32, 0, 1, 1, 1);
    check(
        RowMove.of(IndexTable.of(2, new int[] {0, 0, 1, 1}), 2),
        DataType.F32,
        0,
        1,
        0,
        1,
        2,
        3,
        2,
        3);
    check(RowMove.of(IndexTable.of(2, new int[] {1, 1, 0, 0}), 1), DataType.F32, 1, 1, 0, 0);
    check(RowMove.of(4, new int[0]), DataType.F32);
  }

  @Test
  void rows_have_as_many_elements_as_arrays_may_have() {
    assertEquals(Integer.MAX_VALUE - 8, ArrayLength.of(Integer.MAX_VALUE - 8));
    assertEquals(24, ArrayLength.of(2, 3, 4));
    assertEquals(0, ArrayLength.of(0, 1L << 40));
    assertThrows(UnsupportedModeException.class, () -> ArrayLength.of(Integer.MAX_VALUE - 7));
    assertThrows(UnsupportedModeException.class, () -> ArrayLength.of(1L << 32, 1L << 32));
  }
}
