package io.halfpixel.cpp.ffm;

import io.halfpixel.AddressMemory;
import io.halfpixel.ArrayMemory;
import io.halfpixel.DirectMemory;
import io.halfpixel.Tensor;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The segment that begins where the memory of a tensor does, and keeps its arena open. */
final class TensorSegment {
  private static final MethodHandle OF_BYTES = ForeignLinker.ofArray(byte[].class);
  private static final MethodHandle OF_SHORTS = ForeignLinker.ofArray(short[].class);
  private static final MethodHandle OF_INTS = ForeignLinker.ofArray(int[].class);
  private static final MethodHandle OF_LONGS = ForeignLinker.ofArray(long[].class);
  private static final MethodHandle OF_FLOATS = ForeignLinker.ofArray(float[].class);
  private static final MethodHandle OF_DOUBLES = ForeignLinker.ofArray(double[].class);
  private static final MethodHandle OF_BUFFER = ForeignLinker.ofBuffer();
  private static final MethodHandle OF_ADDRESS = ForeignLinker.ofAddress();
  private static final Object NO_AXES = ofAddress(0);

  private TensorSegment() {}

  /** Returns the segment of a buffer from its position. */
  static Object of(ByteBuffer buffer) {
    try {
      return (Object) OF_BUFFER.invokeExact((java.nio.Buffer) buffer);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  /**
   * Returns the segment of a tensor's memory; what has only an address has a segment of no size.
   */
  static Object of(Tensor tensor) {
    try {
      if (tensor.memory() instanceof ArrayMemory memory) {
        return ofArray(memory.array());
      }
      Object segment = ((DirectMemory) tensor.memory()).segment();
      return segment != null ? segment : ofAddress(((AddressMemory) tensor.memory()).address());
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  /** Returns the segment of an array of axes, or the one at address 0 if there are none. */
  static Object ofAxes(long @Nullable [] axes) {
    try {
      return axes == null ? NO_AXES : (Object) OF_LONGS.invokeExact(axes);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  private static Object ofAddress(long address) {
    try {
      return (Object) OF_ADDRESS.invokeExact(address);
    } catch (Throwable e) {
      throw Thrown.unchecked(e);
    }
  }

  private static Object ofArray(Object array) throws Throwable {
    if (array instanceof float[] floats) {
      return (Object) OF_FLOATS.invokeExact(floats);
    }
    if (array instanceof byte[] bytes) {
      return (Object) OF_BYTES.invokeExact(bytes);
    }
    if (array instanceof short[] shorts) {
      return (Object) OF_SHORTS.invokeExact(shorts);
    }
    if (array instanceof double[] doubles) {
      return (Object) OF_DOUBLES.invokeExact(doubles);
    }
    return array instanceof int[] ints
        ? (Object) OF_INTS.invokeExact(ints)
        : (Object) OF_LONGS.invokeExact((long[]) array);
  }
}
