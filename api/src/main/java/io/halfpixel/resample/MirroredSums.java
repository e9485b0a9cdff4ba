package io.halfpixel.resample;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import java.util.List;

/**
 * Sums in binary64 that a mirror does not change. Outputs that mirror each other add their pixels
 * in mirrored order, which is a matter of their rows. The output in the very middle of an odd
 * number is its own mirror: it first adds the two pixels of each pair, which commutes, and then the
 * pairs. If there are several pairs, that takes a pass of its own. Stateless.
 */
final class MirroredSums {
  private MirroredSums() {}

  /**
   * Returns one or two steps along an axis.
   *
   * @param pass the axis; where its input is longer than the mirrored one, the last element stands
   *     for what lies outside
   * @param taps a symmetric table of numbers of binary64
   * @param mirrored the number of elements of the input that the mirror turns around
   */
  static List<Step> steps(Pass pass, TapTable taps, int mirrored, DataType from, DataType to) {
    Middle middle = new Middle(taps, mirrored);
    if (taps.rows() % 2 == 0 || middle.pairs == 0) {
      return List.of(sum(pass, taps, from, to));
    }
    if (middle.pairs == 1) {
      return List.of(sum(pass, middle.pairFirst(), from, to));
    }
    int outputs = pass.outputLength();
    TapTable apart = middle.apart();
    Pass first = new Pass(pass.outer(), pass.inputLength(), apart.rows(), pass.inner());
    Pass second = new Pass(pass.outer(), apart.rows(), outputs, pass.inner());
    return List.of(
        sum(first, apart, from, DataType.F64), sum(second, middle.together(), DataType.F64, to));
  }

  /** Returns one step, in the order of the taps. */
  static Step sum(Pass pass, TapTable taps, DataType from, DataType to) {
    return new Resample1d(pass, taps, Accumulation.SEQUENTIAL, from, DataType.F64, to);
  }

  /** The middle row of a table, in which every tap but those of {@code alone} has a partner. */
  private static final class Middle {
    private final TapTable taps;
    private final int mirrored;
    private final int row;
    private final int pairs;
    private final int alone;

    Middle(TapTable taps, int mirrored) {
      this.taps = taps;
      this.mirrored = mirrored;
      this.row = taps.rows() / 2;
      int begun = 0;
      int single = 0;
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        begun += isFirst(tap) ? 1 : 0;
        single += isAlone(tap) ? 1 : 0;
      }
      this.pairs = begun;
      this.alone = single;
    }

    /** Returns the index of the partner, or of the tap itself. */
    private int partner(int tap) {
      int index = taps.index(tap);
      return index < mirrored ? mirrored - 1 - index : index;
    }

    private boolean isFirst(int tap) {
      return taps.index(tap) < partner(tap);
    }

    private boolean isAlone(int tap) {
      return taps.index(tap) == partner(tap);
    }

    /** The table with the only pair of the middle row before what is alone. */
    TapTable pairFirst() {
      TapRows rows = new TapRows(taps.rows(), 4);
      copy(rows, 0, row);
      addPairs(rows, false);
      addAlone(rows, false);
      rows.endRow();
      copy(rows, row + 1, taps.rows());
      return rows.table();
    }

    /** The table with a row for each pair, and for each that is alone, in place of the middle. */
    TapTable apart() {
      TapRows rows = new TapRows(taps.rows() + pairs + alone - 1, 4);
      copy(rows, 0, row);
      addPairs(rows, true);
      addAlone(rows, true);
      copy(rows, row + 1, taps.rows());
      return rows.table();
    }

    /** The table that adds up the rows of the middle and leaves the others as they are. */
    TapTable together() {
      TapRows rows = new TapRows(taps.rows(), 2);
      int more = pairs + alone - 1;
      for (int i = 0; i < taps.rows(); i++) {
        int first = i > row ? i + more : i;
        int last = i < row ? i : i + more;
        for (int k = first; k <= last; k++) {
          rows.add(k, 1);
        }
        rows.endRow();
      }
      return rows.table();
    }

    private void addPairs(TapRows rows, boolean apart) {
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        if (isFirst(tap)) {
          rows.add(taps.index(tap), taps.weight(tap));
          rows.add(partner(tap), taps.weight(tap));
          end(rows, apart);
        }
      }
    }

    private void addAlone(TapRows rows, boolean apart) {
      for (int tap = taps.start(row); tap < taps.start(row + 1); tap++) {
        if (isAlone(tap)) {
          rows.add(taps.index(tap), taps.weight(tap));
          end(rows, apart);
        }
      }
    }

    private static void end(TapRows rows, boolean apart) {
      if (apart) {
        rows.endRow();
      }
    }

    private void copy(TapRows rows, int from, int end) {
      for (int i = from; i < end; i++) {
        for (int tap = taps.start(i); tap < taps.start(i + 1); tap++) {
          rows.add(taps.index(tap), taps.weight(tap));
        }
        rows.endRow();
      }
    }
  }
}
