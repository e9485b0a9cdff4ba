package io.halfpixel.jvm.memory;

/**
 * Copies of single elements between arrays of the same class, one loop for each class: an array
 * element is moved as it is, NaN payloads included (rule HP-301).
 */
public final class ElementMoves {
  private ElementMoves() {}

  /** {@code target[to + i] = source[from + index[i]]} for all i. */
  public static void gather(Object source, int from, int[] index, Object target, int to) {
    if (source instanceof float[] floats) {
      gather(floats, from, index, (float[]) target, to);
    } else if (source instanceof byte[] bytes) {
      gather(bytes, from, index, (byte[]) target, to);
    } else if (source instanceof short[] shorts) {
      gather(shorts, from, index, (short[]) target, to);
    } else if (source instanceof double[] doubles) {
      gather(doubles, from, index, (double[]) target, to);
    } else if (source instanceof long[] longs) {
      gather(longs, from, index, (long[]) target, to);
    } else {
      gather((int[]) source, from, index, (int[]) target, to);
    }
  }

  /** {@code target[to + 2·i] = target[to + 2·i + 1] = source[from + i]} for i in [0, length). */
  static void twice(Object source, int from, Object target, int to, int length) {
    if (source instanceof float[] floats) {
      twice(floats, from, (float[]) target, to, length);
    } else if (source instanceof byte[] bytes) {
      twice(bytes, from, (byte[]) target, to, length);
    } else if (source instanceof short[] shorts) {
      twice(shorts, from, (short[]) target, to, length);
    } else if (source instanceof double[] doubles) {
      twice(doubles, from, (double[]) target, to, length);
    } else if (source instanceof long[] longs) {
      twice(longs, from, (long[]) target, to, length);
    } else {
      twice((int[]) source, from, (int[]) target, to, length);
    }
  }

  /** {@code target[to + i·toStep] = source[from + i·step]} for i in [0, count). */
  public static void strided(
      Object source, int from, int step, Object target, int to, int toStep, int count) {
    if (source instanceof float[] floats) {
      strided(floats, from, step, (float[]) target, to, toStep, count);
    } else if (source instanceof byte[] bytes) {
      strided(bytes, from, step, (byte[]) target, to, toStep, count);
    } else if (source instanceof short[] shorts) {
      strided(shorts, from, step, (short[]) target, to, toStep, count);
    } else if (source instanceof double[] doubles) {
      strided(doubles, from, step, (double[]) target, to, toStep, count);
    } else if (source instanceof long[] longs) {
      strided(longs, from, step, (long[]) target, to, toStep, count);
    } else {
      strided((int[]) source, from, step, (int[]) target, to, toStep, count);
    }
  }

  private static void gather(float[] source, int from, int[] index, float[] target, int to) {
    for (int i = 0; i < index.length; i++) {
      target[to + i] = source[from + index[i]];
    }
  }

  private static void twice(float[] source, int from, float[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      float value = source[from + i];
      target[to + 2 * i] = value;
      target[to + 2 * i + 1] = value;
    }
  }

  private static void strided(
      float[] source, int from, int step, float[] target, int to, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * toStep] = source[from + i * step];
    }
  }

  private static void gather(byte[] source, int from, int[] index, byte[] target, int to) {
    for (int i = 0; i < index.length; i++) {
      target[to + i] = source[from + index[i]];
    }
  }

  private static void twice(byte[] source, int from, byte[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      byte value = source[from + i];
      target[to + 2 * i] = value;
      target[to + 2 * i + 1] = value;
    }
  }

  private static void strided(
      byte[] source, int from, int step, byte[] target, int to, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * toStep] = source[from + i * step];
    }
  }

  private static void gather(short[] source, int from, int[] index, short[] target, int to) {
    for (int i = 0; i < index.length; i++) {
      target[to + i] = source[from + index[i]];
    }
  }

  private static void twice(short[] source, int from, short[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      short value = source[from + i];
      target[to + 2 * i] = value;
      target[to + 2 * i + 1] = value;
    }
  }

  private static void strided(
      short[] source, int from, int step, short[] target, int to, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * toStep] = source[from + i * step];
    }
  }

  private static void gather(double[] source, int from, int[] index, double[] target, int to) {
    for (int i = 0; i < index.length; i++) {
      target[to + i] = source[from + index[i]];
    }
  }

  private static void twice(double[] source, int from, double[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      double value = source[from + i];
      target[to + 2 * i] = value;
      target[to + 2 * i + 1] = value;
    }
  }

  private static void strided(
      double[] source, int from, int step, double[] target, int to, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * toStep] = source[from + i * step];
    }
  }

  private static void gather(int[] source, int from, int[] index, int[] target, int to) {
    for (int i = 0; i < index.length; i++) {
      target[to + i] = source[from + index[i]];
    }
  }

  private static void twice(int[] source, int from, int[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      int value = source[from + i];
      target[to + 2 * i] = value;
      target[to + 2 * i + 1] = value;
    }
  }

  private static void strided(
      int[] source, int from, int step, int[] target, int to, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * toStep] = source[from + i * step];
    }
  }

  private static void gather(long[] source, int from, int[] index, long[] target, int to) {
    for (int i = 0; i < index.length; i++) {
      target[to + i] = source[from + index[i]];
    }
  }

  private static void twice(long[] source, int from, long[] target, int to, int length) {
    for (int i = 0; i < length; i++) {
      long value = source[from + i];
      target[to + 2 * i] = value;
      target[to + 2 * i + 1] = value;
    }
  }

  private static void strided(
      long[] source, int from, int step, long[] target, int to, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      target[to + i * toStep] = source[from + i * step];
    }
  }
}
