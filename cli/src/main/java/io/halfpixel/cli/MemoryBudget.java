package io.halfpixel.cli;

/**
 * Refuses work that cannot fit into one array or into the heap, before anything is allocated for
 * it.
 */
final class MemoryBudget {
  /** The longest array that HotSpot allocates. */
  static final long MAX_ARRAY = Integer.MAX_VALUE - 8;

  private static final String LARGER_HEAP =
      "give Java a larger heap, such as HALFPIXEL_JAVA_OPTS=-Xmx16g";

  private MemoryBudget() {}

  /**
   * Checks that a tensor or image can be held.
   *
   * @param what what needs the memory, such as {@code "the output of 64000x64000 pixels"}
   * @param elements the number of elements of its largest array; {@link Long#MAX_VALUE} stands for
   *     too many to count
   * @param bytes the number of bytes of all arrays that live together
   * @throws UserException if an array or the heap is too small
   */
  static void require(String what, long elements, long bytes) {
    if (elements > MAX_ARRAY) {
      throw new UserException(
          what
              + " is too large: "
              + count(elements)
              + " elements, but one array holds at most "
              + MAX_ARRAY
              + "; use a smaller one");
    }
    if (bytes > free()) {
      System.gc();
      if (bytes > free()) {
        throw new UserException(
            what
                + " needs "
                + mebibytes(bytes)
                + " MiB, but of a heap of "
                + mebibytes(Runtime.getRuntime().maxMemory())
                + " MiB only "
                + mebibytes(free())
                + " MiB are free; use a smaller one, or "
                + LARGER_HEAP);
      }
    }
  }

  /**
   * Returns the product of the factors, or {@link Long#MAX_VALUE} if the product is larger; no
   * factor is negative.
   */
  static long product(long... factors) {
    long product = 1;
    for (long factor : factors) {
      long high = Math.multiplyHigh(product, factor);
      product *= factor;
      if (high != 0 || product < 0) {
        return Long.MAX_VALUE;
      }
    }
    return product;
  }

  /** Returns what to say when the heap turned out to be too small after all. */
  static String exhausted() {
    return "not enough memory: the heap of "
        + mebibytes(Runtime.getRuntime().maxMemory())
        + " MiB is full; ask for a smaller size, or "
        + LARGER_HEAP;
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }

  private static String count(long elements) {
    return elements == Long.MAX_VALUE ? "more than 2^63 - 1" : Long.toString(elements);
  }

  private static long mebibytes(long bytes) {
    return bytes >> 20;
  }
}
