package io.halfpixel.benchmarks.measure;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * What memory allows, by as many threads as the candidates get: the C library's {@code memcpy} and
 * {@code memset} of as many bytes as a result has, and {@linkplain #MOVE a loop that moves what a
 * cell moves}. A call costs some 0.2 us more than in C.
 */
public final class Limits implements AutoCloseable {
  /** Copies the bytes of a result. */
  public static final String MEMCPY = "memcpy";

  /** Writes the bytes of a result. */
  public static final String MEMSET = "memset";

  /**
   * Reads every byte of a source once and writes every byte of a result, piece by piece from front
   * to back, as a resampler has to: of the longer of both each piece is new, of the shorter one
   * pieces repeat or overlap, in the cache. Where a source and a result of those sizes lie, its
   * bytes lie too.
   */
  public static final String MOVE = "move";

  /** Bytes of a piece: it stays in the second cache, and a call's own time is small beside it. */
  private static final long PIECE = 1 << 16;

  private final ByteBuffer from;
  private final ByteBuffer to;
  private final long source;
  private final long target;
  private final long bytesIn;
  private final int threads;
  private final ExecutorService workers;

  /** Returns whether this is the name of a limit rather than of a candidate. */
  public static boolean isLimit(String id) {
    return id.equals(MEMCPY) || id.equals(MEMSET) || id.equals(MOVE);
  }

  /** Allocates both sides, and threads. */
  Limits(long bytesIn, long bytesOut, int threads) {
    this.bytesIn = bytesIn;
    long bytes = Math.max(bytesIn, bytesOut); // The copy of a result reads as many.
    from = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    to = ByteBuffer.allocateDirect(Math.toIntExact(bytesOut));
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
        () -> inBands((begin, count) -> C.memset(target + begin, 0, count)),
        MOVE,
        () -> Workers.run(workers, threads, this::move));
  }

  private void move(int band) {
    long bytesOut = to.capacity();
    long longer = Math.max(bytesIn, bytesOut);
    long piece = Math.min(PIECE, Math.min(bytesIn, bytesOut));
    long end = longer * (band + 1) / threads;
    for (long at = longer * band / threads; at < end; at += piece) {
      long count = Math.min(piece, end - at);
      C.memcpy(
          target + place(at, count, longer, bytesOut),
          source + place(at, count, longer, bytesIn),
          count);
    }
  }

  /** Returns where a piece of the longer side lies in one of {@code length} bytes. */
  private static long place(long at, long count, long longer, long length) {
    return longer == count ? 0 : at * (length - count) / (longer - count);
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
