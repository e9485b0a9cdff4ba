package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.Sums;
import java.util.ArrayList;
import java.util.List;

/**
 * Resamples a row along itself: the horizontal pass, [n][inner] to [N][inner].
 *
 * <p>The outputs are cut into segments, each computed in the cheapest way that its taps allow. The
 * arithmetic may know its own way ({@link Sums#segment}); else it is one of:
 *
 * <ul>
 *   <li>{@link PhaseSegment}: every P-th output reads the taps of the one before it, moved by S, as
 *       in enlarging by P, S being 1, or in reducing from S to P;
 *   <li>{@link GatherSegment}: equally many taps, but anywhere;
 *   <li>{@link DotSegment}: anything else, such as the windows of an antialiasing filter.
 * </ul>
 */
public final class AlongRow<A> {
  /**
   * The length of a segment's temporary rows: with their weights they fit the first-level cache.
   */
  private static final int STRETCH = 1024;

  private static final int MAX_PHASES = 8;
  private static final int SHORTEST_REPEAT = 4;
  private static final int SHORTEST_SEGMENT = 8;
  private static final int SHORTEST_PATTERN = 48;

  /** Shorter stretches of a stride cost more to gather than their sums save. */
  private static final int SHORTEST_STRETCH = 256;

  private final AxisTaps<A> taps;
  private final int inner;
  private final Sums<A> sums;
  private final List<Segment<A>> segments;

  /** How many outputs are computed as numbers, one by one. */
  private int numbers;

  public AlongRow(AxisTaps<A> taps, int inner, Sums<A> sums) {
    this.taps = taps;
    this.inner = inner;
    this.sums = sums;
    this.segments = new ArrayList<>();
    cut();
  }

  private AlongRow(AlongRow<A> other) {
    this.taps = other.taps;
    this.inner = other.inner;
    this.sums = other.sums;
    this.numbers = other.numbers;
    this.segments = new ArrayList<>(other.segments.stream().map(Segment::forRun).toList());
  }

  /** Returns the same with scratch memory and scaled weights of its own; tables are shared. */
  public AlongRow<A> forRun() {
    return new AlongRow<>(this);
  }

  public Carrier<A> carrier() {
    return sums.carrier();
  }

  /** Asks the arithmetic for segments of equally many taps, and cuts what it leaves. */
  private void cut() {
    int rest = 0;
    int row = 0;
    while (row < taps.rows()) {
      int end = equallyMany(row, taps.rows());
      Segment<A> segment = sums.segment(taps, row, end, inner);
      if (segment != null) {
        cut(rest, row);
        segments.add(segment);
        rest = end;
      }
      row = end;
    }
    cut(rest, row);
  }

  /** Returns the end, at most {@code to}, of the outputs with as many taps as one has. */
  private int equallyMany(int row, int to) {
    int end = row + 1;
    while (end < to && taps.count(end) == taps.count(row)) {
      end++;
    }
    return end;
  }

  /** Writes the N·inner outputs from the n·inner inputs, from {@code target[to]} on. */
  public void run(A source, A target, int to) {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).run(source, target, to);
    }
  }

  /** Returns whether rows are faster in fours than one by one: most outputs follow no pattern. */
  public boolean isForFourRows() {
    return 2 * numbers > taps.rows();
  }

  /** Returns into which segments the outputs are cut. */
  @Override
  public String toString() {
    return segments.toString();
  }

  /** Writes as many rows of outputs as there are sources. */
  public void run(A[] sources, A[] targets) {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).run(sources, targets);
    }
  }

  /** Replaces all weights: tap k of each output gets its own first weight times factor k. */
  public void scale(Arithmetic<A> arithmetic, A factors) {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).scale(arithmetic, factors);
    }
  }

  private void cut(int from, int to) {
    int rest = from;
    int row = from;
    while (row < to) {
      int phases = 1;
      int length = 0;
      for (int p = 1; p <= MAX_PHASES; p++) {
        int repeated = repeated(row, to, p);
        if (repeated > length) {
          phases = p;
          length = repeated;
        }
      }
      if (length == 0) {
        row++;
      } else {
        cutUnpatterned(rest, row);
        cutPhases(row, row + length, phases);
        row += length;
        rest = row;
      }
    }
    cutUnpatterned(rest, to);
  }

  /**
   * Returns how many rows from here on repeat with a period, a multiple of it, or 0 if too few for
   * a segment.
   */
  private int repeated(int from, int to, int period) {
    int stride = stride(from, from + period, to);
    int row = from + period;
    while (row < to && moved(row - period, row, stride)) {
      row++;
    }
    int periods = (row - from) / period;
    int length = periods * period;
    boolean isLong = periods >= SHORTEST_REPEAT && length * inner >= SHORTEST_PATTERN;
    return isLong && isCheaper(from, period, stride, length) ? length : 0;
  }

  /**
   * Returns whether phases move fewer elements than gathering each tap: with a stride, every source
   * position once and every result once.
   */
  private boolean isCheaper(int from, int period, int stride, int length) {
    if (inner >= DotSegment.LONG_INNER) {
      return stride == 1 && constant(from, from + length, period);
    }
    int gathered = taps.start(from + period) - taps.start(from);
    boolean isLong = length / period * inner >= SHORTEST_STRETCH;
    return stride == 1 || isLong && gathered > stride + period;
  }

  /** Returns by how much the first tap moves from a row to a next one, at least 1. */
  private int stride(int row, int next, int to) {
    return next < to && taps.count(row) > 0 && taps.count(next) > 0
        ? Math.max(1, taps.index(next, 0) - taps.index(row, 0))
        : 1;
  }

  private boolean moved(int row, int next, int stride) {
    int count = taps.count(row);
    boolean moved = count > 0 && taps.count(next) == count;
    for (int k = 0; moved && k < count; k++) {
      moved = taps.index(next, k) == taps.index(row, k) + stride;
    }
    return moved;
  }

  /** Returns whether all periods have the same weights. */
  private boolean constant(int from, int to, int period) {
    for (int row = from + period; row < to; row++) {
      for (int k = 0; k < taps.count(row); k++) {
        int tap = taps.starts()[row] + k;
        if (!sums.carrier().same(taps.weights(), tap, taps.starts()[row - period] + k)) {
          return false;
        }
      }
    }
    return true;
  }

  private void cutPhases(int from, int to, int phases) {
    boolean constant = constant(from, to, phases);
    int stride = stride(from, from + phases, to);
    int step = phases * Math.max(1, STRETCH / inner);
    for (int row = from; row < to; row += step) {
      int blocks = Math.min(step, to - row) / phases;
      segments.add(new PhaseSegment<>(taps, row, phases, stride, blocks, inner, sums, constant));
    }
  }

  private void cutUnpatterned(int from, int to) {
    if (inner >= DotSegment.LONG_INNER) {
      addDots(from, to);
      return;
    }
    int dots = from;
    int row = from;
    while (row < to) {
      int end = equallyMany(row, to);
      int count = taps.count(row);
      if (end - row >= SHORTEST_SEGMENT && count > 0 && count <= Sums.GATHERED_TAPS) {
        addDots(dots, row);
        cutGathers(row, end);
        dots = end;
      }
      row = end;
    }
    addDots(dots, to);
  }

  private void cutGathers(int from, int to) {
    int step = STRETCH / inner;
    for (int row = from; row < to; row += step) {
      segments.add(GatherSegment.of(taps, row, Math.min(to, row + step), inner, sums));
    }
  }

  private void addDots(int from, int to) {
    if (from == to) {
      return;
    }
    segments.add(new DotSegment<>(taps, from, to, inner, sums));
    if (inner < DotSegment.LONG_INNER) {
      numbers += to - from;
    }
  }
}
