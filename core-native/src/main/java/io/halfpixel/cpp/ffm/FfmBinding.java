package io.halfpixel.cpp.ffm;

import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.cpp.binding.PlanWork;
import io.halfpixel.plan.Plan;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Calls libhalfpixel through the Foreign Function and Memory API. */
public final class FfmBinding implements NativeBinding {
  /** The first version of the JDK in which the API is not a preview. */
  public static final int SINCE = 22;

  private final FfmFunctions functions;

  /**
   * Opens the library.
   *
   * @throws IllegalArgumentException if it cannot be opened
   * @throws UnsatisfiedLinkError if one of the functions is missing
   */
  public FfmBinding(Path library) {
    functions = new FfmFunctions(library);
  }

  /** Returns whether a module was given native access. Only to be asked from JDK 22 on. */
  public static boolean isAllowed(Module module) {
    try {
      return (boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(module);
    } catch (InvocationTargetException e) {
      throw Thrown.unchecked(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  public int abiVersion() {
    return functions.abiVersion();
  }

  @Override
  public String buildId() {
    return String.valueOf(functions.buildId());
  }

  @Override
  public String statusMessage(int status) {
    return String.valueOf(functions.statusMessage(status));
  }

  @Override
  public @Nullable String isaName(int isa) {
    return functions.isaName(isa);
  }

  @Override
  public int bestIsa(int limit) {
    return functions.isaBest(limit);
  }

  /** The plan is read from a copy outside the heap: to prepare it may take longer than a band. */
  @Override
  public int create(byte[] encoded, int isa, long[] handle) {
    ByteBuffer copy = ByteBuffer.allocateDirect(encoded.length);
    copy.put(0, encoded);
    ByteBuffer plan = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    try {
      int status =
          functions.planCreate(TensorSegment.of(copy), encoded.length, isa, TensorSegment.of(plan));
      handle[0] = plan.getLong(0);
      return status;
    } finally {
      Reference.reachabilityFence(copy);
      Reference.reachabilityFence(plan);
    }
  }

  @Override
  public BandRunner runner(long handle, Plan plan, int isa) {
    return new FfmRunner(functions, handle, PlanWork.slices(plan, isa));
  }

  @Override
  public boolean takesViews() {
    return true;
  }

  @Override
  public void destroy(long plan) {
    functions.planDestroy(plan);
  }
}
