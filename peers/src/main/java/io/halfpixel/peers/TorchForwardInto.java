package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Mode;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The {@code out=} forms of PyTorch's upsampling operations, into memory that is kept. */
final class TorchForwardInto implements PeerCall {
  private final DataType type;
  private final MemoryFormat format;
  private final Mode mode;
  private final boolean aligned;
  private final long[] size;
  private final DoubleOptional[] scales;
  private final Tensor input;
  private final Tensor output;
  private boolean hasRun;

  TorchForwardInto(TorchCall call, io.halfpixel.Tensor source) {
    TensorSpec target = call.halfpixel().build().plan(source.spec()).target();
    this.type = source.dataType();
    this.format = source.spec().memoryFormat();
    this.mode = call.mode();
    this.aligned = Boolean.TRUE.equals(call.alignCorners());
    this.size = spatial(target);
    this.scales = scales(call, size.length);
    this.input = TorchMemory.copyOf(source);
    this.output = TorchMemory.empty(target);
  }

  private static long[] spatial(TensorSpec target) {
    long[] shape = target.shape().toArray();
    return Arrays.copyOfRange(shape, 2, shape.length);
  }

  /** Returns the scales that enter the coordinates, absent where PyTorch uses the sizes. */
  private static DoubleOptional[] scales(TorchCall call, int axes) {
    List<Double> given = call.recomputeScaleFactor() ? null : call.scaleFactor();
    DoubleOptional[] scales = new DoubleOptional[axes];
    for (int axis = 0; axis < axes; axis++) {
      scales[axis] = given == null ? new DoubleOptional() : new DoubleOptional(given.get(axis));
    }
    return scales;
  }

  @Override
  public void run() {
    Tensor same =
        switch (mode) {
          case NEAREST -> nearest();
          case LINEAR -> torch.upsample_linear1d_outf(input, size, aligned, scales[0], output);
          case BILINEAR ->
              torch.upsample_bilinear2d_outf(input, size, aligned, scales[0], scales[1], output);
          case BICUBIC ->
              torch.upsample_bicubic2d_outf(input, size, aligned, scales[0], scales[1], output);
          case TRILINEAR ->
              torch.upsample_trilinear3d_outf(
                  input, size, aligned, scales[0], scales[1], scales[2], output);
          case NEAREST_EXACT, AREA, LANCZOS -> throw new IllegalStateException(mode.toString());
        };
    same.close();
    hasRun = true;
  }

  private Tensor nearest() {
    return switch (size.length) {
      case 1 -> torch.upsample_nearest1d_outf(input, size, scales[0], output);
      case 2 -> torch.upsample_nearest2d_outf(input, size, scales[0], scales[1], output);
      default ->
          torch.upsample_nearest3d_outf(input, size, scales[0], scales[1], scales[2], output);
    };
  }

  @Override
  public io.halfpixel.Tensor result() {
    if (!hasRun) {
      throw new IllegalStateException("the call has not run yet");
    }
    return TorchMemory.copyOf(output, type, format);
  }

  @Override
  public void close() {
    for (DoubleOptional scale : scales) {
      scale.close();
    }
    input.close();
    output.close();
  }
}
