package io.halfpixel;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * The memory segments of JDK 22 and later, which know where the memory of a buffer lies, whether it
 * is alive and who may use it.
 *
 * <p>This module is compiled for JDK 17, so segments are objects here, and their methods are called
 * through handles. Such a call costs what a direct one does, because the handles are constants, and
 * allocates nothing but the segment.
 */
final class Segments {
  /** The first version of the JDK in which segments are not a preview. */
  static final int SINCE = 22;

  private static final MethodHandle OF;
  private static final MethodHandle ADDRESS;
  private static final MethodHandle IS_ALIVE;
  private static final MethodHandle IS_ACCESSIBLE_BY;
  private static final MethodHandle IS_NATIVE;
  private static final MethodHandle IS_READ_ONLY;
  private static final MethodHandle BYTES;
  private static final MethodHandle BUFFER;
  private static final Class<?> TYPE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
      Class<?> scope = Class.forName("java.lang.foreign.MemorySegment$Scope");
      TYPE = segment;
      IS_NATIVE = question(lookup, segment, "isNative", boolean.class);
      IS_READ_ONLY = question(lookup, segment, "isReadOnly", boolean.class);
      BYTES = question(lookup, segment, "byteSize", long.class);
      BUFFER =
          MethodHandles.filterReturnValue(
                  lookup.findVirtual(
                      segment, "asSlice", methodType(segment, long.class, long.class)),
                  lookup.findVirtual(segment, "asByteBuffer", methodType(ByteBuffer.class)))
              .asType(methodType(ByteBuffer.class, Object.class, long.class, long.class));
      OF =
          lookup
              .findStatic(segment, "ofBuffer", methodType(segment, Buffer.class))
              .asType(methodType(Object.class, ByteBuffer.class));
      ADDRESS = question(lookup, segment, "address", long.class);
      IS_ALIVE =
          MethodHandles.filterReturnValue(
                  lookup.findVirtual(segment, "scope", methodType(scope)),
                  lookup.findVirtual(scope, "isAlive", methodType(boolean.class)))
              .asType(methodType(boolean.class, Object.class));
      IS_ACCESSIBLE_BY =
          lookup
              .findVirtual(segment, "isAccessibleBy", methodType(boolean.class, Thread.class))
              .asType(methodType(boolean.class, Object.class, Thread.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Segments() {}

  private static MethodHandle question(
      MethodHandles.Lookup lookup, Class<?> segment, String name, Class<?> answer)
      throws ReflectiveOperationException {
    return lookup
        .findVirtual(segment, name, methodType(answer))
        .asType(methodType(answer, Object.class));
  }

  /** Returns whether an object is a segment. */
  static boolean isSegment(Object object) {
    return TYPE.isInstance(object);
  }

  /** Returns whether a segment lies outside the heap. */
  static boolean isNative(Object segment) {
    try {
      return (boolean) IS_NATIVE.invokeExact(segment);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns whether a segment may not be written. */
  static boolean isReadOnly(Object segment) {
    try {
      return (boolean) IS_READ_ONLY.invokeExact(segment);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns the size of a segment. */
  static long bytes(Object segment) {
    try {
      return (long) BYTES.invokeExact(segment);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * Returns a buffer over a part of a segment outside the heap, which has it.
   *
   * @throws IllegalStateException if it has more than 2^31 - 9 bytes
   */
  static ByteBuffer buffer(Object segment, long offset, long bytes) {
    try {
      return (ByteBuffer) BUFFER.invokeExact(segment, offset, bytes);
    } catch (IllegalStateException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns the segment of a buffer's memory, also if that memory is not alive any more. */
  static Object of(ByteBuffer buffer) {
    try {
      return (Object) OF.invokeExact(buffer);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns the address of a segment's first byte. */
  static long address(Object segment) {
    try {
      return (long) ADDRESS.invokeExact(segment);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns whether the arena of a segment is open, if it has one. */
  static boolean isAlive(Object segment) {
    try {
      return (boolean) IS_ALIVE.invokeExact(segment);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Returns whether a thread may use a segment while it is alive. */
  static boolean isAccessibleBy(Object segment, Thread thread) {
    try {
      return (boolean) IS_ACCESSIBLE_BY.invokeExact(segment, thread);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** These methods throw nothing that is checked, and nothing at all for a segment. */
  private static IllegalStateException unexpected(Throwable thrown) {
    if (thrown instanceof Error e) {
      throw e;
    }
    return new IllegalStateException("a memory segment could not be asked: " + thrown, thrown);
  }
}
