package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.AddressMemory;
import io.halfpixel.DataType;
import io.halfpixel.Memory;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
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

  private static int place(int element) {
    return BEFORE + element / 36 * 40 + element / 9 % 4 * 10 + element % 9;
  }
}
