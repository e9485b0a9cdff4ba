package io.halfpixel.rules;

/**
 * The type in which a rule computes. Numbers travel as {@code double}; with {@link #SINGLE} each
 * result of +, −, × and ÷ is rounded to binary32. Its operands are binary32, so that the binary64
 * result carries enough digits (53 ≥ 2·24 + 2) for the second rounding to be the only one that
 * shows.
 */
public enum Precision {
  /** binary32. */
  SINGLE,
  /** binary64. */
  DOUBLE;

  /** Returns the nearest number of the type. */
  public double round(double value) {
    return this == SINGLE ? (float) value : value;
  }
}
