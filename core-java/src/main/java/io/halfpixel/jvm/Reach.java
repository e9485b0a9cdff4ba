package io.halfpixel.jvm;

/** A range [begin, end) of rows or elements, for questions about what lies below it. */
final class Reach {
  private long begin;
  private long end;

  void set(long newBegin, long newEnd) {
    begin = newBegin;
    end = newEnd;
  }

  long begin() {
    return begin;
  }

  long end() {
    return end;
  }

  boolean isEmpty() {
    return begin >= end;
  }

  /** Counts smaller things, {@code factor} of which make one of those counted so far. */
  void multiply(long factor) {
    begin *= factor;
    end *= factor;
  }

  /** Counts larger things, and takes those in which the range lies. */
  void divide(long factor) {
    begin /= factor;
    end = (end + factor - 1) / factor;
  }
}
