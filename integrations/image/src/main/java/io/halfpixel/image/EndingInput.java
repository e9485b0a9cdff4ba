package io.halfpixel.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The bytes of a file for a reader of Image I/O. Reading on and on behind their end fails: a reader
 * that takes missing bytes for zeros, as that of WebP does, could otherwise go on for minutes.
 */
final class EndingInput extends MemoryCacheImageInputStream {
  /** Readers look a few bytes ahead, and meet the end more than once. */
  private static final int MOST_READS_BEHIND_THE_END = 1000;

  private int readsBehindTheEnd;

  EndingInput(byte[] file) {
    super(new ByteArrayInputStream(file));
  }

  @Override
  public int read() throws IOException {
    return counted(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return counted(super.read(bytes, offset, length));
  }

  private int counted(int read) throws IOException {
    if (read < 0 && ++readsBehindTheEnd > MOST_READS_BEHIND_THE_END) {
      throw new IOException("the file is cut short");
    }
    return read;
  }
}
