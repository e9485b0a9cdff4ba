package io.halfpixel.cpp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a library of Linux is whole. The system's loader maps what the headers of a library
 * promise, without a look at its length: where the file ends before that, as after an interrupted
 * copy, the process is killed by a signal.
 */
final class ElfFile {
  private static final int MAGIC = 0x464C457F; // 0x7F, "ELF"
  private static final int HEADER_BYTES = 64;

  /** Where a 64-bit header has the place, the size and the number of the program headers. */
  private static final int PROGRAM_HEADERS = 32;

  private static final int PROGRAM_HEADER_BYTES = 54;
  private static final int PROGRAM_HEADER_COUNT = 56;

  /** What a program header begins with if it is mapped, and where it has its part of the file. */
  private static final int LOADED = 1;

  private static final int FILE_OFFSET = 8;
  private static final int FILE_BYTES = 32;
  private static final int LEAST_PROGRAM_HEADER = 56;

  private ElfFile() {}

  /**
   * Returns whether a file is a 64-bit little-endian ELF file that ends before something that its
   * headers promise. Other files are the business of the system's loader, which refuses them.
   */
  static boolean isCutOff(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer header = read(channel, 0, HEADER_BYTES);
      boolean isElf =
          header.limit() == HEADER_BYTES
              && header.getInt(0) == MAGIC
              && header.get(4) == 2 // 64 bits
              && header.get(5) == 1; // little-endian
      if (!isElf) {
        return false;
      }
      int size = Short.toUnsignedInt(header.getShort(PROGRAM_HEADER_BYTES));
      int count = Short.toUnsignedInt(header.getShort(PROGRAM_HEADER_COUNT));
      long place = header.getLong(PROGRAM_HEADERS);
      if (isBehind(channel, place, (long) size * count)) {
        return true;
      }
      ByteBuffer table = read(channel, place, size * count);
      for (int i = 0; i < count && size >= LEAST_PROGRAM_HEADER; i++) {
        long offset = table.getLong(i * size + FILE_OFFSET);
        long bytes = table.getLong(i * size + FILE_BYTES);
        if (table.getInt(i * size) == LOADED && isBehind(channel, offset, bytes)) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isBehind(SeekableByteChannel channel, long offset, long bytes)
      throws IOException {
    return offset < 0 || bytes < 0 || bytes > channel.size() || offset > channel.size() - bytes;
  }

  /** Returns the bytes at a place, or fewer where the file ends. */
  private static ByteBuffer read(SeekableByteChannel channel, long place, int bytes)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(place);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // Goes on: a channel may give less than it was asked for.
    }
    return buffer.flip();
  }
}
