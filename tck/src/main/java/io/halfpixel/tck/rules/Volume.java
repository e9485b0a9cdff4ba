package io.halfpixel.tck.rules;

import io.halfpixel.plan.Pass;
import io.halfpixel.tck.random.Randoms;

/** The lengths of [n][d][h][w][c] as the passes of a chain change them. */
final class Volume {
  private static final String NAMES = "ndhwc";

  private final Randoms random;
  private final int[] lengths;

  Volume(Randoms random, String axes) {
    this.random = random;
    boolean deep = axes.contains("d");
    this.lengths =
        new int[] {
          random.between(1, 2),
          deep ? random.shortLength() : 1,
          deep ? random.shortLength() : random.length() / 2 + 1,
          deep ? random.between(1, 17) : random.length(),
          random.flip() ? 1 : random.between(2, 9)
        };
  }

  /** Returns a pass that gives an axis another length. */
  Pass pass(char name) {
    int axis = NAMES.indexOf(name);
    int before = lengths[axis];
    int after = random.between(0, 3) == 0 ? before : random.between(1, 2 * before + 1);
    lengths[axis] = after;
    return new Pass(product(0, axis), before, after, product(axis + 1, lengths.length));
  }

  private long product(int from, int to) {
    long product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= lengths[axis];
    }
    return product;
  }
}
