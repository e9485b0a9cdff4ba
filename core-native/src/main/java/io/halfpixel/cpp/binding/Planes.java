package io.halfpixel.cpp.binding;

/**
 * How the target of a native plan is divided, as {@code hp_plan_planes} says: [..][planes][length]
 * elements. A position stands for one element in each of the planes of an image; with one plane,
 * positions are elements.
 *
 * @param planes the number of planes of an image
 * @param length the number of elements of a plane
 */
public record Planes(long planes, long length) {
  /** What is done with neighbouring elements of a target. */
  @FunctionalInterface
  public interface Elements {
    /** Handles the elements [begin, end). */
    void accept(long begin, long end);
  }

  /** Returns the first element at the positions from this one on. */
  public long first(long position) {
    return position / length * planes * length + position % length;
  }

  /** Returns where the last element at the positions up to an end, which is not one, ends. */
  public long last(long end) {
    return first(end - 1) + (planes - 1) * length + 1;
  }

  /** Hands over the elements at the positions [begin, end). */
  public void forEach(long begin, long end, Elements elements) {
    for (long from = begin; from < end; ) {
      long to = Math.min(end, (from / length + 1) * length);
      for (long plane = 0; plane < planes; plane++) {
        long first = first(from) + plane * length;
        elements.accept(first, first + to - from);
      }
      from = to;
    }
  }
}
