package io.halfpixel.cpp.jni;

import io.halfpixel.Tensor;
import io.halfpixel.cpp.NativeBinding;
import java.nio.file.Path;

/**
 * Calls libhalfpixel through JNI.
 *
 * <p>A direct buffer is passed by its address and an array without a copy, in a critical region:
 * the garbage collector may have to wait for its end, so a band is run in slices. On a virtual
 * machine that hands out copies of arrays all the same, the target is written to an array of its
 * own first, from which only the elements of the band are copied.
 */
public final class JniBinding implements NativeBinding {
  /** With the value {@code copy}, arrays are written through a copy on every virtual machine. */
  private static final String PROPERTY = "halfpixel.jni.arrays";

  /** {@code HP_JNI_COPIED}: nothing was run, because the target would have been a copy. */
  private static final int COPIED = -1;

  private final boolean copies;

  /**
   * Loads the two libraries.
   *
   * @throws UnsatisfiedLinkError if one cannot be loaded
   */
  public JniBinding(Path library, Path jniLibrary) {
    System.load(library.toString());
    System.load(jniLibrary.toString());
    copies =
        "copy".equals(System.getProperty(PROPERTY)) || HalfpixelLibrary.copiesArrays(new byte[1]);
  }

  @Override
  public int abiVersion() {
    return HalfpixelLibrary.abiVersion();
  }

  @Override
  public String buildId() {
    return HalfpixelLibrary.buildId();
  }

  @Override
  public String statusMessage(int status) {
    return HalfpixelLibrary.statusMessage(status);
  }

  @Override
  public int bestIsa() {
    return HalfpixelLibrary.isaBest();
  }

  @Override
  public int create(byte[] encoded, int isa, long[] handle) {
    return HalfpixelLibrary.planCreate(encoded, encoded.length, isa, handle);
  }

  @Override
  public int run(long plan, Tensor source, Tensor target, int band, int bands, int slices) {
    int pieces = source.isDirect() && target.isDirect() ? 1 : slices;
    int status =
        copies && !target.isDirect()
            ? COPIED
            : runSlices(plan, source, target, false, band, bands, pieces);
    return status == COPIED ? runThroughCopy(plan, source, target, band, bands, pieces) : status;
  }

  private static int runThroughCopy(
      long plan, Tensor source, Tensor target, int band, int bands, int slices) {
    Tensor copy = Tensor.allocate(target.spec());
    int status = runSlices(plan, source, copy, true, band, bands, slices);
    long[] begin = new long[1];
    long[] end = new long[1];
    if (status == 0) {
      status = HalfpixelLibrary.planBand(plan, band, bands, begin, end);
    }
    if (status == 0) {
      int from = (int) begin[0];
      int to = target.arrayOffset() + from;
      System.arraycopy(copy.array(), from, target.array(), to, (int) (end[0] - begin[0]));
    }
    return status;
  }

  private static int runSlices(
      long plan, Tensor source, Tensor target, boolean alone, int band, int bands, int slices) {
    int status = 0;
    for (int slice = 0; slice < slices && status == 0; slice++) {
      status =
          HalfpixelLibrary.planRun(
              plan,
              memory(source),
              end(source),
              offset(source),
              memory(target),
              end(target),
              offset(target),
              alone,
              band * slices + slice,
              bands * slices);
    }
    return status;
  }

  private static Object memory(Tensor tensor) {
    return tensor.isDirect() ? tensor.buffer() : tensor.array();
  }

  private static long offset(Tensor tensor) {
    return (long) tensor.arrayOffset() * tensor.dataType().bytes();
  }

  private static long end(Tensor tensor) {
    return offset(tensor) + tensor.spec().byteSize();
  }

  @Override
  public void destroy(long plan) {
    HalfpixelLibrary.planDestroy(plan);
  }
}
