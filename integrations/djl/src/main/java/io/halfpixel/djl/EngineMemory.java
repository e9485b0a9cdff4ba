package io.halfpixel.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tensors over the memory of an engine's arrays: without a copy where the engine shows it. */
final class EngineMemory {
  /** Whether the direct buffer of a new array is its memory rather than a copy, by engine. */
  private static final Map<String, Boolean> SHARED = new ConcurrentHashMap<>();

  private EngineMemory() {}

  /** Returns the result of an operation as a new array beside the input, on the same device. */
  static NDArray apply(Operation<?> operation, NDArray input) {
    Tensor source = tensor(input);
    NDManager manager = input.getManager();
    if (isCpu(input.getDevice()) && isShared(manager)) {
      TensorSpec spec = operation.plan(source.spec()).target();
      NDArray result = manager.create(shape(spec), dataType(spec.dataType()));
      operation.apply(source, Tensor.wrap(result.toByteBuffer(true), spec));
      return result;
    }
    Tensor result = operation.apply(source);
    return manager.create(
        result.buffer(), shape(result.spec()), dataType(result.spec().dataType()));
  }

  /**
   * Returns a tensor as a new array.
   *
   * @throws InvalidArgumentException if it is channels-last in memory or of bfloat16
   */
  static NDArray array(NDManager manager, Tensor tensor) {
    TensorSpec spec = tensor.spec();
    if (spec.memoryFormat() != MemoryFormat.CONTIGUOUS || spec.dataType() == DataType.BF16) {
      throw new InvalidArgumentException(
          "an array of DJL is made of a contiguous tensor, not of bfloat16, but got " + spec);
    }
    if (isCpu(manager.getDevice()) && isShared(manager)) {
      NDArray result = manager.create(shape(spec), dataType(spec.dataType()));
      tensor.copyTo(Tensor.wrap(result.toByteBuffer(true), spec));
      return result;
    }
    Tensor direct = Tensor.allocateDirect(spec);
    tensor.copyTo(direct);
    return manager.create(direct.buffer(), shape(spec), dataType(spec.dataType()));
  }

  /** Returns a tensor of an array's elements, which are copied only where they must be. */
  static Tensor tensor(NDArray array) {
    TensorSpec spec = spec(array);
    ByteBuffer elements = array.toByteBuffer(true);
    if (!elements.isDirect()) {
      ByteBuffer direct = ByteBuffer.allocateDirect(elements.remaining());
      elements = direct.put(elements).flip().order(ByteOrder.nativeOrder());
    }
    return Tensor.wrap(elements, spec);
  }

  /**
   * Returns what an array is to Halfpixel: contiguous.
   *
   * @throws InvalidArgumentException if Halfpixel has no such data type
   */
  static TensorSpec spec(NDArray array) {
    return new TensorSpec(
        io.halfpixel.Shape.of(array.getShape().getShape()),
        dataType(array.getDataType()),
        MemoryFormat.CONTIGUOUS);
  }

  /**
   * Returns Halfpixel's data type for DJL's.
   *
   * @throws InvalidArgumentException if there is none
   */
  static DataType dataType(ai.djl.ndarray.types.DataType type) {
    return switch (type) {
      case FLOAT32 -> DataType.F32;
      case FLOAT64 -> DataType.F64;
      case FLOAT16 -> DataType.F16;
      case UINT8 -> DataType.U8;
      case INT8 -> DataType.I8;
      case INT16 -> DataType.I16;
      case UINT16 -> DataType.U16;
      case INT32 -> DataType.I32;
      default ->
          throw new InvalidArgumentException(
              "arrays of float32, float64, float16, uint8, int8, int16, uint16 and int32"
                  + " can be resampled, but got "
                  + type);
    };
  }

  /** Returns DJL's data type for Halfpixel's. */
  static ai.djl.ndarray.types.DataType dataType(DataType type) {
    return switch (type) {
      case F32 -> ai.djl.ndarray.types.DataType.FLOAT32;
      case F64 -> ai.djl.ndarray.types.DataType.FLOAT64;
      case F16 -> ai.djl.ndarray.types.DataType.FLOAT16;
      case BF16 -> ai.djl.ndarray.types.DataType.BFLOAT16;
      case U8 -> ai.djl.ndarray.types.DataType.UINT8;
      case I8 -> ai.djl.ndarray.types.DataType.INT8;
      case I16 -> ai.djl.ndarray.types.DataType.INT16;
      case U16 -> ai.djl.ndarray.types.DataType.UINT16;
      case I32 -> ai.djl.ndarray.types.DataType.INT32;
      case I64 -> ai.djl.ndarray.types.DataType.INT64;
      case BOOL -> ai.djl.ndarray.types.DataType.BOOLEAN;
    };
  }

  private static Shape shape(TensorSpec spec) {
    return new Shape(spec.shape().toArray());
  }

  private static boolean isCpu(Device device) {
    return device.equals(Device.cpu());
  }

  private static boolean isShared(NDManager manager) {
    Engine engine = manager.getEngine();
    return SHARED.computeIfAbsent(engine.getEngineName(), name -> tryWriting(engine));
  }

  private static boolean tryWriting(Engine engine) {
    try (NDManager manager = engine.newBaseManager(Device.cpu())) {
      NDArray array = manager.create(0f);
      ByteBuffer memory = array.toByteBuffer(true);
      if (!memory.isDirect() || memory.isReadOnly()) {
        return false;
      }
      memory.order(ByteOrder.nativeOrder()).putFloat(0, 1f);
      return array.getFloat() == 1f;
    }
  }
}
