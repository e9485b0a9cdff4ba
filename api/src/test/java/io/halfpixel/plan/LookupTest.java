package io.halfpixel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which tables there are. */
class LookupTest {
  private static double[] ascending(int size) {
    double[] numbers = new double[size];
    Arrays.setAll(numbers, i -> i / 2.0);
    return numbers;
  }

  private static Lookup decoding(long pixels, int channels, int mapped) {
    return new Lookup(
        pixels, channels, mapped, DataType.U8, DataType.F32, LookupTable.of(ascending(256)));
  }

  @Test
  void bothWays() {
    Lookup step = decoding(6, 4, 3);
    assertEquals(24, step.outputElements());
    assertEquals(
        "uint8 [24] -> float32 [24]\n"
            + "Lookup: pixels 6, channels 4, mapped 3, input uint8, output float32, table 256"
            + " numbers\n",
        PlanTest.plan(step).explain());
    new Lookup(1, 1, 1, DataType.U16, DataType.F64, LookupTable.of(ascending(65536)));
    new Lookup(1, 1, 1, DataType.F64, DataType.U16, LookupTable.of(ascending(65535)));
  }

  @Test
  void shapesThatThereAreNot() {
    for (int[] shape : new int[][] {{-1, 1, 1}, {1, 0, 0}, {1, 1, 0}, {1, 3, 4}, {1, 65537, 1}}) {
      assertThrows(InvalidArgumentException.class, () -> decoding(shape[0], shape[1], shape[2]));
    }
    assertThrows(InvalidArgumentException.class, () -> decoding(1L << 62, 4, 1));
  }

  @Test
  void tablesThatThereAreNot() {
    double[] numbers = ascending(255);
    refused(DataType.U8, DataType.F32, numbers);
    refused(DataType.F32, DataType.U8, ascending(256));
    refused(DataType.U8, DataType.U16, ascending(256));
    refused(DataType.F16, DataType.U8, numbers);
    refused(DataType.F32, DataType.I8, numbers);
    numbers[7] = 0.1;
    refused(DataType.F64, DataType.U8, numbers);
    numbers[7] = 3.1;
    refused(DataType.F32, DataType.U8, numbers);
    new Lookup(1, 1, 1, DataType.F64, DataType.U8, LookupTable.of(numbers));
    numbers[7] = Double.NaN;
    refused(DataType.F64, DataType.U8, numbers);
    double[] infinite = ascending(256);
    infinite[255] = Double.POSITIVE_INFINITY;
    refused(DataType.U8, DataType.F64, infinite);
  }

  private static void refused(DataType input, DataType output, double... numbers) {
    LookupTable table = LookupTable.of(numbers);
    assertThrows(InvalidArgumentException.class, () -> new Lookup(1, 1, 1, input, output, table));
  }

  @Test
  void tablesAreEqualByTheirNumbers() {
    double[] numbers = {1, 2};
    LookupTable table = LookupTable.of(numbers);
    numbers[0] = 3;
    assertEquals(LookupTable.of(1, 2), table);
    assertEquals(LookupTable.of(1, 2).hashCode(), table.hashCode());
    assertNotEquals(LookupTable.of(1, 3), table);
    assertNotEquals(table, "2 numbers");
    table.values()[0] = 3;
    assertEquals(1, table.get(0));
  }
}
