package io.halfpixel.jvm.sums;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Columns of uint8 values, four to an int, the first in its lowest bits. */
final class ByteColumns implements Columns<int[]> {
  /** Eight bytes of an array, at any place; the first is the lowest one on every processor. */
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int EIGHT_WORDS = TOGETHER * ELEMENTS;

  private final int rounding;
  private final int shift;

  /** Creates the columns of sums with a rounding constant and a shift. */
  ByteColumns(int rounding, int shift) {
    this.rounding = rounding;
    this.shift = shift;
  }

  @Override
  public void read(
      Object elements,
      int first,
      int length,
      int stride,
      int[][] columns,
      int to,
      int many,
      int count) {
    byte[] rows = (byte[]) elements;
    if (many == TOGETHER && length == EIGHT_WORDS) {
      readEight(rows, first, stride, columns, to, count);
      return;
    }
    for (int word = 0; word < many; word++) {
      int begin = word * ELEMENTS;
      int bytes = Math.min(ELEMENTS, length - begin);
      for (int r = 0; r < count; r++) {
        columns[to + word][r] = packed(rows, first + r * stride + begin, bytes);
      }
    }
  }

  private static int packed(byte[] bytes, int at, int count) {
    int word = 0;
    for (int k = 0; k < count; k++) {
      word |= (bytes[at + k] & 0xff) << Byte.SIZE * k;
    }
    return word;
  }

  private static void readEight(
      byte[] rows, int first, int stride, int[][] columns, int to, int count) {
    int[] a = columns[to];
    int[] b = columns[to + 1];
    int[] c = columns[to + 2];
    int[] d = columns[to + 3];
    int[] e = columns[to + 4];
    int[] f = columns[to + 5];
    int[] g = columns[to + 6];
    int[] h = columns[to + 7];
    for (int r = 0; r < count; r++) {
      int at = first + r * stride;
      long ab = (long) EIGHT.get(rows, at);
      long cd = (long) EIGHT.get(rows, at + 8);
      long ef = (long) EIGHT.get(rows, at + 16);
      long gh = (long) EIGHT.get(rows, at + 24);
      a[r] = (int) ab;
      b[r] = (int) (ab >>> 32);
      c[r] = (int) cd;
      d[r] = (int) (cd >>> 32);
      e[r] = (int) ef;
      f[r] = (int) (ef >>> 32);
      g[r] = (int) gh;
      h[r] = (int) (gh >>> 32);
    }
  }

  @Override
  public void sum(
      int[][] columns, int[] places, int[] w, int from, int taps, int[] sum, int count) {
    int mask = columns.length - 1;
    int k = from;
    if (taps < 2) {
      Arrays.fill(sum, 0, count, rounding);
    } else {
      int[] a = columns[places[k] / ELEMENTS & mask];
      int[] b = columns[places[k + 1] / ELEMENTS & mask];
      first2(a, by(places[k]), w[k], b, by(places[k + 1]), w[k + 1], rounding, sum, count);
      k += 2;
    }
    for (; k + 4 <= from + taps; k += 4) {
      more4(
          columns[places[k] / ELEMENTS & mask],
          by(places[k]),
          w[k],
          columns[places[k + 1] / ELEMENTS & mask],
          by(places[k + 1]),
          w[k + 1],
          columns[places[k + 2] / ELEMENTS & mask],
          by(places[k + 2]),
          w[k + 2],
          columns[places[k + 3] / ELEMENTS & mask],
          by(places[k + 3]),
          w[k + 3],
          sum,
          count);
    }
    for (; k < from + taps; k++) {
      more1(columns[places[k] / ELEMENTS & mask], by(places[k]), w[k], sum, count);
    }
  }

  /** Returns by how many bits an element is to be shifted. */
  private static int by(int place) {
    return Byte.SIZE * (place % ELEMENTS);
  }

  private static void first2(
      int[] a, int byA, int wa, int[] b, int byB, int wb, int rounding, int[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = rounding + (a[i] >>> byA & 255) * wa + (b[i] >>> byB & 255) * wb;
    }
  }

  private static void more1(int[] a, int byA, int wa, int[] t, int length) {
    for (int i = 0; i < length; i++) {
      t[i] = t[i] + (a[i] >>> byA & 255) * wa;
    }
  }

  private static void more4(
      int[] a,
      int byA,
      int wa,
      int[] b,
      int byB,
      int wb,
      int[] c,
      int byC,
      int wc,
      int[] d,
      int byD,
      int wd,
      int[] t,
      int length) {
    for (int i = 0; i < length; i++) {
      t[i] =
          t[i]
              + (a[i] >>> byA & 255) * wa
              + (b[i] >>> byB & 255) * wb
              + (c[i] >>> byC & 255) * wc
              + (d[i] >>> byD & 255) * wd;
    }
  }

  @Override
  public void pack(int[][] sums, int many, int[] packed, int count) {
    for (int i = many; i < ELEMENTS; i++) {
      Arrays.fill(sums[i], 0, count, 0);
    }
    PackedLoops.finish(sums, shift, packed, count);
  }

  @Override
  public void toRows(int[][] packed, int many, int[][] rows, int to, int count) {
    if (many == TOGETHER) {
      writeEight(packed, rows, to, count);
      return;
    }
    for (int i = 0; i < many; i++) {
      for (int r = 0; r < count; r++) {
        rows[r][to + i] = packed[i][r];
      }
    }
  }

  private static void writeEight(int[][] packed, int[][] rows, int to, int count) {
    int[] a = packed[0];
    int[] b = packed[1];
    int[] c = packed[2];
    int[] d = packed[3];
    int[] e = packed[4];
    int[] f = packed[5];
    int[] g = packed[6];
    int[] h = packed[7];
    for (int r = 0; r < count; r++) {
      int[] row = rows[r];
      row[to] = a[r];
      row[to + 1] = b[r];
      row[to + 2] = c[r];
      row[to + 3] = d[r];
      row[to + 4] = e[r];
      row[to + 5] = f[r];
      row[to + 6] = g[r];
      row[to + 7] = h[r];
    }
  }
}
