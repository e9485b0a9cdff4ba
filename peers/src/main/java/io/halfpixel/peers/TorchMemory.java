package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** PyTorch tensors of a specification, and copies between them and Halfpixel's tensors. */
final class TorchMemory {
  private TorchMemory() {}

  /** Returns a tensor with the strides that PyTorch gives this memory format; not initialised. */
  static Tensor empty(TensorSpec spec) {
    boolean channelsLast = spec.memoryFormat() == MemoryFormat.CHANNELS_LAST;
    long[] shape = spec.shape().toArray();
    TensorOptions options =
        new TensorOptions().dtype(new ScalarTypeOptional(scalarType(spec.dataType())));
    if (channelsLast && shape.length == 3) {
      // No memory format of PyTorch's describes this one; a transposed tensor has it.
      long[] stored = {shape[0], shape[2], shape[1]};
      return torch.empty(stored, options, format(torch.MemoryFormat.Contiguous)).permute(0, 2, 1);
    }
    torch.MemoryFormat format =
        !channelsLast
            ? torch.MemoryFormat.Contiguous
            : shape.length == 4
                ? torch.MemoryFormat.ChannelsLast
                : torch.MemoryFormat.ChannelsLast3d;
    return torch.empty(shape, options, format(format));
  }

  /** Returns a copy of a tensor in PyTorch's memory. */
  static Tensor copyOf(io.halfpixel.Tensor tensor) {
    Tensor copy = empty(tensor.spec());
    NativeMemory.write(tensor, memory(copy));
    return copy;
  }

  /** Returns a copy of a dense or strided PyTorch tensor in Java's memory, in a memory format. */
  static io.halfpixel.Tensor copyOf(Tensor tensor, DataType type, MemoryFormat format) {
    long[] shape = LongStream.range(0, tensor.dim()).map(tensor::size).toArray();
    io.halfpixel.Tensor copy =
        io.halfpixel.Tensor.allocate(new TensorSpec(Shape.of(shape), type, format));
    Tensor ordered =
        format == MemoryFormat.CHANNELS_LAST ? tensor.permute(channelsInner(shape.length)) : tensor;
    Tensor dense = ordered.contiguous();
    NativeMemory.read(memory(dense), copy);
    return copy;
  }

  /** Returns the order of axes n, ...spatial, c. */
  private static long[] channelsInner(int rank) {
    long[] axes = new long[rank];
    for (int axis = 1; axis < rank - 1; axis++) {
      axes[axis] = axis + 1L;
    }
    axes[rank - 1] = 1;
    return axes;
  }

  /** An empty tensor has no memory, and a null pointer to it. */
  private static ByteBuffer memory(Tensor tensor) {
    if (tensor.nbytes() == 0) {
      return ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder());
    }
    BytePointer pointer = new BytePointer(tensor.data_ptr());
    return pointer.capacity(tensor.nbytes()).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  private static MemoryFormatOptional format(torch.MemoryFormat format) {
    return new MemoryFormatOptional(format);
  }

  private static torch.ScalarType scalarType(DataType type) {
    return switch (type) {
      case F32 -> torch.ScalarType.Float;
      case F64 -> torch.ScalarType.Double;
      case F16 -> torch.ScalarType.Half;
      case BF16 -> torch.ScalarType.BFloat16;
      case U8 -> torch.ScalarType.Byte;
      case I8 -> torch.ScalarType.Char;
      case I16 -> torch.ScalarType.Short;
      case U16 -> torch.ScalarType.UInt16;
      case I32 -> torch.ScalarType.Int;
      case I64 -> torch.ScalarType.Long;
      case BOOL -> torch.ScalarType.Bool;
    };
  }
}
