package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Elements of every type travel in rows: where they lie, and what becomes of values beyond it. */
final class CarrierTest {
  private static final int FIRST = 2;
  private static final int AT = 3;

  private static final List<Carrier<?>> CARRIERS =
      List.of(
          FloatCarrier.INSTANCE,
          DoubleCarrier.INSTANCE,
          DoubleCarrier.ODD,
          ByteCarrier.INSTANCE,
          IntCarrier.INSTANCE,
          LongCarrier.INSTANCE);

  /** Returns a type's least and greatest elements and some between, as numbers. */
  private static double[] some(DataType type) {
    return switch (type) {
      case BOOL -> new double[] {0, 1, 1, 0, 1, 0};
      case U8 -> new double[] {0, 1, 127, 128, 255, 9};
      case I8 -> new double[] {-128, 127, -1, 0, 1, 9};
      case U16 -> new double[] {0, 32767, 32768, 65535, 1, 9};
      case I16 -> new double[] {-32768, 32767, -1, 0, 1, 9};
      case I32 -> new double[] {-0x1p31, 0x1p31 - 1, -1, 0, 1, 9};
      case I64 -> new double[] {-0x1p63, 0x1p62, -1, 0, 1, 9};
      case F16, BF16 -> new double[] {-0.0, 1.5, -2.25, 0x1p-14, 1024, 9};
      case F32, F64 -> new double[] {-0.0, 1.5, -2.25, 0x1.000002p-14, 0x1p100, 9};
    };
  }

  static Stream<Arguments> held() {
    return CARRIERS.stream()
        .flatMap(
            carrier ->
                Stream.of(DataType.values())
                    .filter(carrier::holds)
                    .map(type -> Arguments.of(carrier, type)));
  }

  private static <A> double number(A row, int i) {
    return ((Number) Array.get(row, i)).doubleValue();
  }

  /** The row's numbers are the elements' ones; back in elements they are the same bits. */
  @ParameterizedTest
  @MethodSource("held")
  <A> void elements_are_read_and_written_in_their_place(Carrier<A> carrier, DataType type) {
    double[] some = some(type);
    Object elements = Elements.array(type, FIRST + some.length);
    DoubleCarrier.INSTANCE.write(type, some, elements, FIRST, some.length);
    A row = carrier.row(AT + some.length + 1);
    carrier.read(type, elements, FIRST, row, AT, some.length);
    for (int i = 0; i < some.length; i++) {
      assertEquals(some[i], number(row, AT + i));
    }
    assertEquals(0, number(row, AT - 1));
    assertEquals(0, number(row, AT + some.length));
    A begins = carrier.row(some.length);
    System.arraycopy(row, AT, begins, 0, some.length);
    Object written = Elements.array(type, FIRST + some.length + 1);
    carrier.write(type, begins, written, FIRST, some.length);
    for (int i = 0; i < some.length; i++) {
      assertEquals(Array.get(elements, FIRST + i), Array.get(written, FIRST + i));
    }
    assertEquals(0, number(written, FIRST - 1));
    assertEquals(0, number(written, FIRST + some.length));
  }

  @Test
  void types_that_are_not_held() {
    assertEquals(41, held().count());
    assertFalse(FloatCarrier.INSTANCE.holds(DataType.I32));
    assertFalse(DoubleCarrier.INSTANCE.holds(DataType.I64));
    assertFalse(IntCarrier.INSTANCE.holds(DataType.BOOL));
    assertFalse(IntCarrier.INSTANCE.holds(DataType.I64));
    assertThrows(
        IllegalArgumentException.class,
        () -> FloatCarrier.INSTANCE.read(DataType.F64, new double[1], 0, new float[1], 0, 1));
    for (DataType type : List.of(DataType.F64, DataType.I32, DataType.I64)) {
      assertThrows(
          IllegalArgumentException.class,
          () -> FloatCarrier.INSTANCE.write(type, new float[1], Elements.array(type, 1), 0, 1));
    }
    for (DataType type : List.of(DataType.F16, DataType.BF16, DataType.F32, DataType.F64)) {
      Object elements = Elements.array(type, 1);
      assertThrows(
          IllegalArgumentException.class,
          () -> LongCarrier.INSTANCE.read(type, elements, 0, new long[1], 0, 1));
      assertThrows(
          IllegalArgumentException.class,
          () -> LongCarrier.INSTANCE.write(type, new long[1], elements, 0, 1));
    }
  }

  @Test
  void floats_read_long_integers_to_nearest() {
    float[] row = new float[4];
    FloatCarrier.INSTANCE.read(DataType.I32, new int[] {0, (1 << 24) + 1, -7}, 1, row, 2, 2);
    assertArrayEquals(new float[] {0, 0, 1 << 24, -7}, row);
    FloatCarrier.INSTANCE.read(DataType.I64, new long[] {0, (1L << 25) + 2, -7}, 1, row, 2, 2);
    assertArrayEquals(new float[] {0, 0, 1 << 25, -7}, row);
    FloatCarrier.INSTANCE.read(DataType.BOOL, new byte[] {0, 5, 0}, 0, row, 0, 3);
    assertArrayEquals(new float[] {0, 1, 0, -7}, row);
  }

  /** Of 64 bits a double has 53: the last one says whether any behind it was set. */
  @Test
  void digits_that_a_double_does_not_hold_set_the_last_one() {
    long[] longs = {(1L << 62) + 1, 1L << 62, Long.MAX_VALUE, -(1L << 62) - 1, Long.MIN_VALUE, 3};
    double[] row = new double[longs.length];
    DoubleCarrier.ODD.read(DataType.I64, longs, 0, row, 0, longs.length);
    double[] expected = {0x1p62 + 0x1p12, 0x1p62, 0x1p63 - 0x1p12, -0x1p62 - 0x1p12, -0x1p63, 3};
    assertArrayEquals(expected, row);
    DoubleCarrier.INSTANCE.read(DataType.I64, longs, 0, row, 0, longs.length);
    assertArrayEquals(new double[] {0x1p62, 0x1p62, 0x1p63, -0x1p62, -0x1p63, 3}, row);
  }

  static Stream<Arguments> beyond() {
    return Stream.of(
        Arguments.of(DataType.U8, 0, 255),
        Arguments.of(DataType.I8, -128, 127),
        Arguments.of(DataType.U16, 0, 65535),
        Arguments.of(DataType.I16, -32768, 32767));
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void numbers_beyond_a_type_become_its_nearest_one(DataType type, int low, int high) {
    double[] values = {low - 1, high + 1, -1e9, 1e9, 2.5, 3.5, Double.NaN, low, high};
    double[] expected = {low, high, low, high, 2, 4, 0, low, high};
    assertArrayEquals(expected, written(DoubleCarrier.INSTANCE, type, values));
    float[] floats = new float[values.length];
    long[] longs = new long[values.length];
    int[] ints = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      longs[i] = Math.round(expected[i] == values[i] || i < 4 ? values[i] : expected[i]);
      ints[i] = (int) longs[i];
    }
    assertArrayEquals(expected, written(FloatCarrier.INSTANCE, type, floats));
    assertArrayEquals(expected, written(LongCarrier.INSTANCE, type, longs));
    assertArrayEquals(expected, written(IntCarrier.INSTANCE, type, ints));
  }

  private static <A> double[] written(Carrier<A> carrier, DataType type, A row) {
    int length = Array.getLength(row);
    Object elements = Elements.array(type, length + 1);
    carrier.write(type, row, elements, 1, length);
    double[] values = new double[length];
    DoubleCarrier.INSTANCE.read(type, elements, 1, values, 0, length);
    return values;
  }

  @Test
  void numbers_beyond_32_and_64_bits_become_their_ends() {
    double[] values = {-1e30, 1e30, Double.NaN, 2.5, -0x1p31 - 1, 0x1p31};
    int[] ints = new int[6];
    DoubleCarrier.INSTANCE.write(DataType.I32, values, ints, 0, 6);
    int low = Integer.MIN_VALUE;
    int high = Integer.MAX_VALUE;
    assertArrayEquals(new int[] {low, high, 0, 2, low, high}, ints);
    LongCarrier.INSTANCE.write(
        DataType.I32, new long[] {1L << 31, high, low - 1L, low, 5, -5}, ints, 0, 6);
    assertArrayEquals(new int[] {high, high, low, low, 5, -5}, ints);
    long[] longs = new long[6];
    DoubleCarrier.INSTANCE.write(DataType.I64, values, longs, 0, 6);
    assertArrayEquals(
        new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, 2, low - 1L, high + 1L}, longs);
  }

  @Test
  void truth_is_whatever_is_not_zero() {
    byte[] truth = new byte[3];
    FloatCarrier.INSTANCE.write(DataType.BOOL, new float[] {-0.5f, 0, Float.NaN}, truth, 0, 3);
    assertArrayEquals(new byte[] {1, 0, 1}, truth);
    DoubleCarrier.INSTANCE.write(DataType.BOOL, new double[] {0, 0.5, -0.0}, truth, 0, 3);
    assertArrayEquals(new byte[] {0, 1, 0}, truth);
    LongCarrier.INSTANCE.write(DataType.BOOL, new long[] {256, 0, -1}, truth, 0, 3);
    assertArrayEquals(new byte[] {1, 0, 1}, truth);
    long[] row = new long[3];
    LongCarrier.INSTANCE.read(DataType.BOOL, new byte[] {2, 0, -1}, 0, row, 0, 3);
    assertArrayEquals(new long[] {1, 0, 1}, row);
  }

  static Stream<Carrier<?>> carriers() {
    return CARRIERS.stream();
  }

  @ParameterizedTest
  @MethodSource("carriers")
  <A> void rows_and_weights(Carrier<A> carrier) {
    assertEquals(5, carrier.rows(5).length);
    assertTrue(carrier.holds(carrier.natural()));
    A weights = carrier.weights(new double[] {3, -4, 3, 7});
    assertEquals(-4, number(weights, 1));
    assertTrue(carrier.same(weights, 0, 2));
    assertFalse(carrier.same(weights, 0, 1));
    A target = carrier.row(6);
    carrier.interleave(weights, carrier.weights(new double[] {10, 11}), 2, target, 1);
    double[] expected = {0, 3, 10, -4, 11, 0};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], number(target, i));
    }
  }

  @Test
  void arithmetic_is_of_floating_point() {
    assertSame(FloatArithmetic.INSTANCE, FloatCarrier.INSTANCE.arithmetic());
    assertSame(DoubleArithmetic.INSTANCE, DoubleCarrier.INSTANCE.arithmetic());
    assertNull(LongCarrier.INSTANCE.arithmetic());
    assertFalse(FloatCarrier.INSTANCE.same(new float[] {0f, -0f}, 0, 1));
    assertFalse(DoubleCarrier.INSTANCE.same(new double[] {0, -0.0}, 0, 1));
    int[] row = new int[2];
    IntCarrier.INSTANCE.put(row, 1, 9);
    assertEquals(9, IntCarrier.INSTANCE.get(row, 1));
    long[] longs = new long[2];
    LongCarrier.INSTANCE.put(longs, 1, 1L << 40);
    assertEquals(1L << 40, LongCarrier.INSTANCE.get(longs, 1));
  }
}
