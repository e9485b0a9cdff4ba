package io.halfpixel.tck.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Memory 2^30 bytes apart, which is as far as {@link ByteBuffer#alignmentOffset} tells addresses
 * from each other. It is a mapped file of which only the pages that are used exist.
 */
public final class FarMemory {
  /** How far the two parts lie from each other. */
  static final int DISTANCE = 1 << 30;

  /** The bytes of each part. */
  static final int BYTES = 4096;

  private static final ByteBuffer WHOLE = map();

  private FarMemory() {}

  private static ByteBuffer map() {
    try {
      Path file = Files.createTempFile("halfpixel", ".far");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.SPARSE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
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
