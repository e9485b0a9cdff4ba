package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BufferMemoryTest {
  private static final TensorSpec FOUR_FLOATS = TensorSpec.of(DataType.F32, 4);
  private static final TensorSpec NOTHING = TensorSpec.of(DataType.F32, 0, 5);
  private static final long ADDRESS = 0x7f00_0000_1000L;

  private static Tensor at(long address, int bytes) {
    return bytes(BufferMemory.at(address, ByteBuffer.allocateDirect(bytes)));
  }

  private static Tensor bytes(Memory memory) {
    return Tensor.view(memory, 0, TensorSpec.of(DataType.U8, memory.bytes()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 16, true",
    "15, 16, true",
    "16, 16, false",
    "-15, 16, true",
    "-16, 16, false",
    "-16, 48, true",
    "4, 0, false",
    "1073741824, 16, false",
    "-1073741824, 16, false"
  })
  void memoryOverlapsWhereAddressesAreTheSame(long ahead, int bytes, boolean overlaps) {
    Tensor memory = at(ADDRESS, 16);
    Tensor other = at(ADDRESS + ahead, bytes);
    assertEquals(overlaps, memory.overlaps(other));
    assertEquals(overlaps, other.overlaps(memory));
  }

  /** As in a runtime image of JDK 17 without module jdk.unsupported. */
  @Test
  void withoutAddressesOnlyTheSameMemoryIsKnownToOverlap() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(16);
    Tensor memory = bytes(BufferMemory.at(UnsafeAddress.UNKNOWN, buffer));
    assertTrue(memory.overlaps(memory));
    assertFalse(memory.overlaps(bytes(BufferMemory.at(UnsafeAddress.UNKNOWN, buffer))));
    assertFalse(memory.overlaps(at(ADDRESS, 16)));
    assertFalse(at(ADDRESS, 16).overlaps(memory));
    Tensor nothing = at(UnsafeAddress.UNKNOWN, 0);
    assertFalse(nothing.overlaps(nothing));
  }

  @Test
  void memoryWithoutArenaIsAliveAndForEveryThread() {
    for (Tensor tensor :
        new Tensor[] {Tensor.allocate(FOUR_FLOATS), Tensor.allocateDirect(FOUR_FLOATS)}) {
      assertTrue(tensor.isAlive());
      assertTrue(tensor.isAccessibleBy(Thread.currentThread()));
      assertTrue(tensor.isAccessibleBy(new Thread(() -> {})));
      assertThrows(NullPointerException.class, () -> tensor.isAccessibleBy(null));
    }
  }

  @Test
  void anEmptyTensorKeepsWhetherItsBufferIsReadOnly() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(16);
    assertFalse(Tensor.wrap(buffer, NOTHING).buffer().isReadOnly());
    assertTrue(Tensor.wrap(buffer.asReadOnlyBuffer(), NOTHING).buffer().isReadOnly());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void anArenaTellsLifeAndThread() {
    Arenas arena = Arenas.confined();
    Tensor tensor = Tensor.wrap(arena.buffer(16), FOUR_FLOATS);
    assertTrue(tensor.isAlive());
    assertTrue(tensor.isAccessibleBy(Thread.currentThread()));
    assertFalse(tensor.isAccessibleBy(new Thread(() -> {})));
    arena.close();
    assertFalse(tensor.isAlive());
    assertFalse(tensor.as(TensorSpec.of(DataType.F32, 2, 2)).isAlive());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void aTensorCanBeMadeOverMemoryThatIsClosed() {
    Arenas arena = Arenas.shared();
    ByteBuffer buffer = arena.buffer(16);
    arena.close();
    assertFalse(Tensor.wrap(buffer, FOUR_FLOATS).isAlive());
    assertTrue(Tensor.wrap(buffer, NOTHING).isAlive());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void anEmptyTensorNeverLivesAtAddressZero() {
    Tensor tensor = Tensor.wrap(Arenas.bufferAtNull(), NOTHING);
    assertEquals(0, tensor.buffer().capacity());
    assertTrue(Segments.address(Segments.of(tensor.buffer())) != 0);
  }
}
