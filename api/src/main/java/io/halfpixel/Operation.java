package io.halfpixel;

import io.halfpixel.internal.Bands;
import io.halfpixel.internal.KernelCache;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * A configured resampling that can be applied to tensors of any size: the common part of all
 * framework faces.
 *
 * <p>An operation is immutable and thread-safe. It keeps the plans of the tensor specifications
 * that it met last, and the kernels made from them; it holds nothing that a user must close.
 *
 * @param <S> the face itself, returned by the methods that derive another one
 */
public abstract class Operation<S extends Operation<S>> {
  private final Execution execution;
  private final KernelCache kernels;

  /** Creates an operation that runs as stated. */
  protected Operation(Execution execution) {
    this.execution = Objects.requireNonNull(execution, "execution");
    Backend forced = execution.backend();
    this.kernels = new KernelCache(forced != null ? forced::prepare : Backends::prepare);
  }

  /** Returns the same operation, running as stated. */
  protected abstract S with(Execution execution);

  /**
   * Returns the plan for tensors of one specification, computed anew: all indices and weights, and
   * the specification of the result.
   *
   * @throws InvalidArgumentException if the framework rejects such a tensor or its size with these
   *     arguments
   * @throws UnsupportedModeException if the framework defines no result for such a tensor with
   *     these arguments
   */
  public abstract Plan plan(TensorSpec source);

  /** Returns {@link #plan(TensorSpec)} for a contiguous {@link DataType#F32} tensor of a shape. */
  public final Plan plan(Shape source) {
    return plan(new TensorSpec(source, DataType.F32, MemoryFormat.CONTIGUOUS));
  }

  /** Returns the same operation, forced to one backend. The result has the same bits. */
  public final S on(Backend backend) {
    Objects.requireNonNull(backend, "backend");
    return with(new Execution(backend, execution.executor(), execution.parallelism()));
  }

  /**
   * Returns the same operation, using up to {@code parallelism} threads: the calling one, and tasks
   * given to the executor. Small results stay on the calling thread, and so does a call over a
   * buffer of a confined {@code Arena}, which other threads may not use. The result has the same
   * bits.
   *
   * <p>A call returns or throws when all its tasks that had begun have ended. Whatever the executor
   * throws reaches the caller, and then the target may be written in part; a {@link
   * java.util.concurrent.RejectedExecutionException} does not: the calling thread does the work.
   *
   * @throws InvalidArgumentException if the parallelism is less than 1
   */
  public final S parallel(Executor executor, int parallelism) {
    Objects.requireNonNull(executor, "executor");
    return with(new Execution(execution.backend(), executor, parallelism));
  }

  /** Returns where this operation runs. */
  public final Execution execution() {
    return execution;
  }

  /**
   * Returns the result in new memory without gaps: an array if the source lives in an array, else a
   * direct buffer.
   *
   * @throws InvalidArgumentException if the framework rejects the tensor or its size, or the result
   *     does not fit one array or buffer
   * @throws UnsupportedModeException if the framework defines no result for such a tensor
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   * @throws IllegalStateException if the source is a buffer of an {@code Arena} that is closed or
   *     confined to another thread
   */
  public final Tensor apply(Tensor source) {
    Kernel kernel = kernel(source.spec());
    TensorSpec result = kernel.plan().target();
    Tensor target = Tensor.allocateLike(source, result);
    Bands.run(kernel, source, target, execution.executor(), execution.parallelism());
    return target;
  }

  /**
   * Writes the result into the caller's memory. Once the plan for this specification is cached, the
   * backends {@code jvm} and {@code cpp-jni} allocate nothing; {@code cpp-jna} makes a few small
   * objects and copies arrays through memory outside the heap.
   *
   * <p>An {@code Arena} must stay open until all calls over its buffers have returned. To close it
   * during a call is noticed by {@code cpp-ffm} only, where closing or the call fails; with the
   * other native backends the virtual machine may crash.
   *
   * <p>The rows of a view are read and written where they lie; what lies between them is left as it
   * is.
   *
   * @param source the tensor to resample; not changed
   * @param target a tensor of exactly the result's specification that shares no memory with the
   *     source
   * @throws InvalidArgumentException under the conditions of {@link #apply(Tensor)}, if the target
   *     has another specification, is read-only or shares memory with the source; nothing is
   *     written
   * @throws UnsupportedModeException if the framework defines no result for such a tensor
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   * @throws IllegalStateException if a tensor is a buffer of an {@code Arena} that is closed or
   *     confined to another thread; nothing is written
   */
  public final void apply(Tensor source, Tensor target) {
    Kernel kernel = kernel(source.spec());
    Bands.run(kernel, source, target, execution.executor(), execution.parallelism());
  }

  private Kernel kernel(TensorSpec source) {
    Kernel kernel = kernels.find(source);
    return kernel != null ? kernel : kernels.add(plan(source));
  }
}
