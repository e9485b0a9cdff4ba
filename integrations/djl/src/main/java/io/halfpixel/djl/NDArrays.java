package io.halfpixel.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;

/**
 * Operations of Halfpixel on arrays of an engine, without a block.
 *
 * <pre>{@code
 * NDArray half = NDArrays.apply(io.halfpixel.torchvision.Resize.builder().size(256).build(), image);
 * }</pre>
 *
 * <p>The memory of the engine is read and written in place where the engine shows it, as that of
 * PyTorch on a CPU; else it is copied. No gradients: those have {@link ResamplingBlock}s.
 *
 * <p>Stateless and thread-safe.
 */
public final class NDArrays {
  private NDArrays() {}

  /**
   * Returns the result of an operation as a new array of the input's manager, on the same device.
   * The values are the bits of the operation.
   *
   * @param operation any operation, such as a resize or a {@code Preprocessor}
   * @param input an array of float32, float64, float16, uint8, int8, int16, uint16 or int32, which
   *     the operation takes as contiguous
   * @throws InvalidArgumentException if the array has another type, or the operation rejects it
   * @throws UnsupportedModeException if the operation defines no result for such an array
   * @throws BackendUnavailableException if the forced backend, or any, cannot run
   */
  public static NDArray apply(Operation<?> operation, NDArray input) {
    return EngineMemory.apply(operation, input);
  }

  /**
   * Returns a tensor as a new array of a manager, on its device. One copy, into the memory of the
   * engine.
   *
   * @param manager who owns the array
   * @param tensor contiguous in memory, views too
   * @throws InvalidArgumentException if the tensor is channels-last in memory or of bfloat16, over
   *     which DJL ends the process
   */
  public static NDArray of(NDManager manager, Tensor tensor) {
    return EngineMemory.array(manager, tensor);
  }
}
