package io.halfpixel.cpp.jni;

import io.halfpixel.ArrayMemory;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.cpp.binding.PlanWork;
import io.halfpixel.cpp.binding.Planes;
import io.halfpixel.cpp.binding.Slices;
import io.halfpixel.cpp.binding.ViewAxes;
import io.halfpixel.cpp.binding.VirtualThreads;
import io.halfpixel.plan.Plan;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Calls libhalfpixel through JNI.
 *
 * <p>A direct buffer is passed by its address and an array without a copy, in a critical region:
 * the garbage collector may have to wait for its end, so a band is run in slices. So is every band
 * on a virtual thread, which gives way between two slices. A virtual machine that hands out copies
 * of arrays all the same (as with {@code -Xcheck:jni}) would write back what other threads have
 * changed meanwhile; there a band is one slice, and the target is an array of this call's own
 * first, from which only the elements of the band are copied.
 */
public final class JniBinding implements NativeBinding {
  /** {@code HP_JNI_COPIED}: nothing was run, because the target would have been a copy. */
  private static final int COPIED = -1;

  private static boolean opened;

  private final boolean copies;

  /**
   * Opens libhalfpixel; what was opened before stays in use if there was anything. The JNI glue has
   * to be loaded.
   *
   * @throws UnsatisfiedLinkError if it cannot be opened, or the glue is not there
   */
  public JniBinding(Path library) {
    open(library);
    copies = HalfpixelLibrary.copiesArrays(new byte[1]);
  }

  private static synchronized void open(Path library) {
    if (!opened) {
      Charset names = namesOfFiles();
      byte[] file = (library + "\0").getBytes(names);
      byte[] message = new byte[1000];
      if (!HalfpixelLibrary.open(file, message, message.length)) {
        throw new UnsatisfiedLinkError(new String(message, names).replace("\0", ""));
      }
      opened = true;
    }
  }

  /** The encoding of names of files: that of the system, or what the glue expects on Windows. */
  private static Charset namesOfFiles() {
    return System.getProperty("os.name").startsWith("Windows")
        ? StandardCharsets.UTF_8
        : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
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
  public @Nullable String isaName(int isa) {
    return HalfpixelLibrary.isaName(isa);
  }

  @Override
  public int bestIsa(int limit) {
    return HalfpixelLibrary.isaBest(limit);
  }

  @Override
  public int create(byte[] encoded, int isa, long[] handle) {
    return HalfpixelLibrary.planCreate(encoded, encoded.length, isa, handle);
  }

  @Override
  public BandRunner runner(long handle, Plan plan, int isa) {
    int slices = PlanWork.slices(plan, isa);
    return (source, target, band, bands) -> run(handle, source, target, band, bands, slices);
  }

  private int run(long plan, Tensor source, Tensor target, int band, int bands, int slices) {
    boolean held = TensorMemory.inArray(source) || TensorMemory.inArray(target);
    boolean virtual = VirtualThreads.isCurrent();
    int pieces = !copies && (held || virtual) ? Slices.perBand(slices, bands) : 1;
    int status = 0;
    for (int slice = 0; slice < pieces && status == 0; slice++) {
      if (virtual && slice > 0) {
        VirtualThreads.giveWay();
      }
      status = runSlice(plan, source, target, band * pieces + slice, bands * pieces);
    }
    return status;
  }

  private int runSlice(long plan, Tensor source, Tensor target, int band, int bands) {
    int status = COPIED;
    if (!copies || !TensorMemory.inArray(target)) {
      status = TensorMemory.run(plan, source, target, false, band, bands);
    }
    return status == COPIED ? runThroughCopy(plan, source, target, band, bands) : status;
  }

  private static int runThroughCopy(long plan, Tensor source, Tensor target, int band, int bands) {
    Tensor copy = Tensor.allocate(target.spec());
    long[] planes = new long[1];
    long[] length = new long[1];
    long[] begin = new long[1];
    long[] end = new long[1];
    int status = HalfpixelLibrary.planPlanes(plan, planes, length);
    if (status == 0) {
      status = HalfpixelLibrary.planBand(plan, band, bands, begin, end);
    }
    if (status == 0) {
      status = TensorMemory.run(plan, source, copy, true, band, bands);
    }
    if (status == 0) {
      new Planes(planes[0], length[0])
          .forEach(begin[0], end[0], (from, to) -> copy(copy, target, from, to));
    }
    return status;
  }

  /** Copies elements of a copy to an array, which may have gaps. */
  @SuppressWarnings("SuspiciousSystemArraycopy") // Both arrays are of one class.
  private static void copy(Tensor source, Tensor target, long begin, long end) {
    Object array = ((ArrayMemory) target.memory()).array();
    ViewAxes.forEachRow(
        target,
        begin,
        end,
        (element, place, count) ->
            System.arraycopy(
                source.array(),
                Math.toIntExact(element),
                array,
                Math.toIntExact(target.offset() + place),
                Math.toIntExact(count)));
  }

  @Override
  public boolean takesViews() {
    return true;
  }

  @Override
  public void destroy(long plan) {
    HalfpixelLibrary.planDestroy(plan);
  }
}
