package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.InterpolateFuncOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** {@code torch.autograd.grad} of {@code interpolate} with respect to its input. */
final class TorchBackward implements PeerCall {
  private final DataType type;
  private final MemoryFormat format;
  private final Tensor input;
  private final Tensor output;
  private final Tensor gradient;
  private final TensorVector inputs;
  private final TensorVector outputs;
  private final TensorVector gradients;
  private final BoolOptional retainGraph = new BoolOptional(true);
  private @Nullable TensorVector results;

  TorchBackward(TorchCall call, TensorSpec source, io.halfpixel.Tensor outputGradient) {
    this.type = source.dataType();
    this.format = source.memoryFormat();
    this.input = TorchMemory.copyOf(io.halfpixel.Tensor.allocate(source)).requires_grad_(true);
    try (InterpolateFuncOptions options = TorchOptions.of(call)) {
      this.output = torch.interpolate(input, options);
    }
    this.gradient = TorchMemory.copyOf(outputGradient);
    this.inputs = new TensorVector(input);
    this.outputs = new TensorVector(output);
    this.gradients = new TensorVector(gradient);
  }

  @Override
  public void run() {
    release();
    results = torch.grad(outputs, inputs, gradients, retainGraph, false, false);
  }

  @Override
  public io.halfpixel.Tensor result() {
    if (results == null) {
      throw new IllegalStateException("the call has not run yet");
    }
    return TorchMemory.copyOf(results.get(0), type, format);
  }

  @Override
  public void close() {
    release();
    inputs.close();
    outputs.close();
    gradients.close();
    retainGraph.close();
    input.close();
    output.close();
    gradient.close();
  }

  private void release() {
    if (results != null) {
      results.close();
      results = null;
    }
  }
}
