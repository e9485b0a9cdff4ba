package io.halfpixel.jvm.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.AddressMemory;
import io.halfpixel.DataType;
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
}
