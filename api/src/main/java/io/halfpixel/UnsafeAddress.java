package io.halfpixel;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The address of a buffer in a JDK before 22, where only {@code sun.misc.Unsafe} tells it. Later
 * ones would warn of that class.
 */
final class UnsafeAddress {
  /** What is returned where module {@code jdk.unsupported} is missing. */
  static final long UNKNOWN = 0;

  /** Returns the address of a buffer's first byte; null where it cannot be found out. */
  private static final @Nullable MethodHandle ADDRESS = find();

  private UnsafeAddress() {}

  private static @Nullable MethodHandle find() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field instance = type.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object unsafe = instance.get(null);
      MethodHandle offsetOf =
          lookup.bind(unsafe, "objectFieldOffset", methodType(long.class, Field.class));
      MethodHandle getLong =
          lookup.bind(unsafe, "getLong", methodType(long.class, Object.class, long.class));
      long offset = (long) offsetOf.invoke(Buffer.class.getDeclaredField("address"));
      return MethodHandles.insertArguments(getLong, 1, offset)
          .asType(methodType(long.class, ByteBuffer.class));
    } catch (Throwable e) {
      // Whatever is missing here, addresses remain unknown.
      return null;
    }
  }

  /** Returns the address of a direct buffer's first byte, or {@link #UNKNOWN}. */
  static long of(ByteBuffer buffer) {
    if (ADDRESS == null) {
      return UNKNOWN;
    }
    try {
      return (long) ADDRESS.invokeExact(buffer);
    } catch (Throwable e) {
      return UNKNOWN;
    }
  }
}
