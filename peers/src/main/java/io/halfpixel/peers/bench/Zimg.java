package io.halfpixel.peers.bench;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The C library zimg, as its header {@code zimg.h} of API 2.4 describes it: a filter graph that
 * resamples one plane, built once, and the planes that it is run on.
 *
 * <p>Offsets are those of the C structures on 64-bit systems.
 */
final class Zimg implements AutoCloseable {
  /** The best of this machine, vectors of 512 bits included. */
  static final int ANY_CPU = 2;

  /** AVX2 at most. */
  static final int AVX2 = 1009;

  private static final int API = 2 << 8 | 4;
  private static final int BYTE = 0;
  private static final int FLOAT = 3;
  private static final int FULL_RANGE = 1;
  private static final int WHOLE_PLANE = -1;
  private static final int ALIGNMENT = 64;
  private static final int FORMAT_BYTES = 96;
  private static final int PARAMETER_BYTES = 72;
  private static final int BUFFER_BYTES = 104;

  /**
   * A resampling filter with its two parameters; it widens by the ratio where an image shrinks.
   *
   * @param number the constant of the header
   * @param first B of a bicubic filter, the lobes of a Lanczos filter, otherwise NaN
   * @param second C of a bicubic filter, otherwise NaN
   */
  record Filter(int number, double first, double second) {
    static final Filter POINT = new Filter(0, Double.NaN, Double.NaN);
    static final Filter BILINEAR = new Filter(1, Double.NaN, Double.NaN);
    static final Filter LANCZOS = new Filter(5, 3, Double.NaN);

    /** Returns Keys' cubic, {@code c} being the slope at 1, changed in sign. */
    static Filter bicubic(double c) {
      return new Filter(2, 0, c);
    }
  }

  /**
   * The elements of a plane.
   *
   * @param height rows
   * @param width elements of a row
   * @param elementBytes 1 for bytes, 4 for floats
   */
  record Form(int height, int width, int elementBytes) {
    int stride() {
      return (width * elementBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }

  private final Pointer graph;
  private final Memory scratch;
  private final Form target;
  private final List<Memory> sources = new ArrayList<>();
  private final List<Memory> targets = new ArrayList<>();
  private final List<Memory> sourceBuffers = new ArrayList<>();
  private final List<Memory> targetBuffers = new ArrayList<>();

  /**
   * Builds the graph and allocates the planes.
   *
   * @param planes how many planes are resampled, one after the other
   * @param cpu {@link #ANY_CPU} or {@link #AVX2}
   */
  Zimg(Filter filter, Form source, Form target, int planes, int cpu) {
    this.target = target;
    graph = C.zimg_filter_graph_build(format(source), format(target), parameters(filter, cpu));
    if (graph == null) {
      throw failed();
    }
    Memory bytes = new Memory(Long.BYTES);
    check(C.zimg_filter_graph_get_tmp_size(graph, bytes));
    scratch = aligned(bytes.getLong(0));
    for (int plane = 0; plane < planes; plane++) {
      allocate(source, sources, sourceBuffers);
      allocate(target, targets, targetBuffers);
    }
  }

  /** Returns whether the library is installed here. */
  static boolean isInstalled() {
    try {
      C.zimg_clear_last_error();
      return true;
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      return false;
    }
  }

  /** Returns such as {@code "3.0.4"}. */
  static String version() {
    Memory numbers = new Memory(3L * Integer.BYTES);
    C.zimg_get_version_info(numbers, numbers.share(4), numbers.share(8));
    return numbers.getInt(0) + "." + numbers.getInt(4) + "." + numbers.getInt(8);
  }

  /** Returns a row of a plane of the source, from its first element on. */
  ByteBuffer sourceRow(int plane, int row, Form form) {
    return row(sources.get(plane), row, form);
  }

  /** Returns a row of a plane of the result, from its first element on. */
  ByteBuffer targetRow(int plane, int row) {
    return row(targets.get(plane), row, target);
  }

  /** Resamples every plane. */
  void run() {
    for (int plane = 0; plane < targets.size(); plane++) {
      check(
          C.zimg_filter_graph_process(
              graph,
              sourceBuffers.get(plane),
              targetBuffers.get(plane),
              scratch,
              null,
              null,
              null,
              null));
    }
  }

  @Override
  public void close() {
    C.zimg_filter_graph_free(graph);
  }

  private static ByteBuffer row(Memory plane, int row, Form form) {
    int bytes = form.width() * form.elementBytes();
    return plane.getByteBuffer((long) row * form.stride(), bytes).order(ByteOrder.nativeOrder());
  }

  private static void allocate(Form form, List<Memory> planes, List<Memory> buffers) {
    Memory plane = aligned((long) form.stride() * form.height());
    Memory buffer = zeros(BUFFER_BYTES);
    buffer.setInt(0, API);
    buffer.setPointer(8, plane);
    buffer.setLong(16, form.stride());
    buffer.setInt(24, WHOLE_PLANE);
    planes.add(plane);
    buffers.add(buffer);
  }

  private static Memory format(Form form) {
    Memory format = zeros(FORMAT_BYTES);
    C.zimg_image_format_default(format, API);
    format.setInt(4, form.width());
    format.setInt(8, form.height());
    format.setInt(12, form.elementBytes() == 1 ? BYTE : FLOAT);
    format.setInt(44, FULL_RANGE);
    return format;
  }

  private static Memory parameters(Filter filter, int cpu) {
    Memory parameters = zeros(PARAMETER_BYTES);
    C.zimg_graph_builder_params_default(parameters, API);
    parameters.setInt(4, filter.number());
    parameters.setDouble(8, filter.first());
    parameters.setDouble(16, filter.second());
    parameters.setInt(52, cpu);
    return parameters;
  }

  private static Memory zeros(long bytes) {
    Memory memory = new Memory(bytes);
    memory.clear();
    return memory;
  }

  private static Memory aligned(long bytes) {
    Memory memory = new Memory(Math.max(bytes, 1) + ALIGNMENT).align(ALIGNMENT);
    memory.clear();
    return memory;
  }

  private static void check(int error) {
    if (error != 0) {
      throw failed();
    }
  }

  private static IllegalStateException failed() {
    byte[] message = new byte[1024];
    int code = C.zimg_get_last_error(message, message.length);
    return new IllegalStateException("zimg: error " + code + ": " + Native.toString(message));
  }

  /** The functions of {@code zimg.h}. */
  private static final class C {
    static {
      Native.register(C.class, "zimg");
    }

    private C() {}

    static native void zimg_get_version_info(Pointer major, Pointer minor, Pointer micro);

    static native void zimg_clear_last_error();

    static native int zimg_get_last_error(byte[] message, long length);

    static native void zimg_image_format_default(Pointer format, int version);

    static native void zimg_graph_builder_params_default(Pointer parameters, int version);

    static native Pointer zimg_filter_graph_build(Pointer from, Pointer to, Pointer parameters);

    static native int zimg_filter_graph_get_tmp_size(Pointer graph, Pointer bytes);

    static native int zimg_filter_graph_process(
        Pointer graph,
        Pointer from,
        Pointer to,
        Pointer scratch,
        Pointer unpack,
        Pointer unpackUser,
        Pointer pack,
        Pointer packUser);

    static native void zimg_filter_graph_free(Pointer graph);
  }
}
