package io.halfpixel.jvm.run;

/** A range [begin, end) of rows or elements, for questions about what lies below it. */
public final class Reach {
  private long begin;
  private long end;

  public void set(long newBegin, long newEnd) {
    begin = newBegin;
    end = newEnd;
  }

  public long begin() {
    return begin;
  }

  public long end() {
    return end;
  }

  public boolean isEmpty() {
    return begin >= end;
  }

  /** Counts smaller things, {@code factor} of which make one of those counted so far. */
  public void multiply(long factor) {
    begin *= factor;
    end *= factor;
  }

  /** Counts larger things, and takes those in which the range lies. */
  public void divide(long factor) {
    begin /= factor;
    end = (end + factor - 1) / factor;
  }
}
