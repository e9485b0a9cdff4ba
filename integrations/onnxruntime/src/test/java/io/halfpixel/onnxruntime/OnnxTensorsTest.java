package io.halfpixel.onnxruntime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.halfpixel.AddressMemory;
import io.halfpixel.ArrayMemory;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bits, memory and errors of the way to ONNX Runtime and back, through models that copy. */
class OnnxTensorsTest {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private static TensorSpec spec(DataType type) {
    return TensorSpec.of(type, 1, 2, 3, 5);
  }

  /** Returns a direct tensor of every kind of bits that its type has. */
  private static Tensor direct(DataType type) {
    Tensor tensor = Tensor.allocateDirect(spec(type));
    ByteBuffer bytes = tensor.buffer();
    for (int i = 0; i < bytes.limit(); i++) {
      bytes.put(i, (byte) (type == DataType.BOOL ? i % 2 : i * 59 + 200));
    }
    return tensor;
  }

  private static OrtSession session(DataType type) throws OrtException, IOException {
    String name = "identity-" + type.frameworkName() + ".onnx";
    try (InputStream in = OnnxTensorsTest.class.getResourceAsStream(name)) {
      return ENVIRONMENT.createSession(in.readAllBytes());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "U16")
  void everyTypeComesBackWithItsBits(DataType type) throws OrtException, IOException {
    Tensor x = direct(type);
    try (OrtSession session = session(type);
        OnnxTensor direct = OnnxTensors.of(ENVIRONMENT, x);
        OnnxTensor heap = OnnxTensors.of(ENVIRONMENT, Tensor.wrap(x.copyToArray(), 0, x.spec()));
        OrtSession.Result a = session.run(Map.of("x", direct));
        OrtSession.Result b = session.run(Map.of("x", heap))) {
      for (OrtSession.Result result : new OrtSession.Result[] {a, b}) {
        Tensor y = OnnxTensors.tensor((OnnxTensor) result.get(0));
        assertEquals(x.spec(), y.spec());
        assertTrue(y.memory() instanceof ArrayMemory, "ONNX Runtime's own memory is copied");
        assertEquals(x.buffer(), bytes(y));
      }
    }
  }

  private static ByteBuffer bytes(Tensor tensor) {
    Tensor copy = Tensor.allocateDirect(tensor.spec());
    tensor.copyTo(copy);
    return copy.buffer();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "U16")
  void theSessionWritesIntoTheTensor(DataType type) throws OrtException, IOException {
    Tensor x = direct(type);
    Tensor y = Tensor.allocateDirect(x.spec());
    try (OrtSession session = session(type);
        OnnxTensor in = OnnxTensors.over(ENVIRONMENT, x);
        OnnxTensor out = OnnxTensors.over(ENVIRONMENT, y)) {
      session.run(Map.of("x", in), Map.of("y", out)).close();
    }
    assertEquals(x.buffer(), y.buffer());
  }

  @Test
  void directMemoryIsShared() throws OrtException, IOException {
    Tensor x = direct(DataType.F32);
    try (OrtSession session = session(DataType.F32);
        OnnxTensor in = OnnxTensors.of(ENVIRONMENT, x)) {
      assertFalse(in.ownsBuffer());
      assertTrue(OnnxTensors.tensor(in).overlaps(x));
      x.buffer().putFloat(4 * 7, 42f);
      assertEquals(42f, in.getFloatBuffer().get(7));
      try (OrtSession.Result result = session.run(Map.of("x", in))) {
        assertEquals(42f, ((OnnxTensor) result.get(0)).getFloatBuffer().get(7));
      }
    }
  }

  /** A slice of a batch starts in the middle of its memory. */
  @Test
  void sliceOfABatchIsShared() throws OrtException {
    Tensor batch = Tensor.allocateDirect(TensorSpec.of(DataType.F32, 3, 4));
    Tensor second = batch.narrow(0, 1, 1);
    try (OnnxTensor in = OnnxTensors.over(ENVIRONMENT, second)) {
      batch.buffer().putFloat(4 * 5, 3f);
      assertArrayEquals(new float[] {0, 3, 0, 0}, in.getFloatBuffer().array());
    }
  }

  @Test
  void viewsWithGapsAreCopiedOnce() throws OrtException {
    Tensor x = Tensor.of(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
    try (OnnxTensor in = OnnxTensors.of(ENVIRONMENT, x.narrow(1, 1, 2))) {
      assertArrayEquals(new float[] {1, 2, 4, 5}, in.getFloatBuffer().array());
      assertArrayEquals(new long[] {2, 2}, in.getInfo().getShape());
    }
  }

  @Test
  void viewOutlivesTheOnnxTensor() throws OrtException {
    Tensor x = direct(DataType.U8);
    Tensor back;
    try (OnnxTensor in = OnnxTensors.of(ENVIRONMENT, Tensor.of(new byte[] {1, 2, 3}, 3))) {
      back = OnnxTensors.tensor(in);
    }
    assertArrayEquals(new byte[] {1, 2, 3}, (byte[]) back.copyToArray());
    OnnxTensor closed = OnnxTensors.of(ENVIRONMENT, x);
    closed.close();
    String message =
        assertThrows(IllegalStateException.class, () -> OnnxTensors.tensor(closed)).getMessage();
    assertTrue(message.contains("closed"), message);
  }

  @Test
  void memoryThatIsGoneIsRefused() {
    AddressMemory.Owner gone =
        new AddressMemory.Owner() {
          @Override
          public boolean isAlive() {
            return false;
          }

          @Override
          public boolean isAccessibleBy(Thread thread) {
            return true;
          }

          @Override
          public ByteBuffer window(long offset, int size) {
            throw new IllegalStateException("it is closed");
          }
        };
    Tensor x =
        Tensor.view(AddressMemory.of(4096, 16, false, gone), 0, TensorSpec.of(DataType.F32, 4));
    assertThrows(IllegalStateException.class, () -> OnnxTensors.of(ENVIRONMENT, x));
    assertThrows(IllegalStateException.class, () -> OnnxTensors.over(ENVIRONMENT, x));
  }

  @Test
  void errorsSayWhatWasWrong() throws OrtException {
    assertMessage("has no uint16", Tensor.allocateDirect(spec(DataType.U16)));
    Tensor shorts = Tensor.allocate(spec(DataType.U16));
    assertThrows(InvalidArgumentException.class, () -> OnnxTensors.of(ENVIRONMENT, shorts));
    TensorSpec last =
        new TensorSpec(Shape.of(1, 2, 3, 4), DataType.F32, MemoryFormat.CHANNELS_LAST);
    assertMessage("takes contiguous tensors", Tensor.allocateDirect(last));
    assertMessage("1 to 2^31 - 1 bytes", Tensor.allocateDirect(TensorSpec.of(DataType.F32, 0, 3)));
    assertMessage("but got float32 [1] in float[]", Tensor.of(new float[1], 1));
    Tensor columns = Tensor.allocateDirect(TensorSpec.of(DataType.F32, 2, 3)).narrow(1, 0, 2);
    assertMessage("without gaps", columns);
    try (OnnxTensor text = OnnxTensor.createTensor(ENVIRONMENT, new String[] {"a"})) {
      String message =
          assertThrows(InvalidArgumentException.class, () -> OnnxTensors.tensor(text)).getMessage();
      assertTrue(message.contains("STRING"), message);
    }
  }

  private static void assertMessage(String part, Tensor tensor) {
    String message =
        assertThrows(InvalidArgumentException.class, () -> OnnxTensors.over(ENVIRONMENT, tensor))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
