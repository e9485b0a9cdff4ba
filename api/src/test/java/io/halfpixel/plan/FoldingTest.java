package io.halfpixel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What folding leaves of a plan; that its bits stay is tested beside the reference, in tck. */
class FoldingTest {
  private static final DataType F32 = DataType.F32;

  /** The part [from, from + length) of an axis. */
  private static IndexTable part(int of, int from, int length) {
    return IndexTable.range(of, from, length);
  }

  /** Halves an axis: each output is the mean of two inputs. */
  private static Resample1d halve(long outer, int length, long inner) {
    TapRows rows = new TapRows(length / 2, 2);
    for (int row = 0; row < length / 2; row++) {
      rows.add(2 * row, 0.5);
      rows.add(2 * row + 1, 0.5);
      rows.endRow();
    }
    Pass pass = new Pass(outer, length, length / 2, inner);
    return new Resample1d(pass, rows.table(), Accumulation.SEQUENTIAL, F32, F32, F32);
  }

  private static Plan plan(Step... steps) {
    Step last = steps[steps.length - 1];
    return new Plan(
        TensorSpec.of(steps[0].input(), steps[0].inputElements()),
        TensorSpec.of(last.output(), last.outputElements()),
        List.of(steps));
  }

  private static List<String> names(Plan plan) {
    return plan.steps().stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  @Test
  void aCropBeforeAResizeIsAnOffsetOfIndices() {
    Plan folded =
        plan(
                new Gather(1, List.of(part(20, 3, 8), part(30, 5, 16)), 3, F32),
                halve(8, 16, 3),
                halve(1, 8, 24))
            .folded();
    assertEquals(List.of("Resample1d", "Resample1d"), names(folded));
    Resample1d width = (Resample1d) folded.steps().get(0);
    assertEquals(new Pass(20, 30, 8, 3), width.pass());
    assertEquals(5, width.taps().index(0));
    Resample1d height = (Resample1d) folded.steps().get(1);
    assertEquals(new Pass(1, 20, 4, 24), height.pass());
    assertEquals(3 + 7, height.taps().index(7));
  }

  @Test
  void aCropAfterAResizeKeepsSomeRows() {
    Plan folded =
        plan(
                halve(20, 30, 3),
                halve(1, 20, 45),
                new Gather(1, List.of(part(10, 2, 5), part(15, 1, 6)), 3, F32))
            .folded();
    assertEquals(List.of("Resample1d", "Resample1d"), names(folded));
    Resample1d width = (Resample1d) folded.steps().get(0);
    assertEquals(new Pass(20, 30, 6, 3), width.pass());
    assertEquals(2, width.taps().index(0));
    Resample1d height = (Resample1d) folded.steps().get(1);
    assertEquals(new Pass(1, 20, 5, 18), height.pass());
    assertEquals(4, height.taps().index(0));
  }

  @Test
  void aCropOfPlanesIsACropOfPixels() {
    Plan folded =
        plan(
                new Convert(6 * 4 * 3, DataType.U8, F32, Convert.Rounding.NEAREST_EVEN),
                new ChannelArithmetic(
                    24,
                    3,
                    1,
                    List.of(
                        ChannelArithmetic.Operation.float32(
                            ChannelArithmetic.Operator.MULTIPLY, 2, 3, 4)),
                    F32,
                    F32),
                new Permute(List.of(24L, 3L), List.of(1, 0), F32),
                new Gather(3, List.of(part(6, 1, 3)), 4, F32))
            .folded();
    assertEquals(List.of("Gather", "Convert", "ChannelArithmetic", "Permute"), names(folded));
    assertEquals(new Gather(1, List.of(part(6, 1, 3)), 12, DataType.U8), folded.steps().get(0));
  }

  @Test
  void twoGathersAreOneAndPartsOfBordersAreBorders() {
    Plan gathers =
        plan(
                new Gather(1, List.of(part(9, 2, 5)), 1, F32),
                new Gather(1, List.of(IndexTable.of(5, new int[] {4, 0, 0})), 1, F32))
            .folded();
    assertEquals(
        List.of(new Gather(1, List.of(IndexTable.of(9, new int[] {6, 2, 2})), 1, F32)),
        gathers.steps());
    Plan border =
        plan(
                new Pad(new Pass(2, 5, 11, 3), 4, F32, 7),
                new Gather(2, List.of(part(11, 3, 4)), 3, F32))
            .folded();
    assertEquals(
        List.of(
            new Gather(2, List.of(part(5, 0, 3)), 3, F32),
            new Pad(new Pass(2, 3, 4, 3), 1, F32, 7)),
        border.steps());
  }

  @Test
  void repeatedRowsAreNotComputedTwice() {
    Plan repeated =
        plan(
            halve(1, 4, 1),
            new Gather(1, List.of(IndexTable.of(2, new int[] {0, 0, 1, 1})), 1, F32));
    assertSame(repeated, repeated.folded());
  }

  /** Inner positions from the first are summed in their own way: a mirror would change which. */
  @Test
  void aMirrorStaysBeforeASumOfTwoWaysAcrossIt() {
    Resample1d rows = halve(1, 4, 2 * 3);
    Gather mirror = new Gather(4, List.of(IndexTable.of(2, new int[] {1, 0})), 3, F32);
    Plan twoWays =
        plan(
            mirror,
            new Resample1d(
                rows.pass(),
                rows.taps(),
                3,
                Accumulation.REVERSED,
                Accumulation.SEQUENTIAL,
                F32,
                F32,
                F32),
            halve(2, 2, 3));
    assertSame(twoWays, twoWays.folded());
    Plan oneWay = plan(mirror, rows, halve(2, 2, 3));
    assertEquals(List.of("Resample1d", "Resample1d"), names(oneWay.folded()));
  }
}
