package io.halfpixel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import org.junit.jupiter.api.Test;

class StoredWeightTest {
  @Test
  void binary16KeepsElevenDigits() {
    assertEquals(1 + 0x1p-10, StoredWeight.of(1 + 0x1p-10, DataType.F16));
    assertEquals(1, StoredWeight.of(1 + 0x1p-11, DataType.F16), "a tie goes to even");
    assertEquals(1 + 0x1p-9, StoredWeight.of(1 + 3 * 0x1p-11, DataType.F16), "a tie goes to even");
    assertEquals(1 + 0x1p-10, StoredWeight.of(1 + 0x1p-11 + 0x1p-23, DataType.F16));
    assertEquals(-0.0999755859375, StoredWeight.of(-0.1f, DataType.F16));
  }

  @Test
  void binary16HasSubnormals() {
    assertEquals(0x1p-24, StoredWeight.of(0x1.8p-25, DataType.F16));
    assertEquals(0, StoredWeight.of(0x1p-25, DataType.F16), "a tie goes to even");
    assertEquals(3 * 0x1p-24, StoredWeight.of(3 * 0x1p-24, DataType.F16));
  }

  @Test
  void bfloat16KeepsEightDigits() {
    assertEquals(1, StoredWeight.of(1 + 0x1p-8, DataType.BF16), "a tie goes to even");
    assertEquals(1 + 0x1p-7, StoredWeight.of(1 + 0x1p-8 + 0x1p-23, DataType.BF16));
    assertEquals(171 / 512.0, StoredWeight.of(1 / 3f, DataType.BF16));
    assertEquals(0, StoredWeight.of(0, DataType.BF16));
  }

  @Test
  void opmathTypesAreKept() {
    assertEquals(1 / 3f, StoredWeight.of(1 / 3f, DataType.F32));
    assertEquals(1 / 3.0, StoredWeight.of(1 / 3.0, DataType.F64));
  }
}
