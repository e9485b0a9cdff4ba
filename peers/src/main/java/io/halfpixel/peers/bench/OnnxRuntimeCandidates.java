package io.halfpixel.peers.bench;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.peers.OnnxModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime's {@code Resize} on its processor kernels, into a pinned output. Its kernels are
 * planar; interleaved images have one for plain bilinear alone.
 */
public final class OnnxRuntimeCandidates implements CandidateProvider {
  @Override
  public Map<String, String> versions() {
    return Map.of("onnxruntime", OrtEnvironment.getEnvironment().getVersion());
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    boolean planar = cell.memoryFormat() == MemoryFormat.CONTIGUOUS;
    boolean bytes = cell.dataType() == DataType.U8;
    boolean has =
        cell.dataType() != DataType.F16
            && cell.dataType() != DataType.BF16
            && switch (cell.filter()) {
              case BILINEAR -> true;
              case NEAREST, TRILINEAR, BILINEAR_AA, BICUBIC_AA -> planar;
              case BICUBIC -> planar && !bytes && cell.threads() == 1; // Seconds a call.
              case BACKWARD_BILINEAR -> false;
            };
    try {
      return has ? List.of(new Resize(cell, source)) : List.of();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime takes no model for " + cell.name(), e);
    }
  }

  private static final class Resize implements Candidate {
    private final TensorSpec result;
    private final ByteBuffer memory;
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    Resize(Cell cell, Tensor source) throws OrtException {
      result = cell.result();
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (SessionOptions options = new SessionOptions()) {
        options.setIntraOpNumThreads(cell.threads());
        session = environment.createSession(model(cell.filter(), source.spec()), options);
      }
      ByteBuffer from = direct(source.spec());
      if (source.array() instanceof float[] floats) {
        from.asFloatBuffer().put(floats);
      } else {
        from.duplicate().put((byte[]) source.array());
      }
      memory = direct(result);
      inputs = Map.of(OnnxModel.INPUT, tensor(environment, from, source.spec()));
      outputs = Map.of(OnnxModel.OUTPUT, tensor(environment, memory, result));
    }

    private byte[] model(Filter filter, TensorSpec source) {
      return ResizeModel.of(filter, source.dataType(), axes(source), axes(result));
    }

    /** Returns the lengths in the order of memory. */
    private static long[] axes(TensorSpec spec) {
      long[] shape = spec.shape().toArray();
      if (spec.memoryFormat() == MemoryFormat.CHANNELS_LAST) {
        long channels = shape[1];
        System.arraycopy(shape, 2, shape, 1, shape.length - 2);
        shape[shape.length - 1] = channels;
      }
      return shape;
    }

    private static ByteBuffer direct(TensorSpec spec) {
      return ByteBuffer.allocateDirect(Math.toIntExact(spec.byteSize()))
          .order(ByteOrder.nativeOrder());
    }

    private static OnnxTensor tensor(OrtEnvironment environment, ByteBuffer memory, TensorSpec spec)
        throws OrtException {
      OnnxJavaType type = spec.dataType() == DataType.U8 ? OnnxJavaType.UINT8 : OnnxJavaType.FLOAT;
      return OnnxTensor.createTensor(
          environment, memory.duplicate().order(ByteOrder.nativeOrder()), axes(spec), type);
    }

    @Override
    public String id() {
      return "onnxruntime";
    }

    @Override
    public void run() {
      try {
        session.run(inputs, outputs).close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime failed", e);
      }
    }

    @Override
    public Tensor result() {
      Tensor copy = Tensor.allocate(result);
      if (copy.array() instanceof float[] floats) {
        memory.asFloatBuffer().get(floats);
      } else {
        memory.duplicate().get((byte[]) copy.array());
      }
      return copy;
    }

    @Override
    public void close() {
      try {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime failed", e);
      }
    }
  }
}
