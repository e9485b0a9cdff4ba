package io.halfpixel.jvm.sums;

/** Integer sums of rows of packed uint8 values, with one weight a row; see {@link FixedLoops}. */
final class PackedLoops {
  private PackedLoops() {}

  static void sum1(int[] a, int wa, int rounding, int shift, int[] t, int length) {
    for (int i = 0; i < length; i++) {
      int x = a[i];
      int first = FixedLoops.finished(rounding + (x & 255) * wa, shift);
      int second = FixedLoops.finished(rounding + (x >>> 8 & 255) * wa, shift);
      int third = FixedLoops.finished(rounding + (x >>> 16 & 255) * wa, shift);
      int fourth = FixedLoops.finished(rounding + (x >>> 24) * wa, shift);
      t[i] = first | second << 8 | third << 16 | fourth << 24;
    }
  }

  static void sum2(int[] a, int wa, int[] b, int wb, int rounding, int shift, int[] t, int length) {
    for (int i = 0; i < length; i++) {
      int x = a[i];
      int y = b[i];
      int first = FixedLoops.finished(rounding + (x & 255) * wa + (y & 255) * wb, shift);
      int second =
          FixedLoops.finished(rounding + (x >>> 8 & 255) * wa + (y >>> 8 & 255) * wb, shift);
      int third =
          FixedLoops.finished(rounding + (x >>> 16 & 255) * wa + (y >>> 16 & 255) * wb, shift);
      int fourth = FixedLoops.finished(rounding + (x >>> 24) * wa + (y >>> 24) * wb, shift);
      t[i] = first | second << 8 | third << 16 | fourth << 24;
    }
  }

  static void first2(int[] a, int wa, int[] b, int wb, int rounding, int[][] sums, int length) {
    int[] first = sums[0];
    int[] second = sums[1];
    int[] third = sums[2];
    int[] fourth = sums[3];
    for (int i = 0; i < length; i++) {
      int x = a[i];
      int y = b[i];
      first[i] = rounding + (x & 255) * wa + (y & 255) * wb;
      second[i] = rounding + (x >>> 8 & 255) * wa + (y >>> 8 & 255) * wb;
      third[i] = rounding + (x >>> 16 & 255) * wa + (y >>> 16 & 255) * wb;
      fourth[i] = rounding + (x >>> 24) * wa + (y >>> 24) * wb;
    }
  }

  static void more2(int[] a, int wa, int[] b, int wb, int[][] sums, int length) {
    int[] first = sums[0];
    int[] second = sums[1];
    int[] third = sums[2];
    int[] fourth = sums[3];
    for (int i = 0; i < length; i++) {
      int x = a[i];
      int y = b[i];
      first[i] = first[i] + (x & 255) * wa + (y & 255) * wb;
      second[i] = second[i] + (x >>> 8 & 255) * wa + (y >>> 8 & 255) * wb;
      third[i] = third[i] + (x >>> 16 & 255) * wa + (y >>> 16 & 255) * wb;
      fourth[i] = fourth[i] + (x >>> 24) * wa + (y >>> 24) * wb;
    }
  }

  static void last1(int[] a, int wa, int[][] sums, int shift, int[] t, int length) {
    int[] first = sums[0];
    int[] second = sums[1];
    int[] third = sums[2];
    int[] fourth = sums[3];
    for (int i = 0; i < length; i++) {
      int x = a[i];
      t[i] =
          FixedLoops.finished(first[i] + (x & 255) * wa, shift)
              | FixedLoops.finished(second[i] + (x >>> 8 & 255) * wa, shift) << 8
              | FixedLoops.finished(third[i] + (x >>> 16 & 255) * wa, shift) << 16
              | FixedLoops.finished(fourth[i] + (x >>> 24) * wa, shift) << 24;
    }
  }

  static void finish(int[][] sums, int shift, int[] t, int length) {
    int[] first = sums[0];
    int[] second = sums[1];
    int[] third = sums[2];
    int[] fourth = sums[3];
    for (int i = 0; i < length; i++) {
      t[i] =
          FixedLoops.finished(first[i], shift)
              | FixedLoops.finished(second[i], shift) << 8
              | FixedLoops.finished(third[i], shift) << 16
              | FixedLoops.finished(fourth[i], shift) << 24;
    }
  }
}
