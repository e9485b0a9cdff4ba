package io.halfpixel.jvm.sums;

/**
 * Sums along rows, of many rows at a time: columns, the elements of neighbouring rows that lie
 * below each other, become arrays, so that all values of an array have the same weight.
 *
 * <p>An array holds {@value #ELEMENTS} neighbouring columns, packed: moving them costs as much as
 * moving one.
 *
 * @param <A> the array class of the columns
 */
public interface Columns<A> {
  /** How many neighbouring columns are packed into one array. */
  int ELEMENTS = 4;

  /** The number of arrays that are moved fastest. */
  int TOGETHER = 8;

  /**
   * Packs columns: the elements of row r from {@code first + r·stride} on into {@code columns[to],
   * …, columns[to + many - 1]}, at r in [0, count).
   *
   * @param length how many elements there are in each row, at most {@code many · ELEMENTS}; nothing
   *     behind them is read
   */
  void read(
      Object rows, int first, int length, int stride, A[] columns, int to, int many, int count);

  /**
   * {@code sum[r] = Σ element places[k] of row r · weights[k]} over k in [from, from + taps), for r
   * in [0, count). Element x is in {@code columns[x / ELEMENTS mod columns.length]}; that length is
   * a power of two.
   */
  void sum(A[] columns, int[] places, A weights, int from, int taps, A sum, int count);

  /**
   * Rounds and clamps {@code many} sums of each row, at most {@value #ELEMENTS}, and packs them
   * into one array.
   *
   * @param sums {@value #ELEMENTS} arrays; those behind the first ones are overwritten
   */
  void pack(A[] sums, int many, A packed, int count);

  /** {@code rows[r][to + i] = packed[i][r]} for i in [0, many), r in [0, count). */
  void toRows(A[] packed, int many, A[] rows, int to, int count);
}
