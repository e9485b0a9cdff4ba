package io.halfpixel.plan;

import java.util.Arrays;

/** The numbers of a {@link Lookup}. Immutable and thread-safe. */
public final class LookupTable {
  private final double[] values;

  private LookupTable(double[] values) {
    this.values = values;
  }

  /** Returns the table of these numbers. */
  public static LookupTable of(double... values) {
    return new LookupTable(values.clone());
  }

  /** Returns how many numbers there are. */
  public int size() {
    return values.length;
  }

  /** Returns one of the numbers. */
  public double get(int index) {
    return values[index];
  }

  /** Returns a copy of all numbers. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LookupTable table && Arrays.equals(values, table.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** Returns how many numbers there are, such as {@code 256 numbers}. */
  @Override
  public String toString() {
    return values.length + " numbers";
  }
}
