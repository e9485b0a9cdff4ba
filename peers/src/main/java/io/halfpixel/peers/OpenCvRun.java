package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** A resize of OpenCV with its image. */
final class OpenCvRun implements PeerCall {
  private final OpenCvCall call;
  private final TensorSpec source;
  private final Mat from;
  private final Mat to = new Mat();
  private final Size size;

  OpenCvRun(OpenCvCall call, Tensor image) {
    this.call = call;
    this.source = image.spec();
    Shape shape = source.shape();
    int channels = shape.rank() == 2 ? 1 : (int) shape.length(2);
    int type = opencv_core.CV_MAKETYPE(depth(source.dataType()), channels);
    this.from = new Mat((int) shape.length(0), (int) shape.length(1), type);
    this.size = new Size(call.width(), call.height());
    if (source.elements() > 0) {
      NativeMemory.write(image, memory(from, source.byteSize()));
    }
  }

  private static int depth(DataType type) {
    return switch (type) {
      case U8 -> opencv_core.CV_8U;
      case I8 -> opencv_core.CV_8S;
      case U16 -> opencv_core.CV_16U;
      case I16 -> opencv_core.CV_16S;
      case I32 -> opencv_core.CV_32S;
      case F32 -> opencv_core.CV_32F;
      case F64 -> opencv_core.CV_64F;
      case F16 -> opencv_core.CV_16F;
      case BF16, I64, BOOL ->
          throw new IllegalArgumentException("OpenCV 4 has no matrices of " + type);
    };
  }

  private static ByteBuffer memory(Mat mat, long bytes) {
    return mat.data().capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
  }

  @Override
  public void run() {
    opencv_imgproc.resize(from, to, size, call.fx(), call.fy(), call.interpolation().flag());
  }

  @Override
  public Tensor result() {
    if (to.empty()) {
      throw new IllegalStateException("the call has not run yet");
    }
    long[] shape = source.shape().toArray();
    shape[0] = to.rows();
    shape[1] = to.cols();
    Tensor copy =
        Tensor.allocate(new TensorSpec(Shape.of(shape), source.dataType(), source.memoryFormat()));
    NativeMemory.read(memory(to, copy.spec().byteSize()), copy);
    return copy;
  }

  @Override
  public void close() {
    from.close();
    to.close();
    size.close();
  }
}
