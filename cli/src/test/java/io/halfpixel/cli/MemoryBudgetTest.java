package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Memory that there is, and memory that there is not. */
class MemoryBudgetTest {
  @Command(name = "hungry")
  private static final class Hungry implements Runnable {
    @Override
    public void run() {
      throw new OutOfMemoryError("Java heap space");
    }
  }

  @Test
  void productsSaturate() {
    assertEquals(6, MemoryBudget.product(1, 2, 3));
    assertEquals(Long.MAX_VALUE, MemoryBudget.product(Long.MAX_VALUE, 2));
    assertEquals(Long.MAX_VALUE, MemoryBudget.product(1L << 32, 1L << 31));
    assertEquals(Long.MAX_VALUE, MemoryBudget.product(1L << 40, 1L << 40, 1L << 40));
    assertEquals(1L << 62, MemoryBudget.product(1L << 31, 1L << 31));
  }

  @Test
  void arraysAndHeapHaveTheirLimits() {
    assertDoesNotThrow(() -> MemoryBudget.require("a pixel", 1, 1));
    long heap = Runtime.getRuntime().maxMemory();
    String array =
        assertThrows(
                UserException.class,
                () -> MemoryBudget.require("it", MemoryBudget.MAX_ARRAY + 1, 1))
            .getMessage();
    assertTrue(array.contains("one array holds at most"), array);
    String memory =
        assertThrows(UserException.class, () -> MemoryBudget.require("it", 1, heap + 1))
            .getMessage();
    assertTrue(memory.contains("-Xmx"), memory);
  }

  @Test
  void aFullHeapIsOneLine() {
    CommandLine commandLine = new CommandLine(new Hungry());
    ErrorReport.install(commandLine);
    assertTrue(Run.of(commandLine).stopped().contains("not enough memory"));
  }
}
