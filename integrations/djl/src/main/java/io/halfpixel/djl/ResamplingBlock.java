package io.halfpixel.djl;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Backend;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A block without parameters that resamples one array with an {@link Operation} of Halfpixel.
 *
 * <p>The values are those of Halfpixel's kernel, in inference and in training alike: the bits of
 * the imitated framework for contiguous tensors. In a forward pass for training, and for an array
 * to which a gradient is attached, a term is added that is zero and whose derivative is that of the
 * resampling: matrix products, run by the engine, with the weights of the plan. In such a pass −0
 * may become +0, and an infinity or a NaN in the input becomes NaN in every element that shares a
 * row or a column with it; every other bit is the same. The gradients agree with those of the
 * frameworks up to the rounding of sums. docs/adr/0006 has the reasons.
 *
 * <p>Arrays are float32, float64, float16, and for the modes that take integers uint8, int8, int16,
 * uint16 and int32; bfloat16 is refused, because DJL 0.35 ends the process over such arrays. Only
 * floating-point arrays have gradients, and only if the result has the same type. An array on a GPU
 * is resampled on the CPU and the result is copied back.
 *
 * <p>{@code forward} may be called by any number of threads at once.
 */
public abstract sealed class ResamplingBlock extends AbstractBlock permits UpSampling2D, Upsample {
  private static final byte VERSION = 1;
  private static final long UNKNOWN = -1;

  private final Operation<?> operation;
  private final String description;

  ResamplingBlock(Operation<?> operation, String description) {
    super(VERSION);
    this.operation = operation;
    this.description = description;
  }

  /** Returns the same block without its input shapes, forced to one backend: the same bits. */
  public abstract ResamplingBlock on(Backend backend);

  /**
   * Returns the same block without its input shapes, using up to so many threads: the calling one,
   * and tasks given to the executor. The same bits.
   *
   * @throws InvalidArgumentException if the parallelism is less than 1
   */
  public abstract ResamplingBlock parallel(Executor executor, int parallelism);

  /**
   * Resamples the only array of the list.
   *
   * @throws InvalidArgumentException if there is not exactly one array, its data type is none of
   *     Halfpixel's, or the framework rejects its shape or type with these arguments
   * @throws UnsupportedModeException if the framework defines no result for such an array
   * @throws BackendUnavailableException if the forced backend, or any backend, cannot run
   */
  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    if (inputs.size() != 1) {
      throw new InvalidArgumentException(
          description + " takes one array, but got a list of " + inputs.size());
    }
    NDArray input = inputs.get(0);
    boolean differentiable = input.getDataType().isFloating();
    if (!differentiable || !(training || input.hasGradient())) {
      return new NDList(EngineMemory.apply(operation, input));
    }
    NDArray constant = input.stopGradient();
    Plan plan = operation.plan(EngineMemory.spec(input));
    NDArray zero = GradientPath.apply(plan, input.sub(constant));
    return new NDList(EngineMemory.apply(operation, constant).add(zero));
  }

  /**
   * Returns the shape of the result. An axis of unknown length, −1, stays unknown.
   *
   * @throws InvalidArgumentException if there is not exactly one shape, or the framework rejects it
   *     with these arguments
   * @throws UnsupportedModeException if the framework defines no result for such a shape
   */
  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return outputShapes(inputShapes, io.halfpixel.DataType.F32);
  }

  /**
   * Returns the shape of the result for an array of a data type, float32 if the types are null; see
   * {@link #getOutputShapes(Shape[])}.
   *
   * @throws InvalidArgumentException if there is not exactly one shape and one data type, the type
   *     is none of Halfpixel's, or the framework rejects the shape or type with these arguments
   * @throws UnsupportedModeException if the framework defines no result for such an array
   */
  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes, DataType @Nullable [] dataTypes) {
    if (dataTypes == null) {
      return getOutputShapes(inputShapes);
    }
    if (dataTypes.length != 1) {
      throw new InvalidArgumentException(
          description + " takes one data type, but got " + dataTypes.length);
    }
    return outputShapes(inputShapes, EngineMemory.dataType(dataTypes[0]));
  }

  private Shape[] outputShapes(Shape[] inputShapes, io.halfpixel.DataType type) {
    if (inputShapes.length != 1) {
      throw new InvalidArgumentException(
          description + " takes one shape, but got " + Arrays.toString(inputShapes));
    }
    long[] given = inputShapes[0].getShape();
    long[] lengths = Arrays.stream(given).map(n -> n == UNKNOWN ? 1 : n).toArray();
    TensorSpec source =
        new TensorSpec(io.halfpixel.Shape.of(lengths), type, MemoryFormat.CONTIGUOUS);
    long[] result = operation.plan(source).target().shape().toArray();
    for (int axis = 0; axis < result.length; axis++) {
      if (given[axis] == UNKNOWN) {
        result[axis] = UNKNOWN;
      }
    }
    return new Shape[] {new Shape(result)};
  }

  /** Accepts any data type: there are no parameters to cast. */
  @Override
  public void cast(DataType dataType) {}

  /** Saves the input shapes and the arguments, against which loading checks them. */
  @Override
  protected void saveMetadata(DataOutputStream os) throws IOException {
    saveInputShapes(os);
    os.writeUTF(description);
  }

  /**
   * Loads the input shapes.
   *
   * @throws MalformedModelException if the saved block had another version or other arguments
   */
  @Override
  protected void loadMetadata(byte loadVersion, DataInputStream is)
      throws IOException, MalformedModelException {
    super.loadMetadata(loadVersion, is);
    String saved = is.readUTF();
    if (!saved.equals(description)) {
      throw new MalformedModelException(
          "the model was saved with " + saved + ", but is loaded into " + description);
    }
  }

  /** Returns the class, the arguments and, once known, the input and output shapes. */
  @Override
  public String toString() {
    if (!isInitialized()) {
      return description;
    }
    Shape[] shapes = getInputShapes();
    return description + shapes[0] + " -> " + getOutputShapes(shapes)[0];
  }
}
