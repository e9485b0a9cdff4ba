package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Tensors over memory segments. */
class SegmentMemoryTest {
  private static final TensorSpec SPEC = TensorSpec.of(DataType.U8, 2, 3);

  private static String refusal(Object segment) {
    return assertThrows(InvalidArgumentException.class, () -> Memory.ofSegment(segment))
        .getMessage();
  }

  private static Object segment(String factory, Class<?> parameter, Object argument)
      throws ReflectiveOperationException {
    return Class.forName("java.lang.foreign.MemorySegment")
        .getMethod(factory, parameter)
        .invoke(null, argument);
  }

  private static Object of(ByteBuffer buffer) throws ReflectiveOperationException {
    return segment("ofBuffer", Buffer.class, buffer);
  }

  @Test
  @DisabledForJreRange(min = JRE.JAVA_22)
  void oldVirtualMachinesHaveNone() {
    String refusal = refusal("a segment");
    assertTrue(refusal.startsWith("memory segments need JDK 22 or later, and this is "), refusal);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void aTensorSeesItsBytes() throws Exception {
    ByteBuffer bytes = ByteBuffer.allocateDirect(8).put(0, new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    Object segment = of(bytes);
    DirectMemory memory = Memory.ofSegment(segment);
    assertEquals(8, memory.bytes());
    assertFalse(memory.isReadOnly());
    assertTrue(memory.isAlive());
    assertTrue(memory.isAccessibleBy(new Thread()));
    assertSame(segment, memory.segment());
    Tensor tensor = Tensor.view(memory, 1, SPEC);
    assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, (byte[]) tensor.copyToArray());
    assertTrue(tensor.overlaps(Tensor.view(Memory.ofBuffer(bytes), 0, SPEC)));
    assertTrue(Memory.ofSegment(of(bytes.asReadOnlyBuffer())).isReadOnly());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void nothingMayLieAtAddressZero() throws Exception {
    DirectMemory nothing = Memory.ofSegment(segment("ofAddress", long.class, 0L));
    assertEquals(0, nothing.bytes());
    assertTrue(nothing.isAlive());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void whatIsNoSegmentOutsideTheHeapIsRefused() throws Exception {
    assertEquals(
        "this is the memory of a java.lang.foreign.MemorySegment, but got an instance of"
            + " java.lang.String",
        refusal("text"));
    assertEquals(
        "a segment lies outside the heap, but got one of an array; give the array itself",
        refusal(segment("ofArray", byte[].class, new byte[4])));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_22)
  void aClosedArenaIsNoticed() throws Exception {
    Arenas arena = Arenas.shared();
    DirectMemory memory = Memory.ofSegment(of(arena.buffer(8)));
    arena.close();
    assertFalse(memory.isAlive());
    assertThrows(IllegalStateException.class, () -> memory.window(0, 8).get(0));
  }
}
