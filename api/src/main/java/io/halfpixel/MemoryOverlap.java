package io.halfpixel;

import java.nio.ByteBuffer;

/** Decides whether two tensors share memory. */
final class MemoryOverlap {
  /** The largest unit of {@link ByteBuffer#alignmentOffset}: it tells an address modulo this. */
  private static final int MODULUS = 1 << 30;

  private MemoryOverlap() {}

  static boolean between(Tensor a, Tensor b) {
    if (a.spec().elements() == 0 || b.spec().elements() == 0 || a.isDirect() != b.isDirect()) {
      return false;
    }
    return a.isDirect() ? betweenBuffers(a.buffer(), b.buffer()) : betweenArrays(a, b);
  }

  private static boolean betweenArrays(Tensor a, Tensor b) {
    long aStart = a.arrayOffset();
    long bStart = b.arrayOffset();
    return a.array() == b.array()
        && aStart < bStart + b.spec().elements()
        && bStart < aStart + a.spec().elements();
  }

  /**
   * Java tells the lower 30 bits of a buffer's address. Where those leave an overlap possible, one
   * byte that would lie in both buffers is looked at through both of them.
   */
  private static boolean betweenBuffers(ByteBuffer a, ByteBuffer b) {
    long ahead = Math.floorMod(lowAddress(b) - lowAddress(a), MODULUS);
    return sameByte(a, ahead, b, 0)
        || sameByte(a, ahead + MODULUS, b, 0)
        || sameByte(a, 0, b, MODULUS - ahead)
        || sameByte(a, 0, b, 2L * MODULUS - ahead);
  }

  private static int lowAddress(ByteBuffer buffer) {
    return buffer.alignmentOffset(0, MODULUS);
  }

  /** Changes a byte through the one buffer, looks through the other, and puts it back. */
  private static boolean sameByte(ByteBuffer a, long aIndex, ByteBuffer b, long bIndex) {
    if (aIndex >= a.limit() || bIndex >= b.limit() || (a.isReadOnly() && b.isReadOnly())) {
      return false;
    }
    if (a.isReadOnly()) {
      return sameByte(b, bIndex, a, aIndex);
    }
    int at = (int) aIndex;
    byte before = a.get(at);
    byte seen = b.get((int) bIndex);
    a.put(at, (byte) ~before);
    boolean changed = b.get((int) bIndex) != seen;
    a.put(at, before);
    return changed;
  }
}
