package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
  private static final TensorSpec SIX_FLOATS = TensorSpec.of(DataType.F32, 2, 3);

  @Test
  void aTensorIsAViewOfItsArray() {
    float[] values = {1, 2, 3, 4, 5, 6};
    Tensor tensor = Tensor.of(values, 2, 3);
    assertSame(values, tensor.array());
    assertEquals(Shape.of(2, 3), tensor.shape());
    assertEquals("float32 [2, 3] in float[]", tensor.toString());
  }

  @Test
  void theArrayMustHoldTheShapeExactly() {
    var e = assertThrows(InvalidArgumentException.class, () -> Tensor.of(new float[5], 2, 3));
    assertEquals("float32 [2, 3] has 6 elements, but the array has 5", e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"-1, 8", "3, 8", "2147483647, 8", "0, 5"})
  void aWrappedRangeMustLieInTheArray(int offset, int length) {
    assertThrows(
        InvalidArgumentException.class, () -> Tensor.wrap(new float[length], offset, SIX_FLOATS));
  }

  @Test
  void theArrayMustCarryTheDataType() {
    var e =
        assertThrows(
            InvalidArgumentException.class, () -> Tensor.wrap(new double[6], 0, SIX_FLOATS));
    assertEquals("a tensor of float32 lives in a float[], but got double[]", e.getMessage());
  }

  @Test
  void aBufferIsReadInNativeOrderFromItsPosition() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(32).order(ByteOrder.nativeOrder());
    buffer.putFloat(8, 42f).position(8);
    buffer.order(
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN);
    Tensor tensor = Tensor.wrap(buffer, SIX_FLOATS);
    assertArrayEquals(new float[] {42, 0, 0, 0, 0, 0}, (float[]) tensor.copyToArray());
    assertEquals(24, tensor.buffer().remaining());
    assertEquals(8, buffer.position());
  }

  @Test
  void aBufferMustBeDirectLargeAndAligned() {
    ByteBuffer direct = ByteBuffer.allocateDirect(32);
    assertThrows(
        InvalidArgumentException.class, () -> Tensor.wrap(ByteBuffer.allocate(24), SIX_FLOATS));
    assertThrows(
        InvalidArgumentException.class, () -> Tensor.wrap(direct.slice(0, 23), SIX_FLOATS));
    assertThrows(
        InvalidArgumentException.class, () -> Tensor.wrap(direct.slice(2, 24), SIX_FLOATS));
  }

  @ParameterizedTest
  @EnumSource(DataType.class)
  void everyTypeTravelsThroughBothStorages(DataType type) {
    TensorSpec spec = TensorSpec.of(type, 3);
    assertEquals(type, DataType.of(type.frameworkName()));
    assertTrue(type.arrayType().isInstance(Tensor.allocate(spec).array()));
    assertTrue(type.arrayType().isInstance(Tensor.allocateDirect(spec).copyToArray()));
    assertEquals(3L * type.bytes(), Tensor.allocateDirect(spec).buffer().capacity());
  }

  @Test
  void sizesThatDoNotFitAreRejectedBeforeAllocation() {
    TensorSpec huge = TensorSpec.of(DataType.U8, 1L << 20, 1L << 20);
    assertThrows(InvalidArgumentException.class, () -> Tensor.allocate(huge));
    assertThrows(InvalidArgumentException.class, () -> Tensor.allocateDirect(huge));
    assertThrows(InvalidArgumentException.class, () -> Shape.of(1L << 32, 1L << 32));
    assertThrows(InvalidArgumentException.class, () -> Shape.of(2, -1));
    TensorSpec widest = TensorSpec.of(DataType.F64, Long.MAX_VALUE);
    assertThrows(InvalidArgumentException.class, widest::byteSize);
  }

  @Test
  void arraysOverlapByRange() {
    float[] array = new float[12];
    Tensor left = Tensor.wrap(array, 0, SIX_FLOATS);
    assertFalse(left.overlaps(Tensor.wrap(array, 6, SIX_FLOATS)));
    assertTrue(left.overlaps(Tensor.wrap(array, 5, SIX_FLOATS)));
    assertFalse(left.overlaps(Tensor.of(new float[6], 2, 3)));
  }

  @Test
  void buffersOverlapByAddressAndKeepTheirBytes() {
    ByteBuffer memory = ByteBuffer.allocateDirect(48);
    for (int i = 0; i < 48; i++) {
      memory.put(i, (byte) i);
    }
    Tensor left = Tensor.wrap(memory.slice(0, 24), SIX_FLOATS);
    Tensor shifted = Tensor.wrap(memory.slice(20, 24), SIX_FLOATS);
    Tensor right = Tensor.wrap(memory.slice(24, 24), SIX_FLOATS);
    assertTrue(left.overlaps(shifted));
    assertTrue(shifted.overlaps(left));
    assertFalse(left.overlaps(right));
    assertFalse(right.overlaps(left));
    Tensor readOnly = Tensor.wrap(memory.slice(0, 24).asReadOnlyBuffer(), SIX_FLOATS);
    assertTrue(readOnly.overlaps(shifted));
    for (int i = 0; i < 48; i++) {
      assertEquals(i, memory.get(i));
    }
  }

  @Test
  void memoryCanBeSeenThroughAnotherShape() {
    Tensor tensor = Tensor.of(new float[6], 2, 3);
    assertEquals(Shape.of(6), tensor.as(TensorSpec.of(DataType.F32, 6)).shape());
    assertThrows(InvalidArgumentException.class, () -> tensor.as(TensorSpec.of(DataType.F32, 5)));
    assertThrows(InvalidArgumentException.class, () -> tensor.as(TensorSpec.of(DataType.I32, 6)));
  }

  @Test
  void channelsLastNeedsAChannelAxis() {
    assertEquals(
        "float32 [1, 3, 2, 2] CHANNELS_LAST",
        Tensor.channelsLast(new float[12], 1, 3, 2, 2).spec().toString());
    assertThrows(
        InvalidArgumentException.class,
        () -> new TensorSpec(Shape.of(2, 3), DataType.F32, MemoryFormat.CHANNELS_LAST));
  }

  @Test
  void unknownTypesAreNamed() {
    var e = assertThrows(InvalidArgumentException.class, () -> DataType.of("complex64"));
    assertTrue(e.getMessage().contains("\"complex64\""));
  }
}
