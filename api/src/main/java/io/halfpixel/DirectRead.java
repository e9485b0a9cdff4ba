package io.halfpixel;

import java.nio.ByteBuffer;

/** Copies a direct buffer, in native order, into a primitive array of its element type. */
final class DirectRead {
  private DirectRead() {}

  static void into(Object array, ByteBuffer bytes) {
    if (array instanceof float[] floats) {
      bytes.asFloatBuffer().get(floats);
    } else if (array instanceof double[] doubles) {
      bytes.asDoubleBuffer().get(doubles);
    } else if (array instanceof short[] shorts) {
      bytes.asShortBuffer().get(shorts);
    } else if (array instanceof int[] ints) {
      bytes.asIntBuffer().get(ints);
    } else {
      bytes.get((byte[]) array);
    }
  }
}
