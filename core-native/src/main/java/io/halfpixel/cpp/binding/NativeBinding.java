package io.halfpixel.cpp.binding;

import io.halfpixel.Tensor;

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

  /** Returns the number of the best instruction set of this machine. */
  int bestIsa();

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
   * Runs one band of a plan over memory that fits it.
   *
   * @param plan the plan
   * @param source what is read, an array or a direct buffer
   * @param target what is written, an array or a direct buffer
   * @param band the band, in [0, bands)
   * @param bands the number of bands, at least 1
   * @param slices into how many pieces a binding cuts the band if it holds up the garbage collector
   *     meanwhile, at least 1
   * @return a status; if it is not 0, the target has been written in part
   */
  int run(long plan, Tensor source, Tensor target, int band, int bands, int slices);

  /** Frees a plan that is not used any more. */
  void destroy(long plan);
}
