package io.halfpixel.plan;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.I64;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import org.junit.jupiter.api.Test;

/** What an integer sum may be. */
class FixedPoint1dTest {
  private static final Pass PASS = new Pass(1, 3, 1, 4);

  private static FixedPoint1d sum(Terms terms, long rounding, DataType input, double... weights) {
    TapTable taps = TapTable.uniform(weights.length, new int[weights.length], weights);
    return new FixedPoint1d(PASS, taps, terms, rounding, 15, 0, input, U8);
  }

  private static void refused(String words, Runnable step) {
    String message = assertThrows(InvalidArgumentException.class, step::run).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void typesAreIntegers() {
    refused("float32 -> uint8", () -> sum(Terms.EXACT, 0, F32, 1));
    refused("bool -> uint8", () -> sum(Terms.EXACT, 0, DataType.BOOL, 1));
    assertEquals(4, sum(Terms.EXACT, 0, I64, 1).outputElements());
  }

  @Test
  void weightsAreIntegersOf33Bits() {
    assertEquals(4, sum(Terms.EXACT, 0, U8, 0x1p32, -0x1p32).outputElements());
    refused("4.294967297E9", () -> sum(Terms.EXACT, 0, U8, 0x1p32 + 1));
    refused("0.5", () -> sum(Terms.EXACT, 0, U8, 0.5));
    refused("NaN", () -> sum(Terms.EXACT, 0, U8, Double.NaN));
  }

  /** −2^31 · 2^32 is the lowest of 64 bits; its negative is none, nor is one less. */
  @Test
  void sumsOfUpTo32BitsFit64() {
    String leaves = "can leave the signed 64-bit range";
    assertEquals(4, sum(Terms.EXACT, 0, I32, 0x1p31, 0x1p31).outputElements());
    refused(leaves, () -> sum(Terms.EXACT, -1, I32, 0x1p31, 0x1p31));
    refused(leaves, () -> sum(Terms.EXACT, 0, I32, -0x1p31, -0x1p31));
    refused(leaves, () -> sum(Terms.EXACT, 0, I32, 0x1p31, 0x1p31, 1));
    refused(leaves, () -> sum(Terms.EXACT, Long.MAX_VALUE, U8, 1));
    assertEquals(4, sum(Terms.EXACT, Long.MAX_VALUE, U8, -1).outputElements());
    assertEquals(4, sum(new Terms(0, 1, Ties.FLOOR), 0, I32, 0x1p32, 0x1p32).outputElements());
    assertEquals(4, sum(new Terms(1, 0, Ties.FLOOR), 0, I32, 0x1p32, 0x1p32).outputElements());
    assertEquals(4, sum(Terms.EXACT, Long.MIN_VALUE, I64, 0x1p32, 0x1p32).outputElements());
  }

  @Test
  void shiftsLieInTheirRange() {
    TapTable one = TapTable.uniform(1, new int[1], new double[] {1});
    for (int shift : new int[] {-1, 63}) {
      refused("[0, 62]", () -> new FixedPoint1d(PASS, one, 0, shift, U8, U8));
      refused("[0, 62]", () -> new Terms(shift, 0, Ties.FLOOR));
      refused("[0, 62]", () -> new Terms(0, shift, Ties.HALF_AWAY));
    }
  }

  @Test
  void theBodyIsPartOfTheInnerPositionsAndExact() {
    TapTable one = TapTable.uniform(1, new int[1], new double[] {1});
    Terms divided = new Terms(0, 1, Ties.FLOOR);
    assertEquals(4, new FixedPoint1d(PASS, one, Terms.EXACT, 0, 1, 4, U8, U8).bodyInner());
    refused("[0, 4]", () -> new FixedPoint1d(PASS, one, Terms.EXACT, 0, 1, 5, U8, U8));
    refused("[0, 4]", () -> new FixedPoint1d(PASS, one, Terms.EXACT, 0, 1, -1, U8, U8));
    refused("not exact", () -> new FixedPoint1d(PASS, one, divided, 0, 1, 1, U8, U8));
  }

  @Test
  void whatIsSaidOfItNamesWhatIsUnusual() {
    TapTable taps = TapTable.uniform(2, new int[] {0, 2}, new double[] {3, -1});
    Pass pass = new Pass(1, 3, 1, 4);
    Terms terms = new Terms(4, 16, Ties.FLOOR);
    assertEquals(
        """
        int32 [12] -> uint8 [4]
        FixedPoint1d: pass [1][3 -> 1][4], taps 1 rows of up to 2 taps, \
        terms Terms[inputShift=4, shift=16, ties=FLOOR], rounding 2, shift 2, bodyInner 0, \
        input int32, output uint8
              0 <- 0·3.0 2·-1.0
        """,
        text(new FixedPoint1d(pass, taps, terms, 2, 2, 0, I32, U8)));
    assertTrue(
        text(new FixedPoint1d(pass, taps, Terms.EXACT, 2, 2, 3, I32, U8)).contains("bodyInner 3"));
  }

  private static String text(FixedPoint1d step) {
    return PlanTest.plan(step).explain();
  }
}
