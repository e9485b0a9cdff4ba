package io.halfpixel.jvm.memory;

/**
 * Moves between rows and columns: the elements of neighbouring rows that lie below each other.
 *
 * @param <A> the array class of the columns
 */
public interface Columns<A> {
  /** The number of columns that are moved fastest. */
  int TOGETHER = 8;

  /**
   * {@code columns[to + i][r] = rows[first + r·stride + i]} for i in [0, many), r in [0, count).
   */
  void read(Object rows, int first, int stride, A[] columns, int to, int many, int count);

  /** {@code rows[r][to + i] = columns[i][r]} for i in [0, many), r in [0, count). */
  void toRows(A[] columns, int many, A[] rows, int to, int count);
}
