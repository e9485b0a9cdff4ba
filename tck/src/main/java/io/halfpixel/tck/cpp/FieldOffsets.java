package io.halfpixel.tck.cpp;

import io.halfpixel.plan.Plan;
import io.halfpixel.spi.encoding.Fields;
import io.halfpixel.spi.encoding.PlanFormat;
import java.util.ArrayList;
import java.util.List;

/** Where each field of an encoded plan lies, and which values it may have. */
final class FieldOffsets implements Fields {
  /**
   * A field of eight bytes.
   *
   * @param name its name, behind the names of the structures that it is part of
   * @param offset where it begins, in bytes
   * @param low the lowest value that it may have
   * @param high the highest
   */
  record Field(String name, int offset, long low, long high) {}

  private final List<Field> fields = new ArrayList<>();
  private String path = "";

  /** Behind the bytes that say that this is a plan. */
  private int offset = Long.BYTES;

  private FieldOffsets() {}

  /**
   * Returns the fields of a plan in order: integers, truth values and constants with their range,
   * and the counts of lists and the items of arrays with that of all numbers.
   */
  static List<Field> of(Plan plan) {
    FieldOffsets offsets = new FieldOffsets();
    PlanFormat.describe(plan, offsets);
    return offsets.fields;
  }

  private void add(String name, long low, long high) {
    fields.add(new Field(path + name, offset, low, high));
    offset += Long.BYTES;
  }

  @Override
  public void integer(String name, long value, long low, long high) {
    add(name, low, high);
  }

  @Override
  public void flag(String name, boolean value) {
    add(name, 0, 1);
  }

  @Override
  public void number(String name, double value) {
    add(name, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public <E extends Enum<E>> void code(String name, E value, E first, E last) {
    add(name, PlanFormat.number(first), PlanFormat.number(last));
  }

  @Override
  public void ints(String name, int[] values) {
    add(name + ".count", 0, values.length);
    for (int pair = 0; pair < values.length; pair += 2) {
      add(name + "[" + pair + "]", Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  @Override
  public void doubles(String name, double[] values) {
    add(name + ".count", 0, values.length);
    for (int i = 0; i < values.length; i++) {
      add(name + "[" + i + "]", Long.MIN_VALUE, Long.MAX_VALUE);
    }
  }

  @Override
  public <T> void struct(String name, T value, Struct<T> struct) {
    String outer = path;
    path = outer + name + ".";
    struct.describe(value, this);
    path = outer;
  }

  @Override
  public <T> void list(String name, List<T> values, int least, int most, Struct<T> struct) {
    add(name + ".count", least, most);
    for (int i = 0; i < values.size(); i++) {
      struct(name + "[" + i + "]", values.get(i), struct);
    }
  }
}
