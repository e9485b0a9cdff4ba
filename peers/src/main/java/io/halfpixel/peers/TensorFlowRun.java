package io.halfpixel.peers;

import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteOp;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_DeleteTensorHandle;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_Execute;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_NewOp;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_OpAddInput;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_OpSetAttrBool;
import static org.tensorflow.internal.c_api.global.tensorflow.TFE_OpSetAttrString;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.tensorflow.internal.c_api.TFE_Context;
import org.tensorflow.internal.c_api.TFE_Op;
import org.tensorflow.internal.c_api.TFE_TensorHandle;

/** A resize operation of TensorFlow's eager runtime with its inputs. */
final class TensorFlowRun implements PeerCall {
  private final TensorFlowStatus status = new TensorFlowStatus();
  private final List<TFE_TensorHandle> inputs = new ArrayList<>();
  private final TFE_Context context;
  private final TensorFlowCall call;
  private final PointerPointer<TFE_TensorHandle> outputs = new PointerPointer<>(1);
  private final IntPointer outputCount = new IntPointer(1);
  private @Nullable TFE_TensorHandle output;

  TensorFlowRun(TFE_Context context, TensorFlowCall call, Tensor image) {
    this.context = context;
    this.call = call;
    inputs.add(TensorFlowMemory.copyOf(image));
    inputs.add(
        TensorFlowMemory.copyOf(
            Tensor.wrap(
                new int[] {call.height(), call.width()}, 0, TensorSpec.of(DataType.I32, 2))));
    if (call.op() == TensorFlowCall.Op.SCALE_AND_TRANSLATE) {
      inputs.add(TensorFlowMemory.copyOf(scale(call, image)));
      inputs.add(TensorFlowMemory.copyOf(Tensor.of(new float[2], 2)));
    }
  }

  /** The ratio of the sizes in binary32, as {@code resize_images_v2} passes it. */
  private static Tensor scale(TensorFlowCall call, Tensor image) {
    float height = (float) call.height() / image.shape().length(1);
    float width = (float) call.width() / image.shape().length(2);
    return Tensor.of(new float[] {height, width}, 2);
  }

  private void setAttributes(TFE_Op op) {
    switch (call.op()) {
      case SCALE_AND_TRANSLATE -> {
        try (BytePointer name = new BytePointer(call.kernelType())) {
          TFE_OpSetAttrString(op, "kernel_type", name, call.kernelType().length());
        }
        set(op, "antialias", call.antialias());
      }
      case RESIZE_AREA -> set(op, "align_corners", call.alignCorners());
      case RESIZE_BILINEAR, RESIZE_BICUBIC, RESIZE_NEAREST_NEIGHBOR -> {
        set(op, "align_corners", call.alignCorners());
        set(op, "half_pixel_centers", call.halfPixelCenters());
      }
    }
  }

  private static void set(TFE_Op op, String attribute, boolean value) {
    TFE_OpSetAttrBool(op, attribute, (byte) (value ? 1 : 0));
  }

  @Override
  public void run() {
    release();
    // An operation loses its inputs when it runs; making it anew costs a few microseconds.
    TFE_Op op = TFE_NewOp(context, call.op().frameworkName(), status.handle());
    status.check();
    try {
      for (TFE_TensorHandle input : inputs) {
        TFE_OpAddInput(op, input, status.handle());
        status.check();
      }
      setAttributes(op);
      outputCount.put(1);
      TFE_Execute(op, outputs, outputCount, status.handle());
      status.check();
    } finally {
      TFE_DeleteOp(op);
    }
    output = outputs.get(TFE_TensorHandle.class, 0);
  }

  @Override
  public Tensor result() {
    if (output == null) {
      throw new IllegalStateException("the call has not run yet");
    }
    return TensorFlowMemory.copyOf(output);
  }

  @Override
  public void close() {
    release();
    inputs.forEach(input -> TFE_DeleteTensorHandle(input));
    outputs.close();
    outputCount.close();
    status.close();
  }

  private void release() {
    if (output != null) {
      TFE_DeleteTensorHandle(output);
      output = null;
    }
  }
}
