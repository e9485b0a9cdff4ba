package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.halfpixel.AddressMemory;
import io.halfpixel.DataType;
import io.halfpixel.Memory;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory at an address of more bytes than one buffer shows, here with buffers of a few bytes. */
class ElementsTest {
  private static final int LENGTH = 200;
  private static final int BEFORE = 3;

  private static final class Owner implements AddressMemory.Owner {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(4 * (LENGTH + 2 * BEFORE));
    private int largest;

    @Override
    public boolean isAlive() {
      return true;
    }

    @Override
    public boolean isAccessibleBy(Thread thread) {
      return true;
    }

    @Override
    public ByteBuffer window(long offset, int size) {
      largest = Math.max(largest, size);
      return bytes.slice((int) offset, size);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {64, 67, 4 * LENGTH - 1, 4 * LENGTH, Integer.MAX_VALUE - 7})
  void stretchesInAnyOrderAreReadAndWrittenWhereTheyLie(long window) {
    Owner owner = new Owner();
    AddressMemory memory = AddressMemory.of(4096, owner.bytes.capacity(), false, owner);
    Tensor tensor = Tensor.view(memory, BEFORE, TensorSpec.of(DataType.I32, LENGTH));
    int[] expected = new int[LENGTH];
    Elements elements = new Elements(window);
    elements.bind(tensor);
    Random random = new Random(window);
    for (int i = 1; i < 500; i++) {
      int count = random.nextInt(17);
      int first = random.nextInt(LENGTH - 2 * count + 1);
      elements.load(first, count);
      int[] read = Arrays.copyOf((int[]) elements.array(), count);
      assertArrayEquals(Arrays.copyOfRange(expected, first, first + count), read);
      elements.open(first, count);
      Arrays.fill((int[]) elements.array(), elements.start(), elements.start() + count, i);
      elements.store(first, count);
      elements.repeat(first + (long) count, count);
      Arrays.fill(expected, first, first + 2 * count, i);
    }
    assertArrayEquals(expected, (int[]) tensor.copyToArray());
    int most = (int) Math.min(window / 4 * 4, 4 * LENGTH);
    owner.largest = 0;
    elements.bind(tensor);
    assertEquals(most, owner.largest);
    Tensor all = Tensor.view(memory, 0, TensorSpec.of(DataType.I32, LENGTH + 2 * BEFORE));
    int[] around = (int[]) all.copyToArray();
    assertArrayEquals(new int[BEFORE], Arrays.copyOf(around, BEFORE));
    assertArrayEquals(new int[BEFORE], Arrays.copyOfRange(around, BEFORE + LENGTH, around.length));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 64, 1 << 20})
  void stretchesOfAViewAreReadAndWrittenWhereTheyLie(long window) {
    TensorSpec spec = TensorSpec.of(DataType.I32, 5, 4, 9);
    Owner owner = new Owner();
    Memory memory =
        window == 0
            ? Memory.ofArray(new int[LENGTH + 2 * BEFORE])
            : AddressMemory.of(4096, owner.bytes.capacity(), false, owner);
    Tensor all = Tensor.view(memory, 0, TensorSpec.of(DataType.I32, LENGTH + 2 * BEFORE));
    Tensor view = Tensor.view(memory, BEFORE, spec, 40, 10, 1);
    int[] expected = new int[LENGTH + 2 * BEFORE];
    Elements elements = new Elements(Math.max(64, window));
    elements.bind(view);
    Random random = new Random(window);
    for (int i = 1; i < 500; i++) {
      int count = random.nextInt(17);
      int first = random.nextInt(180 - 2 * count + 1);
      elements.load(first, count);
      for (int k = 0; k < count; k++) {
        int read = ((int[]) elements.array())[elements.start() + k];
        assertEquals(expected[place(first + k)], read);
      }
      elements.open(first, count);
      Arrays.fill((int[]) elements.array(), elements.start(), elements.start() + count, i);
      elements.store(first, count);
      elements.repeat(first + (long) count, count);
      for (int k = 0; k < 2 * count; k++) {
        expected[place(first + k)] = i;
      }
    }
    assertArrayEquals(expected, (int[]) all.copyToArray());
  }

  /** In an array elements are where they are, a part of a tensor is an array with a beginning. */
  @Test
  void stretchesOfAnArrayAreTheArray() {
    int[] array = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    Elements elements = new Elements();
    elements.bind(Tensor.view(Memory.ofArray(array), BEFORE, TensorSpec.of(DataType.I32, 7)));
    int[] row = new int[4];
    elements.read(2, 3, IntCarrier.INSTANCE, row, 1);
    assertArrayEquals(new int[] {0, 5, 6, 7}, row);
    assertSame(array, elements.array());
    elements.write(1, 2, IntCarrier.INSTANCE, new int[] {-1, -2, -3});
    assertArrayEquals(new int[] {0, 1, 2, 3, -1, -2, 6, 7, 8, 9}, array);
    elements.repeat(3, 2);
    assertArrayEquals(new int[] {0, 1, 2, 3, -1, -2, -1, -2, 8, 9}, array);
    int[] part = {10, 11, 12};
    elements.window(DataType.I32, part, 100);
    elements.load(101, 2);
    assertSame(part, elements.array());
    assertEquals(1, elements.start());
  }

  /** What carriers read and write goes through a buffer of the element's type. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BOOL", "F16", "BF16"})
  void elementsOutsideTheHeapAreReadAndWritten(DataType type) {
    Tensor tensor = Tensor.allocateDirect(TensorSpec.of(type, 6));
    Elements elements = new Elements();
    elements.bind(tensor);
    elements.write(2, 3, DoubleCarrier.INSTANCE, new double[] {7, 8, 9});
    double[] row = new double[4];
    elements.read(1, 3, DoubleCarrier.INSTANCE, row, 1);
    assertArrayEquals(new double[] {0, 0, 7, 8}, row);
    double[] all = new double[6];
    DoubleCarrier.INSTANCE.read(type, tensor.copyToArray(), 0, all, 0, 6);
    assertArrayEquals(new double[] {0, 0, 7, 8, 9, 0}, all);
  }

  private static int place(int element) {
    return BEFORE + element / 36 * 40 + element / 9 % 4 * 10 + element % 9;
  }
}
