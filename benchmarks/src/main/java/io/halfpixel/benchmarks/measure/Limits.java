package io.halfpixel.benchmarks.measure;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * What memory allows: the C library's {@code memcpy} and {@code memset} of as many bytes as a
 * result has, by as many threads as the candidates get. A call costs some 0.2 us more than in C.
 */
public final class Limits implements AutoCloseable {
  /** Copies the bytes of a result. */
  public static final String MEMCPY = "memcpy";

  /** Writes the bytes of a result. */
  public static final String MEMSET = "memset";

  private final ByteBuffer from;
  private final ByteBuffer to;
  private final long source;
  private final long target;
  private final int threads;
  private final ExecutorService workers;

  /** Allocates both sides, and threads. */
  Limits(long bytes, int threads) {
    from = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    to = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    source = Pointer.nativeValue(Native.getDirectBufferPointer(from));
    target = Pointer.nativeValue(Native.getDirectBufferPointer(to));
    this.threads = threads;
    workers = Workers.of(threads);
    C.memset(source, 1, bytes); // A page that was never written is a page of zeros to read.
  }

  /** Returns the work, by name. */
  Map<String, Runnable> work() {
    return Map.of(
        MEMCPY,
        () -> inBands((begin, count) -> C.memcpy(target + begin, source + begin, count)),
        MEMSET,
        () -> inBands((begin, count) -> C.memset(target + begin, 0, count)));
  }

  /** Returns whether every byte of the target is this. */
  boolean wrote(int value) {
    return to.duplicate().asReadOnlyBuffer().mismatch(filled(value)) == -1;
  }

  private ByteBuffer filled(int value) {
    byte[] bytes = new byte[to.capacity()];
    Arrays.fill(bytes, (byte) value);
    return ByteBuffer.wrap(bytes);
  }

  private void inBands(Stretch work) {
    long bytes = to.capacity();
    Workers.run(
        workers,
        threads,
        band -> {
          long begin = bytes * band / threads;
          work.run(begin, bytes * (band + 1) / threads - begin);
        });
  }

  @Override
  public void close() {
    workers.shutdown();
  }

  /** Does something with a stretch of bytes. */
  private interface Stretch {
    void run(long begin, long count);
  }

  /** The C library, called with addresses and without copies. */
  private static final class C {
    static {
      Native.register(C.class, Platform.C_LIBRARY_NAME);
    }

    private C() {}

    static native long memcpy(long to, long from, long count);

    static native long memset(long to, int value, long count);
  }
}
