package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.ArrayLength;
import io.halfpixel.plan.Pass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the passes of a chain are cut into rows, such that each pass reads rows as long as the pass
 * below it writes.
 *
 * <p>The pass with the smallest inner length runs along its rows, unless that length is long enough
 * to be a row by itself; all others run across. An output row of a pass along is [N][inner];
 * neighbouring passes across share one row length, which divides the inner length of each.
 */
final class RowGeometry {
  /** Passes with at least so many inner elements run across rows. */
  private static final int ROW = 256;

  /**
   * Where the row length is free, rows are halved until a few of them fit the second-level cache.
   */
  private static final int LONG_ROW = 16384;

  private final List<Pass> passes;
  private final long smallestInner;
  private final int[] output;

  private RowGeometry(List<Pass> passes) {
    this.passes = passes;
    this.smallestInner = passes.stream().mapToLong(Pass::inner).min().orElseThrow();
    this.output = new int[passes.size()];
  }

  /**
   * Returns the geometry of one or more passes that follow each other, or null if their rows do not
   * fit together.
   *
   * @throws io.halfpixel.UnsupportedModeException if a row is longer than a Java array can be
   */
  static @Nullable RowGeometry of(List<Pass> passes) {
    RowGeometry geometry = new RowGeometry(passes);
    return geometry.cut() ? geometry : null;
  }

  boolean along(int pass) {
    long inner = passes.get(pass).inner();
    return inner == smallestInner && inner < ROW;
  }

  /** Returns the length of the rows that a pass reads. */
  int input(int pass) {
    Pass axis = passes.get(pass);
    return along(pass) ? ArrayLength.of(axis.inputLength(), axis.inner()) : output[pass];
  }

  /** Returns the length of the rows that a pass writes. */
  int output(int pass) {
    return output[pass];
  }

  private boolean cut() {
    int pass = 0;
    while (pass < output.length) {
      int end = pass + 1;
      if (along(pass)) {
        output[pass] = ArrayLength.of(passes.get(pass).outputLength(), passes.get(pass).inner());
      } else {
        while (end < output.length && !along(end)) {
          end++;
        }
        if (!cutAcross(pass, end)) {
          return false;
        }
      }
      pass = end;
    }
    return fits();
  }

  /**
   * Gives the passes [from, to), all across, the row length of a neighbour, or else one that
   * divides all inner lengths.
   */
  private boolean cutAcross(int from, int to) {
    long row;
    if (from > 0) {
      row = output[from - 1];
    } else if (to < output.length) {
      row = input(to);
    } else {
      row = freeRow(from, to);
    }
    for (int pass = from; pass < to; pass++) {
      if (passes.get(pass).inner() % row != 0) {
        return false;
      }
      output[pass] = ArrayLength.of(row);
    }
    return true;
  }

  private long freeRow(int from, int to) {
    long row = 0;
    for (int pass = from; pass < to; pass++) {
      row = greatestCommonDivisor(passes.get(pass).inner(), row);
    }
    while (row > LONG_ROW && row % 2 == 0) {
      row /= 2;
    }
    return row;
  }

  static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private boolean fits() {
    for (int pass = 1; pass < output.length; pass++) {
      if (input(pass) != output[pass - 1]) {
        return false;
      }
    }
    return true;
  }
}
