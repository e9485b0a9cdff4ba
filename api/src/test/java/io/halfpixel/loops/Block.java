package io.halfpixel.loops;

import io.halfpixel.plan.Pass;
import java.util.List;

/**
 * Elements that lie in memory as [outer][n0]…[nk][inner]. An index is {o, i0, …, ik, p}: the block,
 * the position along each axis, and the inner position.
 */
final class Block {
  /** The lengths after the first, which need not be known: n0, …, nk, inner. */
  private final int[] lengths;

  Block(List<Integer> axes, long inner) {
    lengths = new int[axes.size() + 1];
    for (int axis = 0; axis < axes.size(); axis++) {
      lengths[axis] = axes.get(axis);
    }
    lengths[axes.size()] = (int) inner;
  }

  /** Returns what a step along one axis reads. */
  static Block read(Pass pass) {
    return new Block(List.of(pass.inputLength()), pass.inner());
  }

  /** Returns what a step along one axis writes. */
  static Block written(Pass pass) {
    return new Block(List.of(pass.outputLength()), pass.inner());
  }

  /** Returns the number of elements of one block. */
  int size() {
    int size = 1;
    for (int length : lengths) {
      size *= length;
    }
    return size;
  }

  /** Returns the index of the element at a place in memory. */
  int[] index(int at) {
    int[] index = new int[lengths.length + 1];
    int rest = at;
    for (int axis = lengths.length; axis > 0; axis--) {
      index[axis] = rest % lengths[axis - 1];
      rest /= lengths[axis - 1];
    }
    index[0] = rest;
    return index;
  }

  /** Returns the place in memory of the element with an index. */
  int at(int... index) {
    int at = index[0];
    for (int axis = 1; axis < index.length; axis++) {
      at = at * lengths[axis - 1] + index[axis];
    }
    return at;
  }
}
