package io.halfpixel.cpp.binding;

import io.halfpixel.plan.Plan;
import org.jspecify.annotations.Nullable;

/**
 * One way to call the functions of {@code halfpixel.h} from Java. A plan is a handle here: a number
 * that is only passed on.
 *
 * <p>Implementations translate calls and memory, nothing else. They are thread-safe.
 */
public interface NativeBinding {
  /** Returns the version of the C interface that the loaded library has. */
  int abiVersion();

  /** Returns the text that tells builds of the library apart. */
  String buildId();

  /** Returns the library's sentence for a status. */
  String statusMessage(int status);

  /** Returns the name of an instruction set, or null for a number that stands for none. */
  @Nullable String isaName(int isa);

  /**
   * Returns the number of the best instruction set of this machine.
   *
   * @param limit the number of one that needs whatever the best may need; -1 for no limit
   */
  int bestIsa(int limit);

  /**
   * Creates a native plan.
   *
   * @param encoded what {@link io.halfpixel.spi.encoding.PlanEncoder} wrote
   * @param isa the number of the instruction set to run it with
   * @param handle receives the plan as its only element if the status is 0
   * @return a status
   */
  int create(byte[] encoded, int isa, long[] handle);

  /**
   * Returns what runs a native plan.
   *
   * @param handle the native plan
   * @param plan what it was created from
   * @param isa the number of the instruction set that it was created with
   */
  BandRunner runner(long handle, Plan plan, int isa);

  /** Returns whether what runs a plan takes tensors with gaps; otherwise they are copied. */
  default boolean takesViews() {
    return false;
  }

  /** Frees a plan that is not used any more. */
  void destroy(long handle);
}
