package io.halfpixel.peers;

import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewTensorHandle;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_TensorHandleResolve;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_AllocateTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteTensor;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Dim;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NumDims;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorByteSize;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorData;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_TensorType;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.tensorflow.internal.c_api.TFE_TensorHandle;
import org.tensorflow.internal.c_api.TF_Tensor;

/** Copies between TensorFlow's tensors and Halfpixel's. */
final class TensorFlowMemory {
  private TensorFlowMemory() {}

  /** Returns a handle of a copy of a contiguous tensor. */
  static TFE_TensorHandle copyOf(Tensor tensor) {
    TensorSpec spec = tensor.spec();
    long[] shape = spec.shape().toArray();
    TF_Tensor copy = TF_AllocateTensor(code(spec.dataType()), shape, shape.length, spec.byteSize());
    try (TensorFlowStatus status = new TensorFlowStatus()) {
      NativeMemory.write(tensor, memory(copy));
      TFE_TensorHandle handle = TFE_NewTensorHandle(copy, status.handle());
      status.check();
      return handle;
    } finally {
      TF_DeleteTensor(copy);
    }
  }

  /** Returns a copy of what a handle stands for. */
  static Tensor copyOf(TFE_TensorHandle handle) {
    try (TensorFlowStatus status = new TensorFlowStatus()) {
      TF_Tensor tensor = TFE_TensorHandleResolve(handle, status.handle());
      status.check();
      try {
        long[] shape =
            IntStream.range(0, TF_NumDims(tensor))
                .mapToLong(axis -> TF_Dim(tensor, axis))
                .toArray();
        Tensor copy = Tensor.allocate(TensorSpec.of(type(TF_TensorType(tensor)), shape));
        NativeMemory.read(memory(tensor), copy);
        return copy;
      } finally {
        TF_DeleteTensor(tensor);
      }
    }
  }

  private static ByteBuffer memory(TF_Tensor tensor) {
    BytePointer pointer = new BytePointer(TF_TensorData(tensor));
    return pointer
        .capacity(TF_TensorByteSize(tensor))
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  private static DataType type(int code) {
    return Arrays.stream(DataType.values())
        .filter(type -> code(type) == code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("TensorFlow data type " + code));
  }

  private static int code(DataType type) {
    return switch (type) {
      case F32 -> org.tensorflow.proto.DataType.DT_FLOAT_VALUE;
      case F64 -> org.tensorflow.proto.DataType.DT_DOUBLE_VALUE;
      case F16 -> org.tensorflow.proto.DataType.DT_HALF_VALUE;
      case BF16 -> org.tensorflow.proto.DataType.DT_BFLOAT16_VALUE;
      case U8 -> org.tensorflow.proto.DataType.DT_UINT8_VALUE;
      case I8 -> org.tensorflow.proto.DataType.DT_INT8_VALUE;
      case I16 -> org.tensorflow.proto.DataType.DT_INT16_VALUE;
      case U16 -> org.tensorflow.proto.DataType.DT_UINT16_VALUE;
      case I32 -> org.tensorflow.proto.DataType.DT_INT32_VALUE;
      case I64 -> org.tensorflow.proto.DataType.DT_INT64_VALUE;
      case BOOL -> org.tensorflow.proto.DataType.DT_BOOL_VALUE;
    };
  }
}
