package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** An operation that copies every element elsewhere, into memory that it allocates. */
final class TorchRearrangement implements PeerCall {
  private final DataType type;
  private final MemoryFormat format;
  private final UnaryOperator<Tensor> operation;
  private final Tensor input;
  private @Nullable Tensor output;

  TorchRearrangement(io.halfpixel.Tensor source, UnaryOperator<Tensor> operation) {
    this.type = source.dataType();
    this.format = resultFormat(source);
    this.operation = operation;
    this.input = TorchMemory.copyOf(source);
  }

  /**
   * The outermost axis of a tensor of rank 3 is that of the channels: no image is channels-last.
   */
  private static MemoryFormat resultFormat(io.halfpixel.Tensor source) {
    return source.shape().rank() == 4 ? source.spec().memoryFormat() : MemoryFormat.CONTIGUOUS;
  }

  @Override
  public void run() {
    release();
    output = operation.apply(input);
  }

  @Override
  public io.halfpixel.Tensor result() {
    if (output == null) {
      throw new IllegalStateException("the call has not run yet");
    }
    return TorchMemory.copyOf(output, type, format);
  }

  @Override
  public void close() {
    release();
    input.close();
  }

  private void release() {
    if (output != null) {
      output.close();
      output = null;
    }
  }
}
