package io.halfpixel.peers.bench;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The C library libvips, version 8: its call {@code vips_resize} of an image in memory. */
final class Vips {
  private static final int UCHAR = 0; // VIPS_FORMAT_UCHAR
  private static final @Nullable C LIBRARY = load();

  private Vips() {}

  /** {@code VipsKernel} of its header. */
  enum Kernel {
    NEAREST(0),
    LINEAR(1),
    CUBIC(2),
    LANCZOS3(5);

    private final int number;

    Kernel(int number) {
      this.number = number;
    }
  }

  /** Returns whether the library is installed here. */
  static boolean isInstalled() {
    return LIBRARY != null;
  }

  /** Returns such as {@code "8.14.1"}. */
  static String version() {
    C vips = library();
    return vips.vips_version(0) + "." + vips.vips_version(1) + "." + vips.vips_version(2);
  }

  /** Copies bytes into memory that {@link #resize} reads. */
  static Memory memory(byte[] bytes) {
    Memory memory = new Memory(bytes.length);
    memory.write(0, bytes, 0, bytes.length);
    return memory;
  }

  /**
   * Resizes three interleaved bytes a pixel: a pipeline is built, run and taken down.
   *
   * @param target gets the result's bytes
   */
  static void resize(
      Memory source,
      int height,
      int width,
      ByteBuffer target,
      int rows,
      int columns,
      Kernel kernel) {
    C vips = library();
    Pointer image = vips.vips_image_new_from_memory(source, source.size(), width, height, 3, UCHAR);
    PointerByReference resized = new PointerByReference();
    double down = (double) rows / height;
    check(
        vips.vips_resize(
            image,
            resized,
            (double) columns / width,
            "vscale",
            down,
            "kernel",
            kernel.number,
            null));
    LongByReference bytes = new LongByReference();
    Pointer written = vips.vips_image_write_to_memory(resized.getValue(), bytes);
    check(written == null || bytes.getValue() != target.capacity() ? -1 : 0);
    target.duplicate().put(written.getByteBuffer(0, target.capacity()));
    vips.g_free(written);
    vips.g_object_unref(resized.getValue());
    vips.g_object_unref(image);
  }

  private static void check(int status) {
    if (status != 0) {
      throw new IllegalStateException("libvips: " + library().vips_error_buffer());
    }
  }

  private static C library() {
    if (LIBRARY == null) {
      throw new IllegalStateException("libvips is not installed");
    }
    return LIBRARY;
  }

  /** Loads and prepares the library: one thread, and no results that it remembers. */
  private static @Nullable C load() {
    try {
      C vips = Native.load("vips", C.class);
      if (vips.vips_init("halfpixel") != 0) {
        return null;
      }
      vips.vips_concurrency_set(1);
      vips.vips_cache_set_max(0);
      return vips;
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }

  /** The functions of {@code vips.h}, and two of the libraries it stands on. */
  interface C extends Library {
    int vips_init(String program);

    int vips_version(int part);

    void vips_concurrency_set(int threads);

    void vips_cache_set_max(int operations);

    String vips_error_buffer();

    Pointer vips_image_new_from_memory(
        Pointer data, long size, int width, int height, int bands, int format);

    int vips_resize(Pointer in, PointerByReference out, double scale, @Nullable Object... options);

    Pointer vips_image_write_to_memory(Pointer image, LongByReference size);

    void g_object_unref(Pointer object);

    void g_free(Pointer memory);
  }
}
