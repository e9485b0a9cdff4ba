package io.halfpixel.jvm.memory;

/**
 * Moves between rows and columns, eight columns at a time where there are so many: neighbours in a
 * row share a cache line.
 */
public final class ByteColumns implements Columns<int[]> {
  public static final ByteColumns INSTANCE = new ByteColumns();

  private ByteColumns() {}

  @Override
  public void read(
      Object elements, int first, int stride, int[][] columns, int to, int many, int count) {
    byte[] rows = (byte[]) elements;
    if (many == TOGETHER) {
      readEight(rows, first, stride, columns, to, count);
      return;
    }
    for (int i = 0; i < many; i++) {
      int[] column = columns[to + i];
      for (int r = 0; r < count; r++) {
        column[r] = rows[first + r * stride + i] & 0xff;
      }
    }
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
      a[r] = rows[at] & 0xff;
      b[r] = rows[at + 1] & 0xff;
      c[r] = rows[at + 2] & 0xff;
      d[r] = rows[at + 3] & 0xff;
      e[r] = rows[at + 4] & 0xff;
      f[r] = rows[at + 5] & 0xff;
      g[r] = rows[at + 6] & 0xff;
      h[r] = rows[at + 7] & 0xff;
    }
  }

  @Override
  public void toRows(int[][] columns, int many, int[][] rows, int to, int count) {
    if (many == TOGETHER) {
      writeEight(columns, rows, to, count);
      return;
    }
    for (int i = 0; i < many; i++) {
      for (int r = 0; r < count; r++) {
        rows[r][to + i] = columns[i][r];
      }
    }
  }

  private static void writeEight(int[][] columns, int[][] rows, int to, int count) {
    int[] a = columns[0];
    int[] b = columns[1];
    int[] c = columns[2];
    int[] d = columns[3];
    int[] e = columns[4];
    int[] f = columns[5];
    int[] g = columns[6];
    int[] h = columns[7];
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
