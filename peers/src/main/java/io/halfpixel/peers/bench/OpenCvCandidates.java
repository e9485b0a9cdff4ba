package io.halfpixel.peers.bench;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * OpenCV's {@code resize} of one image with three interleaved channels, into memory that is
 * allocated once. It has no antialiased filter but area.
 */
public final class OpenCvCandidates implements CandidateProvider {
  @Override
  public Map<String, String> versions() {
    return Map.of("opencv", opencv_core.CV_VERSION);
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    Shape shape = source.shape();
    boolean has =
        shape.rank() == 4
            && shape.length(0) == 1
            && shape.length(1) == 3
            && cell.memoryFormat() == MemoryFormat.CHANNELS_LAST
            && cell.dataType() != DataType.F16
            && !cell.filter().antialias()
            && !cell.filter().isBackward();
    if (!has) {
      return List.of();
    }
    opencv_core.setNumThreads(cell.threads());
    return List.of(new Resize(cell, source));
  }

  private static final class Resize implements Candidate {
    private final Mat from;
    private final Mat to = new Mat();
    private final Size size;
    private final int interpolation;
    private final TensorSpec result;

    Resize(Cell cell, Tensor source) {
      boolean bytes = cell.dataType() == DataType.U8;
      int type = bytes ? opencv_core.CV_8UC3 : opencv_core.CV_32FC3;
      from = new Mat((int) source.shape().length(2), (int) source.shape().length(3), type);
      size = new Size((int) cell.size()[1], (int) cell.size()[0]);
      interpolation = interpolation(cell.filter());
      result = cell.result();
      ByteBuffer memory = memory(from, source.spec().byteSize());
      if (source.array() instanceof float[] floats) {
        memory.asFloatBuffer().put(floats);
      } else {
        memory.put((byte[]) source.array());
      }
    }

    private static int interpolation(Filter filter) {
      return switch (filter) {
        case NEAREST -> opencv_imgproc.INTER_NEAREST;
        case BILINEAR -> opencv_imgproc.INTER_LINEAR;
        default -> opencv_imgproc.INTER_CUBIC;
      };
    }

    private static ByteBuffer memory(Mat mat, long bytes) {
      return mat.data().capacity(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    @Override
    public String id() {
      return "opencv";
    }

    @Override
    public void run() {
      opencv_imgproc.resize(from, to, size, 0, 0, interpolation);
    }

    @Override
    public Tensor result() {
      Tensor copy = Tensor.allocate(result);
      ByteBuffer memory = memory(to, result.byteSize());
      if (copy.array() instanceof float[] floats) {
        memory.asFloatBuffer().get(floats);
      } else {
        memory.get((byte[]) copy.array());
      }
      return copy;
    }

    @Override
    public void close() {
      from.close();
      to.close();
      size.close();
    }
  }
}
