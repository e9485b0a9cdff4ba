package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {
  /** Bytes 0 to 59 as an image of 4 rows of 5 pixels of 3 channels. */
  private static Tensor image() {
    byte[] bytes = new byte[60];
    IntStream.range(0, 60).forEach(i -> bytes[i] = (byte) i);
    return Tensor.of(bytes, 1, 4, 5, 3);
  }

  @Test
  void aRegionIsItsOwnRows() {
    Tensor region = image().narrow(1, 1, 2).narrow(2, 3, 2);
    assertEquals(Shape.of(1, 2, 2, 3), region.shape());
    assertEquals(24, region.offset());
    assertArrayEquals(
        new byte[] {24, 25, 26, 27, 28, 29, 39, 40, 41, 42, 43, 44}, (byte[]) region.copyToArray());
    assertFalse(region.isDense());
    assertThrows(IllegalStateException.class, region::array);
  }

  @Test
  void aChannelIsEveryThirdByte() {
    Tensor green = image().narrow(1, 2, 1).narrow(3, 1, 1);
    assertArrayEquals(new byte[] {31, 34, 37, 40, 43}, (byte[]) green.copyToArray());
  }

  @Test
  void axesOfTheShapeMayLieOtherwiseInMemory() {
    float[] values = new float[24];
    IntStream.range(0, 24).forEach(i -> values[i] = i);
    Tensor tensor = Tensor.channelsLast(values, 1, 2, 3, 4);
    assertArrayEquals(new long[] {24, 1, 8, 2}, tensor.stridesOfAxes());
    Tensor column = tensor.narrow(3, 2, 1);
    assertArrayEquals(new float[] {4, 5, 12, 13, 20, 21}, (float[]) column.copyToArray());
  }

  @Test
  void rangesWithoutGapsAreDense() {
    Tensor rows = image().narrow(1, 2, 2);
    assertTrue(rows.isDense());
    assertSame(image().array().getClass(), rows.array().getClass());
    assertEquals(30, rows.arrayOffset());
    assertTrue(image().narrow(1, 4, 0).narrow(2, 1, 2).isDense());
  }

  @ParameterizedTest
  @CsvSource({
    "4, 0, 1",
    "-1, 0, 1",
    "1, -1, 2",
    "1, 3, 2",
    "1, 0, -1",
    "1, 9223372036854775807, 1"
  })
  void aRangeLiesOnAnAxis(int axis, long start, long length) {
    assertThrows(InvalidArgumentException.class, () -> image().narrow(axis, start, length));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 6, 1, true", "2, 6, 1, true", "3, 6, 1, false", "-1, 6, 1, false", "0, 3, 1, false",
    "0, 4, 1, true", "0, 0, 1, false", "0, -6, 1, false", "0, 6, 0, false", "0, 6, 2, false",
    "0, 8, 2, false", "0, 4611686018427387904, 1, false", "9223372036854775807, 6, 1, false"
  })
  void stridesAreLargeEnoughAndEndInMemory(long offset, long row, long pixel, boolean fits) {
    Memory memory = Memory.ofArray(new int[18]);
    TensorSpec spec = TensorSpec.of(DataType.I32, 3, 4);
    if (fits) {
      assertEquals(offset, Tensor.view(memory, offset, spec, row, pixel).offset());
    } else {
      assertThrows(
          InvalidArgumentException.class, () -> Tensor.view(memory, offset, spec, row, pixel));
    }
  }

  @Test
  void memoryCarriesTheType() {
    TensorSpec one = TensorSpec.of(DataType.F32, 1);
    ByteBuffer buffer = ByteBuffer.allocateDirect(16).position(1);
    Memory odd = Memory.ofBuffer(buffer);
    assertEquals(15, odd.bytes());
    assertThrows(InvalidArgumentException.class, () -> Tensor.view(odd, 0, one));
    Memory doubles = Memory.ofArray(new double[1]);
    assertThrows(InvalidArgumentException.class, () -> Tensor.view(doubles, 0, one));
    assertThrows(InvalidArgumentException.class, () -> Memory.ofArray("text"));
    assertThrows(InvalidArgumentException.class, () -> Tensor.view(doubles, 0, one, 1, 1));
    ByteBuffer heap = ByteBuffer.allocate(1);
    assertThrows(InvalidArgumentException.class, () -> Memory.ofBuffer(heap));
  }

  /** Draws a region of a padded image of up to two planes, in elements of its memory. */
  private static Tensor region(Random random, Memory memory, DataType type) {
    long[] lengths = new long[3];
    long[] strides = new long[3];
    long extent = 1;
    for (int axis = 2; axis >= 0; axis--) {
      lengths[axis] = 1 + random.nextInt(3);
      strides[axis] = extent + random.nextInt(3);
      extent += strides[axis] * (lengths[axis] - 1);
    }
    long room = memory.bytes() / type.bytes() - extent;
    TensorSpec spec = TensorSpec.of(type, lengths);
    return Tensor.view(memory, (long) (random.nextDouble() * (room + 1)), spec, strides);
  }

  private static BitSet bytes(Tensor tensor) {
    BitSet bytes = new BitSet();
    long[] strides = tensor.stridesOfAxes();
    int unit = tensor.dataType().bytes();
    for (int i = 0; i < tensor.shape().length(0); i++) {
      for (int j = 0; j < tensor.shape().length(1); j++) {
        for (int k = 0; k < tensor.shape().length(2); k++) {
          long at = tensor.offset() + i * strides[0] + j * strides[1] + k * strides[2];
          bytes.set((int) at * unit, (int) (at + 1) * unit);
        }
      }
    }
    return bytes;
  }

  @Test
  void overlapIsDecidedExactly() {
    Random random = new Random(1);
    Memory memory = Memory.ofBuffer(ByteBuffer.allocateDirect(1024));
    int[] seen = new int[2];
    for (int i = 0; i < 20_000; i++) {
      Tensor a = region(random, memory, random.nextBoolean() ? DataType.U8 : DataType.F32);
      Tensor b = region(random, memory, random.nextBoolean() ? DataType.U8 : DataType.F64);
      boolean expected = bytes(a).intersects(bytes(b));
      assertEquals(expected, a.overlaps(b), () -> a + " at " + a.offset() + ", " + b);
      assertEquals(expected, b.overlaps(a));
      seen[expected ? 1 : 0]++;
    }
    assertTrue(seen[0] > 1000 && seen[1] > 1000);
  }

  @ParameterizedTest
  @EnumSource(DataType.class)
  void copiesChangeNothingBetweenRows(DataType type) {
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      byte[] before = new byte[4096];
      random.nextBytes(before);
      ByteBuffer buffer = ByteBuffer.allocateDirect(4096).put(before).flip();
      Memory memory = Memory.ofBuffer(buffer);
      Tensor target = region(random, memory, type);
      Tensor source = Tensor.allocate(target.spec());
      source.copyTo(target);
      BitSet own = bytes(target);
      for (int at = 0; at < before.length; at++) {
        assertEquals(own.get(at) ? 0 : before[at], buffer.get(at));
      }
    }
  }

  @Test
  void aCopyNeedsAnotherWritableTensorOfTheSameKind() {
    Tensor image = image();
    Tensor left = image.narrow(2, 0, 2);
    left.copyTo(image.narrow(2, 3, 2));
    assertThrows(InvalidArgumentException.class, () -> left.copyTo(image.narrow(2, 1, 2)));
    assertThrows(InvalidArgumentException.class, () -> left.copyTo(image));
    ByteBuffer readOnly = ByteBuffer.allocateDirect(60).asReadOnlyBuffer();
    Tensor fixed = Tensor.wrap(readOnly, image.spec());
    assertThrows(InvalidArgumentException.class, () -> image.copyTo(fixed));
    assertThrows(InvalidArgumentException.class, () -> left.as(TensorSpec.of(DataType.U8, 24)));
  }

  @Test
  void memoryAtAnAddressIsAskedThroughItsOwner() {
    FakeOwner owner = new FakeOwner(64);
    Memory memory = AddressMemory.of(4096, 64, false, owner);
    Tensor tensor = Tensor.view(memory, 2, TensorSpec.of(DataType.F32, 2, 3), 5, 1);
    Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3).copyTo(tensor);
    assertEquals(4, owner.bytes.getFloat(28));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, (float[]) tensor.copyToArray());
    Tensor before = bytesAt(4104 - 4, owner);
    assertFalse(before.overlaps(tensor));
    assertTrue(bytesAt(4104 - 3, owner).overlaps(tensor));
    assertTrue(before.memory().isReadOnly());
    owner.alive = false;
    assertFalse(tensor.isAlive());
    assertThrows(InvalidArgumentException.class, () -> AddressMemory.of(0, 64, false, owner));
    assertThrows(InvalidArgumentException.class, () -> AddressMemory.of(4096, -1, false, owner));
    assertThrows(
        InvalidArgumentException.class, () -> AddressMemory.of(4096, Long.MAX_VALUE, true, owner));
  }

  private static Tensor bytesAt(long address, AddressMemory.Owner owner) {
    return Tensor.view(AddressMemory.of(address, 4, true, owner), 0, TensorSpec.of(DataType.U8, 4));
  }

  private static final class FakeOwner implements AddressMemory.Owner {
    final ByteBuffer bytes;
    boolean alive = true;

    FakeOwner(int size) {
      bytes = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
    }

    @Override
    public boolean isAlive() {
      return alive;
    }

    @Override
    public boolean isAccessibleBy(Thread thread) {
      return true;
    }

    @Override
    public ByteBuffer window(long offset, int size) {
      return bytes.slice((int) offset, size);
    }
  }

  @Test
  void stridesSayWhereRowsLie() {
    Tensor image = Tensor.allocate(TensorSpec.of(DataType.U8, 2, 5, 7, 3));
    Strides region = image.narrow(1, 1, 3).narrow(2, 2, 4).strides();
    assertArrayEquals(new long[] {2, 3}, region.lengths());
    assertArrayEquals(new long[] {105, 21}, region.steps());
    assertEquals(12, region.row());
    assertEquals(6, region.rows());
    assertEquals(105 + 2 * 21 + 12, region.extent());
    assertFalse(region.isDense());
    assertEquals(105 + 21 + 11, region.place(4 * 12 + 11));
    Strides dense = image.narrow(0, 1, 1).strides();
    assertTrue(dense.isDense());
    assertEquals(0, dense.lengths().length);
    assertEquals(105, dense.row());
  }
}
