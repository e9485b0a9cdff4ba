package io.halfpixel.jvm.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.halfpixel.jvm.vector.Windows.Run;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Test;

/** Windows of 16 lanes, whatever the processor. */
final class WindowsTest {
  private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_128;

  private static int[][] index(int outputs, int multiplier, int divisor) {
    return new int[][] {IntStream.range(0, outputs).map(i -> i * multiplier / divisor).toArray()};
  }

  @Test
  void everyOutputIsPickedFromItsWindow() {
    int[][] index = index(75, 2, 3);
    Windows<Byte> windows = Windows.of(index, SPECIES);
    assertNotNull(windows);
    int[] picked = new int[75];
    for (int block = 0; block < windows.blocks; block++) {
      int[] lanes = windows.shuffles[block].toArray();
      for (int i = 0; i < lanes.length; i++) {
        picked[windows.to[block] + i] = windows.from[block] + lanes[i];
      }
    }
    assertArrayEquals(index[0], picked);
  }

  @Test
  void lastBlockOverlapsAndNoWindowLeavesTheInputs() {
    Windows<Byte> windows = Windows.of(index(40, 1, 2), SPECIES);
    assertNotNull(windows);
    assertArrayEquals(new int[] {0, 16, 24}, windows.to);
    // The inputs are [0, 20), so that the last window of 16 starts at 4.
    assertArrayEquals(new int[] {0, 4, 4}, windows.from);
  }

  @Test
  void equalShufflesAreOneObjectAndRepeatingBlocksARun() {
    Windows<Byte> windows = Windows.of(index(160, 1, 2), SPECIES);
    assertNotNull(windows);
    assertSame(windows.shuffles[0], windows.shuffles[1]);
    // The last window begins early, to stay within the inputs.
    assertEquals(List.of(new Run(0, 9, true), new Run(9, 10, false)), windows.runs(block -> true));
    assertEquals(
        List.of(new Run(0, 5, true), new Run(5, 9, true), new Run(9, 10, false)),
        windows.runs(block -> block != 5));
  }

  @Test
  void tapsShareAWindowWhereTheyFit() {
    int[][] taps = {index(64, 1, 2)[0], index(64, 1, 2)[0].clone()};
    for (int i = 0; i < 64; i++) {
      taps[1][i] = Math.min(31, taps[1][i] + 9);
    }
    Windows<Byte> windows = Windows.of(taps, SPECIES);
    assertNotNull(windows);
    // The first block takes [0, 8) and [9, 17): too much for one window. The last two do fit.
    assertArrayEquals(new int[] {0, 9, 8, 16, 16, 16, 16, 16}, windows.from);
  }

  @Test
  void tooFarApartOrTooFewIsNoWindow() {
    assertNull(Windows.of(index(32, 5, 2), SPECIES));
    assertNull(Windows.of(index(15, 1, 1), SPECIES));
    assertNull(Windows.of(index(64, 1, 8), SPECIES));
  }
}
