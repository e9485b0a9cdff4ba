package io.halfpixel.jvm.adjoint;

import java.util.Arrays;

/**
 * Elements of one row that move to another: as stretches where neighbours mostly stay neighbours,
 * else one by one.
 *
 * @param <A> the class of the rows
 */
final class AdjointMoves<A> {
  private static final int SHORT = 8;

  private final AdjointTerms<A> loops;

  /** The elements to read for consecutive places, or empty if stretches are copied. */
  private final int[] indices;

  /** Triples of where a stretch is read, where it is written, and its length. */
  private final int[] stretches;

  private AdjointMoves(AdjointTerms<A> loops, int[] indices, int[] stretches) {
    this.loops = loops;
    this.indices = indices;
    this.stretches = stretches;
  }

  /** Returns the moves that write to consecutive places what these indices name. */
  static <A> AdjointMoves<A> of(AdjointTerms<A> loops, int[] indices) {
    int[] places = new int[indices.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    int[] stretches = stretches(indices, places);
    boolean mostlyAlone = indices.length < (long) SHORT * (stretches.length / 3);
    return mostlyAlone
        ? new AdjointMoves<>(loops, indices, new int[0])
        : new AdjointMoves<>(loops, new int[0], stretches);
  }

  /** Returns the moves from each index to its place. */
  static <A> AdjointMoves<A> of(AdjointTerms<A> loops, int[] indices, int[] places) {
    return new AdjointMoves<>(loops, new int[0], stretches(indices, places));
  }

  private static int[] stretches(int[] indices, int[] places) {
    int[] triples = new int[3 * indices.length];
    int count = 0;
    for (int i = 0; i < indices.length; i++) {
      boolean next = i > 0 && indices[i] == indices[i - 1] + 1 && places[i] == places[i - 1] + 1;
      if (!next) {
        triples[3 * count] = indices[i];
        triples[3 * count + 1] = places[i];
        count++;
      }
      triples[3 * count - 1]++;
    }
    return Arrays.copyOf(triples, 3 * count);
  }

  /** Moves from one row, which starts at {@code start}, to another, which starts at {@code at}. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // Both are of class A.
  void run(A from, int start, A to, int at) {
    if (indices.length > 0) {
      loops.pick(from, start, indices, to, at);
    }
    for (int s = 0; s < stretches.length; s += 3) {
      System.arraycopy(from, start + stretches[s], to, at + stretches[s + 1], stretches[s + 2]);
    }
  }
}
