package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import org.bytedeco.pytorch.InterpolateFuncOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** {@code torch::nn::functional::interpolate}, which allocates its result. */
final class TorchForward implements PeerCall {
  private final DataType type;
  private final MemoryFormat format;
  private final InterpolateFuncOptions options;
  private final Tensor input;
  private @Nullable Tensor output;

  TorchForward(TorchCall call, io.halfpixel.Tensor source) {
    this.type = source.dataType();
    this.format = source.spec().memoryFormat();
    this.options = TorchOptions.of(call);
    this.input = TorchMemory.copyOf(source);
  }

  @Override
  public void run() {
    release();
    output = torch.interpolate(input, options);
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
    options.close();
  }

  private void release() {
    if (output != null) {
      output.close();
      output = null;
    }
  }
}
