package io.halfpixel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What no backend could run is refused where a plan is made. */
class PlanLimitsTest {
  private static final DataType F32 = DataType.F32;

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call).getMessage());
  }

  private static Plan plan(Step... steps) {
    Step last = steps[steps.length - 1];
    return new Plan(
        TensorSpec.of(steps[0].input(), steps[0].inputElements()),
        TensorSpec.of(last.output(), last.outputElements()),
        List.of(steps));
  }

  /** Returns a step that takes the first index of an axis for each of its output indices. */
  private static Resample1d sum(long outer, int from, int to, long inner, DataType compute) {
    return new Resample1d(
        new Pass(outer, from, to, inner),
        TapTable.uniform(1, new int[to], ones(to)),
        Accumulation.SEQUENTIAL,
        F32,
        compute,
        F32);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Pad pad(int from, int to) {
    return new Pad(new Pass(1, from, to, 1), 0, F32, 0);
  }

  private static Gather first(int length) {
    return new Gather(1, List.of(IndexTable.of(length, new int[1])), 1, F32);
  }

  @Test
  void aPlanHasAtMost128Steps() {
    Step step = new Convert(8, F32, F32, Convert.Rounding.NEAREST_EVEN);
    TensorSpec eight = TensorSpec.of(F32, 8);
    assertEquals(128, new Plan(eight, eight, Collections.nCopies(128, step)).steps().size());
    refuses(
        "a plan has at most 128 steps, but got 129",
        () -> new Plan(eight, eight, Collections.nCopies(129, step)));
  }

  @Test
  void betweenTwoStepsLieNoMoreElementsThanAnArrayHolds() {
    int most = Integer.MAX_VALUE - 8;
    assertEquals(1, plan(pad(1, most), first(most)).target().elements());
    refuses(
        "between two steps lie at most 2^31 - 9 elements, or as many as the source or the target"
            + " has, but Pad writes 2147483640 for Gather",
        () -> plan(pad(1, most + 1), first(most + 1)));
  }

  @Test
  void betweenTwoStepsMayLieAsMuchAsInTheLargerEnd() {
    int more = Integer.MAX_VALUE - 1;
    Convert copy = new Convert(more, F32, F32, Convert.Rounding.NEAREST_EVEN);
    assertEquals(2, plan(pad(1, more), copy).steps().size());
    assertEquals(2, plan(copy, first(more)).steps().size());
  }

  /** A row of 2^16 for each of 2^16 indices is never there as a whole. */
  @Test
  void betweenPassesAlongDifferentAxesMayLieAnything() {
    int n = 1 << 16;
    Step wide = sum(n, 1, n, 1, F32);
    Step low = sum(1, n, 2, n, F32);
    assertEquals(2 * n, plan(wide, low).target().elements());
    Step high = sum(1, 1, n, n, F32);
    Step narrow = sum(n, n, 2, 1, F32);
    assertEquals(2 * n, plan(high, narrow).target().elements());
    assertThrows(InvalidArgumentException.class, () -> plan(wide, sum(1, n, 2, n, DataType.F64)));
    assertThrows(InvalidArgumentException.class, () -> plan(wide, sum(1 << 10, n, 2, 1 << 6, F32)));
  }

  @Test
  void aPadThatShortensSaysSo() {
    int most = Integer.MAX_VALUE;
    refuses("a pad does not shorten an axis, but got 2147483647 -> 1", () -> pad(most, 1));
  }

  @Test
  void binsDoNotOverflow() {
    int most = Integer.MAX_VALUE;
    refuses(
        "an axis of length 4 has no bin [2147483647, -2147483648)",
        () -> BinTable.of(4, new int[] {most}, new int[] {Integer.MIN_VALUE}));
    refuses(
        "an axis of length 4 has no bin [2147483646, -3)",
        () -> BinTable.of(4, new int[] {0, most - 1}, new int[] {1, -3}));
    assertEquals(most, BinTable.of(most, new int[] {0}, new int[] {most}).count(0));
  }

  @Test
  void tablesHaveNoMoreRowsAndTapsThanAnArrayHolds() {
    for (int rows : new int[] {-1, Integer.MAX_VALUE, Integer.MAX_VALUE - 8}) {
      refuses(
          "a table has rows in [0, 2^31 - 10] and at least one tap a row, but got "
              + rows
              + " rows and "
              + 2L * rows
              + " taps",
          () -> new TapRows(rows, 2));
    }
    assertThrows(InvalidArgumentException.class, () -> new TapRows(1, 0));
    assertThrows(InvalidArgumentException.class, () -> TapRows.ofTaps(1, -1));
    refuses(
        "an axis has at most 2^31 - 9 taps, but an output length of 3 needs more",
        () -> TapRows.ofTaps(3, Integer.MAX_VALUE - 7L));
  }

  @Test
  void theSumsOfACascadeAreNoMoreThanAnArrayHolds() {
    assertEquals(1 << 14, cascade(1 << 14, 1 << 14, 64, 1 << 16).outputElements());
    refuses(
        "the sums of all shares are at most 2^31 - 9, but got 65536 times 32768",
        () -> cascade(1 << 15, 1 << 15, 1, 1 << 16));
    refuses(
        "the sums of all lanes are at most 2^31 - 9, but got 256 times 8388608",
        () -> cascade(1 << 23, 0, 64, 1));
    assertEquals(1L << 32, cascade(1L << 32, 1L << 32, 64, 1).outputElements());
  }

  private static CascadeMean cascade(long inner, long cascaded, int lanes, int shares) {
    return new CascadeMean(1, 1, inner, cascaded, lanes, 1, shares, F32, F32);
  }

  /** One index many times, on two axes. */
  @Test
  void theTapsOfGroupsHaveLimitedCombinations() {
    AdjointSum.Axis last = new AdjointSum.Axis(1, TapTable.uniform(1, new int[1], ones(1)));
    assertEquals(1, adjoint(same(1 << 12), same(1 << 12), last).outputElements());
    refuses(
        "groups of taps of the axes before the last have at most 2^24 combinations, but got"
            + " 4294967296",
        () -> adjoint(same(1 << 16), same(1 << 16), last));
    assertEquals(1, adjoint(same(1), same(2), same(1 << 20)).outputElements());
  }

  private static AdjointSum.Axis same(int taps) {
    return new AdjointSum.Axis(1, TapTable.uniform(taps, new int[taps], ones(taps)));
  }

  private static AdjointSum adjoint(AdjointSum.Axis... axes) {
    AdjointSum.Term term = AdjointSum.Term.PRODUCT;
    return new AdjointSum(1, List.of(axes), 1, 1, term, term, F32, F32, 0);
  }
}
