package io.halfpixel.jvm.chain;

/**
 * What a step does with the values of a row, each by itself and in place.
 *
 * @param <A> the array class of the rows
 */
public interface RowChange<A> {
  /** Changes the first values of a row, which begins with element {@code first} of the tensor. */
  void run(A row, long first, int count);

  /** Returns this with scratch memory of its own, if it holds any. */
  default RowChange<A> forRun() {
    return this;
  }
}
