package io.halfpixel.spi.encoding;

import java.util.List;

/**
 * Takes the fields of a structure, in the order in which they are encoded. Everything that says
 * what a structure consists of says it to this interface; one implementation writes bytes, another
 * writes the C++ header.
 */
public interface Fields {
  /** Says what fields a value has. */
  interface Struct<T> {
    /** Returns the name of the structure. */
    String name();

    /** Passes the fields of a value. */
    void describe(T value, Fields fields);
  }

  /** Takes an integer in [low, high]. */
  void integer(String name, long value, long low, long high);

  /** Takes a truth value. */
  void flag(String name, boolean value);

  /** Takes a binary64 number. */
  void number(String name, double value);

  /** Takes one of the constants of an enumeration in [first, last]. */
  <E extends Enum<E>> void code(String name, E value, E first, E last);

  /** Takes 32-bit integers. */
  void ints(String name, int[] values);

  /** Takes binary64 numbers. */
  void doubles(String name, double[] values);

  /** Takes a structure. */
  <T> void struct(String name, T value, Struct<T> struct);

  /** Takes {@code least} to {@code most} structures. */
  <T> void list(String name, List<T> values, int least, int most, Struct<T> struct);

  /** Takes one of the constants of an enumeration, any of them. */
  default <E extends Enum<E>> void code(String name, E value) {
    E[] all = value.getDeclaringClass().getEnumConstants();
    code(name, value, all[0], all[all.length - 1]);
  }
}
