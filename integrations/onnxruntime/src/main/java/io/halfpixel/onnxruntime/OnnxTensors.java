package io.halfpixel.onnxruntime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.halfpixel.DataType;
import io.halfpixel.DirectMemory;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Tensors for ONNX Runtime and its results as tensors, over the same memory where there is any to
 * share.
 *
 * <pre>{@code
 * Tensor logits = Tensor.allocateDirect(TensorSpec.of(DataType.F32, 1, 1000));
 * try (OnnxTensor x = OnnxTensors.of(environment, preprocessor.batch(photo).values());
 *     OnnxTensor y = OnnxTensors.over(environment, logits)) {
 *   session.run(Map.of("pixel_values", x), Map.of("logits", y)).close();
 * }
 * }</pre>
 *
 * <p>Element types are float32, float64, float16, bfloat16, uint8, int8, int16, int32, int64 and
 * bool; uint16 is none of ONNX Runtime's in Java. float16 and bfloat16 travel as bits.
 *
 * <p>Stateless and thread-safe.
 */
public final class OnnxTensors {
  private OnnxTensors() {}

  /**
   * Returns a tensor for ONNX Runtime: over the same memory if the tensor lies without gaps outside
   * the heap, such as in a direct buffer, else over one copy there.
   *
   * <p>Over the same memory, later writes to it are seen by ONNX Runtime. The result keeps a buffer
   * alive, but not memory at an address nor an {@code Arena}: those stay open until it is closed.
   *
   * @param environment ONNX Runtime's
   * @param tensor contiguous, at most 2^31 - 1 bytes
   * @return a new tensor that the caller closes
   * @throws InvalidArgumentException if ONNX Runtime's Java has no such element type, or the tensor
   *     is channels-last in memory, has no elements or takes more bytes
   * @throws IllegalStateException if the memory of the tensor is no longer alive
   * @throws OrtException if ONNX Runtime refuses it
   */
  public static OnnxTensor of(OrtEnvironment environment, Tensor tensor) throws OrtException {
    check(tensor);
    if (isShareable(tensor)) {
      return over(environment, tensor);
    }
    Tensor copy = Tensor.allocateDirect(tensor.spec());
    tensor.copyTo(copy);
    return over(environment, copy);
  }

  /**
   * Returns a tensor for ONNX Runtime over the same memory, never a copy: what a session writes to
   * it, given as a result, stands in the memory of the tensor.
   *
   * @param environment ONNX Runtime's
   * @param tensor contiguous, without gaps, outside the heap, at most 2^31 - 1 bytes; not read-only
   *     if a session writes to it
   * @return a new tensor that the caller closes; see {@link #of} for how long the memory must live
   * @throws InvalidArgumentException under the conditions of {@link #of}, or if the tensor lives in
   *     an array or has gaps
   * @throws IllegalStateException if the memory of the tensor is no longer alive
   * @throws OrtException if ONNX Runtime refuses it
   */
  public static OnnxTensor over(OrtEnvironment environment, Tensor tensor) throws OrtException {
    OnnxJavaType type = check(tensor);
    if (!isShareable(tensor)) {
      throw new InvalidArgumentException(
          "only a tensor without gaps in a direct buffer or at an address shares its memory with"
              + " ONNX Runtime, but got "
              + tensor);
    }
    return OnnxTensor.createTensor(environment, tensor.buffer(), tensor.shape().toArray(), type);
  }

  /**
   * Returns a tensor of ONNX Runtime as one of Halfpixel: over the same memory if it was made over
   * a direct buffer, as by {@link #of} and {@link #over}; else, for a result that ONNX Runtime
   * allocated itself, over a copy in an array, because its Java gives no other access.
   *
   * <p>A tensor over the same memory stays valid after ONNX Runtime's is closed, as long as the
   * buffer's own memory lives.
   *
   * @param tensor not closed
   * @throws InvalidArgumentException if Halfpixel has no such element type, such as strings
   * @throws IllegalStateException if the tensor is closed
   */
  public static Tensor tensor(OnnxTensor tensor) {
    if (tensor.isClosed()) {
      throw new IllegalStateException("the OnnxTensor is closed: take the tensor before");
    }
    TensorInfo info = tensor.getInfo();
    TensorSpec spec =
        new TensorSpec(Shape.of(info.getShape()), dataType(info), MemoryFormat.CONTIGUOUS);
    return buffer(tensor) instanceof ByteBuffer bytes && bytes.isDirect()
        ? Tensor.wrap(bytes, spec)
        : copy(tensor, spec);
  }

  /** Returns the buffer that a tensor was made over; null if ONNX Runtime allocated it. */
  private static @Nullable Buffer buffer(OnnxTensor tensor) {
    try {
      return tensor.getBufferRef().orElse(null);
    } catch (NullPointerException e) {
      return null; // Release 1.22 throws it where it means to return nothing.
    }
  }

  /** Returns a copy in an array of Java, made without another one where ONNX Runtime allows. */
  private static Tensor copy(OnnxTensor tensor, TensorSpec spec) {
    Object array =
        switch (spec.dataType()) {
          case F32 -> tensor.getFloatBuffer().array();
          case F64 -> tensor.getDoubleBuffer().array();
          case I32 -> tensor.getIntBuffer().array();
          case I64 -> tensor.getLongBuffer().array();
          case U8, I8, BOOL -> tensor.getByteBuffer().array();
          case F16, BF16, I16, U16 -> shorts(tensor.getByteBuffer(), spec);
        };
    return Tensor.wrap(array, 0, spec);
  }

  private static short[] shorts(ByteBuffer bytes, TensorSpec spec) {
    short[] values = new short[Math.toIntExact(spec.elements())];
    bytes.order(ByteOrder.nativeOrder()).asShortBuffer().get(values);
    return values;
  }

  private static boolean isShareable(Tensor tensor) {
    return tensor.memory() instanceof DirectMemory && tensor.isDense();
  }

  /** Returns ONNX Runtime's type of a tensor that it can take. */
  private static OnnxJavaType check(Tensor tensor) {
    TensorSpec spec = tensor.spec();
    OnnxJavaType type = javaType(spec.dataType());
    if (spec.memoryFormat() != MemoryFormat.CONTIGUOUS) {
      throw new InvalidArgumentException(
          "ONNX Runtime takes contiguous tensors, but got "
              + spec
              + "; see it as [n, h, w, c] with Tensor.as, if the model takes that");
    }
    if (spec.elements() == 0 || spec.byteSize() > Integer.MAX_VALUE) {
      throw new InvalidArgumentException(
          "a tensor for ONNX Runtime has 1 to 2^31 - 1 bytes, but got " + spec);
    }
    if (!tensor.isAlive()) {
      throw new IllegalStateException("the memory of " + tensor + " is no longer alive");
    }
    return type;
  }

  private static OnnxJavaType javaType(DataType type) {
    return switch (type) {
      case F32 -> OnnxJavaType.FLOAT;
      case F64 -> OnnxJavaType.DOUBLE;
      case F16 -> OnnxJavaType.FLOAT16;
      case BF16 -> OnnxJavaType.BFLOAT16;
      case U8 -> OnnxJavaType.UINT8;
      case I8 -> OnnxJavaType.INT8;
      case I16 -> OnnxJavaType.INT16;
      case I32 -> OnnxJavaType.INT32;
      case I64 -> OnnxJavaType.INT64;
      case BOOL -> OnnxJavaType.BOOL;
      case U16 ->
          throw new InvalidArgumentException(
              "ONNX Runtime's Java has no uint16; it has float32, float64, float16, bfloat16,"
                  + " uint8, int8, int16, int32, int64 and bool");
    };
  }

  private static DataType dataType(TensorInfo info) {
    return switch (info.type) {
      case FLOAT -> DataType.F32;
      case DOUBLE -> DataType.F64;
      case FLOAT16 -> DataType.F16;
      case BFLOAT16 -> DataType.BF16;
      case UINT8 -> DataType.U8;
      case INT8 -> DataType.I8;
      case INT16 -> DataType.I16;
      case INT32 -> DataType.I32;
      case INT64 -> DataType.I64;
      case BOOL -> DataType.BOOL;
      default ->
          throw new InvalidArgumentException(
              "a tensor has numbers or truth values, but got " + info.onnxType);
    };
  }
}
