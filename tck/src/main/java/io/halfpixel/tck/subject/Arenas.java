package io.halfpixel.tck.subject;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * An {@code Arena} of JDK 22 or later. Compiled for JDK 17, so it is reached by reflection.
 *
 * @param arena the arena itself
 */
public record Arenas(Object arena) implements AutoCloseable {
  private static final String PACKAGE = "java.lang.foreign.";

  /** Returns an arena that only the calling thread may use. */
  public static Arenas confined() {
    return new Arenas(call("Arena", "ofConfined", null));
  }

  /** Returns an arena that all threads may use. */
  public static Arenas shared() {
    return new Arenas(call("Arena", "ofShared", null));
  }

  /** Returns a buffer without bytes at address 0. */
  public static ByteBuffer bufferAtNull() {
    try {
      Object segment = Class.forName(PACKAGE + "MemorySegment").getField("NULL").get(null);
      return buffer(segment);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Returns a buffer of the arena, filled with zeros. */
  public ByteBuffer buffer(long bytes) {
    try {
      return buffer(
          Class.forName(PACKAGE + "Arena")
              .getMethod("allocate", long.class, long.class)
              .invoke(arena, bytes, 64L));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    call("Arena", "close", arena);
  }

  private static ByteBuffer buffer(Object segment) {
    ByteBuffer buffer = (ByteBuffer) call("MemorySegment", "asByteBuffer", segment);
    return buffer.order(ByteOrder.nativeOrder());
  }

  private static Object call(String type, String method, @Nullable Object on) {
    try {
      return Class.forName(PACKAGE + type).getMethod(method).invoke(on);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
