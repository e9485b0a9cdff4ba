package io.halfpixel.peers;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model of one node with its input. The first run makes the session. */
final class OnnxRuntimeRun implements PeerCall {
  private final OrtEnvironment environment;
  private final byte[] model;
  private final TensorSpec source;
  private final ByteBuffer input;
  private @Nullable OrtSession session;
  private OrtSession.@Nullable Result output;

  OnnxRuntimeRun(OrtEnvironment environment, OnnxCall call, Tensor image) {
    this.environment = environment;
    this.source = image.spec();
    this.model = call.model().bytes(source.dataType(), source.shape().toArray());
    this.input =
        ByteBuffer.allocateDirect(Math.toIntExact(source.byteSize()))
            .order(ByteOrder.nativeOrder());
    NativeMemory.write(image, input.duplicate().order(ByteOrder.nativeOrder()));
  }

  private static OnnxJavaType javaType(DataType type) {
    return switch (type) {
      case F32 -> OnnxJavaType.FLOAT;
      case F64 -> OnnxJavaType.DOUBLE;
      case F16 -> OnnxJavaType.FLOAT16;
      case BF16 -> OnnxJavaType.BFLOAT16;
      case U8 -> OnnxJavaType.UINT8;
      case I8 -> OnnxJavaType.INT8;
      case I16 -> OnnxJavaType.INT16;
      case I32 -> OnnxJavaType.INT32;
      case I64 -> OnnxJavaType.INT64;
      case BOOL -> OnnxJavaType.BOOL;
      case U16 -> throw new IllegalArgumentException("the binding has no " + type);
    };
  }

  @Override
  public void run() {
    try {
      release();
      OrtSession ready = session == null ? newSession() : session;
      session = ready;
      try (OnnxTensor tensor =
          OnnxTensor.createTensor(
              environment,
              input.duplicate().order(ByteOrder.nativeOrder()),
              source.shape().toArray(),
              javaType(source.dataType()))) {
        output = ready.run(Map.of(OnnxModel.INPUT, tensor));
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private OrtSession newSession() throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      return environment.createSession(model, options);
    }
  }

  @Override
  public Tensor result() {
    if (output == null) {
      throw new IllegalStateException("the call has not run yet");
    }
    OnnxTensor tensor = (OnnxTensor) output.get(0);
    Tensor copy = Tensor.allocate(TensorSpec.of(source.dataType(), tensor.getInfo().getShape()));
    NativeMemory.read(tensor.getByteBuffer().order(ByteOrder.nativeOrder()), copy);
    return copy;
  }

  @Override
  public void close() {
    try {
      release();
      if (session != null) {
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void release() {
    if (output != null) {
      output.close();
      output = null;
    }
  }
}
