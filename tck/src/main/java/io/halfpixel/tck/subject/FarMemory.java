package io.halfpixel.tck.subject;

import io.halfpixel.DirectMemory;
import io.halfpixel.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Memory 2^30 bytes apart, which is as far as {@link ByteBuffer#alignmentOffset} tells addresses
 * from each other, and memory of more bytes than an int counts. These are mapped files of which
 * only the pages that are used exist.
 */
public final class FarMemory {
  /** How far the two parts lie from each other. */
  static final int DISTANCE = 1 << 30;

  /** The bytes of each part. */
  static final int BYTES = 4096;

  private static final ByteBuffer WHOLE = map();

  /** The bytes of {@link #vast()}: 5 GiB. */
  public static final long VAST = 5L << 30;

  private FarMemory() {}

  /** Mapped when it is first asked for. */
  private static final class Vast {
    static final DirectMemory MEMORY = Memory.ofSegment(mapVast());

    private static Object mapVast() {
      try {
        Class<?> arenas = Class.forName("java.lang.foreign.Arena");
        Object global = arenas.getMethod("global").invoke(null);
        try (FileChannel channel = sparse()) {
          return FileChannel.class
              .getMethod("map", FileChannel.MapMode.class, long.class, long.class, arenas)
              .invoke(channel, FileChannel.MapMode.READ_WRITE, 0L, VAST, global);
        }
      } catch (ReflectiveOperationException | IOException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  /** Returns memory of {@link #VAST} bytes as one segment, from JDK 22 on. */
  public static DirectMemory vast() {
    return Vast.MEMORY;
  }

  private static FileChannel sparse() throws IOException {
    return FileChannel.open(
        Files.createTempFile("halfpixel", ".far"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.SPARSE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static ByteBuffer map() {
    try {
      try (FileChannel channel = sparse()) {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, DISTANCE + BYTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the near part, from a byte on. */
  public static ByteBuffer near(int from) {
    return WHOLE.slice(from, BYTES - from).order(ByteOrder.nativeOrder());
  }

  /** Returns the far part, from a byte on. */
  public static ByteBuffer far(int from) {
    return WHOLE.slice(DISTANCE + from, BYTES - from).order(ByteOrder.nativeOrder());
  }
}
