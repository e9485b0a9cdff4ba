package io.halfpixel.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final TapTable HALVES =
      TapTable.uniform(2, new int[] {0, 1, 1, 2}, new double[] {.5, .5, .5, .5});
  private static final Pass THREE_TO_TWO = new Pass(4, 3, 2, 5);

  private static Resample1d resample(TapTable taps, Accumulation accumulation) {
    return new Resample1d(
        THREE_TO_TWO, taps, accumulation, DataType.F32, DataType.F32, DataType.F32);
  }

  @Test
  void stepsMustFitEachOtherAndTheEnds() {
    Step step = resample(HALVES, Accumulation.SEQUENTIAL);
    TensorSpec source = TensorSpec.of(DataType.F32, 4, 3, 5);
    TensorSpec target = TensorSpec.of(DataType.F32, 4, 2, 5);
    assertEquals(40, new Plan(source, target, List.of(step)).steps().get(0).outputElements());
    assertThrows(InvalidArgumentException.class, () -> new Plan(target, source, List.of(step)));
    assertThrows(InvalidArgumentException.class, () -> new Plan(source, source, List.of(step)));
    assertThrows(
        InvalidArgumentException.class,
        () -> new Plan(source, TensorSpec.of(DataType.U8, 4, 2, 5), List.of(step)));
    assertThrows(
        InvalidArgumentException.class, () -> new Plan(source, target, List.of(step, step)));
  }

  @Test
  void endsCanBeDescribedDifferently() {
    TensorSpec source = TensorSpec.of(DataType.F32, 4, 3);
    Plan copy = new Plan(source, source, List.of());
    TensorSpec flat = TensorSpec.of(DataType.F32, 12);
    assertEquals(flat, copy.between(flat, flat).target());
    assertThrows(
        InvalidArgumentException.class, () -> copy.between(TensorSpec.of(DataType.F32, 13), flat));
  }

  @Test
  void tapTablesAreConsistent() {
    double[] one = {1};
    assertThrows(
        InvalidArgumentException.class, () -> TapTable.of(new int[] {0, 2}, new int[] {0}, one));
    assertThrows(
        InvalidArgumentException.class, () -> TapTable.of(new int[] {1, 1}, new int[] {0}, one));
    assertThrows(
        InvalidArgumentException.class,
        () -> TapTable.of(new int[] {}, new int[] {}, new double[] {}));
    assertThrows(
        InvalidArgumentException.class, () -> TapTable.of(new int[] {0, 1}, new int[] {-1}, one));
    assertThrows(
        InvalidArgumentException.class,
        () -> TapTable.of(new int[] {0, 1}, new int[] {0}, new double[2]));
    assertThrows(
        InvalidArgumentException.class, () -> TapTable.uniform(2, new int[3], new double[3]));
    TapTable ragged = TapTable.of(new int[] {0, 0, 3}, new int[] {7, 1, 2}, new double[3]);
    assertEquals(0, ragged.count(0));
    assertEquals(3, ragged.maxCount());
    assertEquals(7, ragged.maxIndex());
    assertEquals(-1, TapTable.of(new int[] {0, 0}, new int[0], new double[0]).maxIndex());
  }

  @Test
  void tablesAreCopiedInAndOut() {
    int[] indices = {0, 1};
    TapTable table = TapTable.uniform(1, indices, new double[] {1, 1});
    indices[0] = 9;
    table.indices()[1] = 9;
    table.weights()[1] = 9;
    table.starts()[1] = 9;
    assertEquals(TapTable.uniform(1, new int[] {0, 1}, new double[] {1, 1}), table);
  }

  @Test
  void aResampleChecksItsTable() {
    TapTable shortTable = TapTable.uniform(1, new int[] {0}, new double[] {1});
    TapTable outside = TapTable.uniform(1, new int[] {0, 3}, new double[] {1, 1});
    TapTable tenth = TapTable.uniform(1, new int[] {0, 1}, new double[] {.1, 1});
    for (TapTable bad : List.of(shortTable, outside, tenth)) {
      assertThrows(InvalidArgumentException.class, () -> resample(bad, Accumulation.SEQUENTIAL));
    }
    assertThrows(InvalidArgumentException.class, () -> resample(HALVES, Accumulation.LERP));
    TapTable single = TapTable.uniform(1, new int[] {0, 1}, new double[] {1, 1});
    assertThrows(InvalidArgumentException.class, () -> resample(single, Accumulation.LERP));
  }

  @Test
  void aResampleChecksItsTypes() {
    record Types(DataType input, DataType compute, DataType output) {}
    List<Types> bad =
        List.of(
            new Types(DataType.F64, DataType.F32, DataType.F32),
            new Types(DataType.BOOL, DataType.F32, DataType.F32),
            new Types(DataType.F32, DataType.F16, DataType.F16),
            new Types(DataType.F32, DataType.F32, DataType.F64),
            new Types(DataType.U8, DataType.F32, DataType.U8));
    for (Types types : bad) {
      assertThrows(
          InvalidArgumentException.class,
          () ->
              new Resample1d(
                  THREE_TO_TWO,
                  HALVES,
                  Accumulation.SEQUENTIAL,
                  types.input,
                  types.compute,
                  types.output),
          types::toString);
    }
  }

  @Test
  void passesAndGathersCountWithoutOverflow() {
    assertThrows(InvalidArgumentException.class, () -> new Pass(1L << 40, 1 << 20, 1, 1L << 20));
    assertThrows(InvalidArgumentException.class, () -> new Pass(1, 0, 1, 1));
    assertThrows(InvalidArgumentException.class, () -> new Pass(-1, 1, 1, 1));
    IndexTable twice = IndexTable.of(2, new int[] {0, 0, 1, 1});
    Gather gather = new Gather(3, List.of(twice, twice), 5, DataType.U8);
    assertEquals(60, gather.inputElements());
    assertEquals(240, gather.outputElements());
    assertThrows(
        InvalidArgumentException.class,
        () -> new Gather(Long.MAX_VALUE, List.of(twice), 1, DataType.U8));
    assertThrows(InvalidArgumentException.class, () -> new Gather(1, List.of(), 1, DataType.U8));
    assertThrows(InvalidArgumentException.class, () -> IndexTable.of(2, new int[] {2}));
    assertThrows(InvalidArgumentException.class, () -> IndexTable.of(2, new int[] {-1}));
    assertThrows(InvalidArgumentException.class, () -> IndexTable.of(2, new int[] {}));
  }

  @Test
  void aBlendHasTwoOrThreeAxesOfPairs() {
    var axis = new CornerBlend.Axis(3, HALVES);
    assertEquals(2 * 4 * 4, blend(List.of(axis, axis), 4).outputElements());
    assertThrows(InvalidArgumentException.class, () -> blend(List.of(axis), 4));
    assertThrows(InvalidArgumentException.class, () -> blend(List.of(axis, axis), 5));
    TapTable single = TapTable.uniform(1, new int[] {0}, new double[] {1});
    assertThrows(InvalidArgumentException.class, () -> new CornerBlend.Axis(1, single));
    assertThrows(InvalidArgumentException.class, () -> new CornerBlend.Axis(2, HALVES));
  }

  @Test
  void anAdjointSumHasOneToThreeAxesOfAscendingIndices() {
    var axis = new AdjointSum.Axis(3, HALVES);
    assertEquals(2 * HALVES.rows() * 5, adjoint(List.of(axis), DataType.F32).outputElements());
    assertEquals(2 * 3 * 3 * 5, adjoint(List.of(axis, axis), DataType.F32).inputElements());
    assertThrows(InvalidArgumentException.class, () -> adjoint(List.of(), DataType.F32));
    assertThrows(
        InvalidArgumentException.class,
        () -> adjoint(List.of(axis, axis, axis, axis), DataType.F32));
    assertThrows(InvalidArgumentException.class, () -> adjoint(List.of(axis), DataType.F16));
    assertThrows(InvalidArgumentException.class, () -> adjoint(List.of(axis), DataType.U8));
    TapTable descending = TapTable.uniform(2, new int[] {1, 0}, new double[] {1, 1});
    assertThrows(InvalidArgumentException.class, () -> new AdjointSum.Axis(2, descending));
  }

  /** Returns a plan of one step between tensors of one axis. */
  static Plan plan(Step step) {
    return new Plan(
        TensorSpec.of(step.input(), step.inputElements()),
        TensorSpec.of(step.output(), step.outputElements()),
        List.of(step));
  }

  private static AdjointSum adjoint(List<AdjointSum.Axis> axes, DataType type) {
    var term = AdjointSum.Term.PRODUCT_FMA;
    return new AdjointSum(2, axes, 5, 5, term, term, type, type, 0);
  }

  private static CornerBlend blend(List<CornerBlend.Axis> axes, long bodyChannels) {
    return new CornerBlend(
        2,
        4,
        false,
        axes,
        bodyChannels,
        Accumulation.REVERSED,
        Accumulation.SEQUENTIAL,
        DataType.F32,
        DataType.F32);
  }

  @Test
  void aPlanExplainsItself() {
    Plan plan =
        new Plan(
            TensorSpec.of(DataType.F32, 4, 3, 5),
            TensorSpec.of(DataType.F32, 4, 2, 5),
            List.of(resample(HALVES, Accumulation.PAIR_FMA)));
    assertEquals(
        """
        float32 [4, 3, 5] -> float32 [4, 2, 5]
        Resample1d: pass [4][3 -> 2][5], taps 2 rows of up to 2 taps, bodyInner 0, body PAIR_FMA, tail PAIR_FMA, input float32, compute float32, output float32
              0 <- 0·0.5 1·0.5
              1 <- 1·0.5 2·0.5
        """,
        plan.explain());
    Plan copy = new Plan(plan.source(), plan.source(), List.of());
    assertTrue(copy.explain().endsWith("copy\n"));
    Plan nothing = new Plan(plan.source(), TensorSpec.of(plan.source().dataType(), 0), List.of());
    assertTrue(nothing.explain().endsWith("nothing\n"));
  }

  @Test
  void aPlanSaysWhichOfItsStepsReadWholeTensors() {
    TapTable pairs = TapTable.uniform(2, new int[] {0, 1, 0, 1}, new double[] {1, 0, 0, 1});
    CornerBlend.Axis axis = new CornerBlend.Axis(2, pairs);
    assertTrue(behindAClamp(blend(List.of(axis, axis), 0)).contains("one pass"));
    assertTrue(behindAClamp(blend(List.of(axis, axis, axis), 0)).contains("reads a whole tensor"));
    AdjointSum.Axis sums = new AdjointSum.Axis(3, HALVES);
    Step gradient = adjoint(List.of(sums, sums), DataType.F32);
    assertTrue(behindAClamp(gradient).contains("one pass"));
    Step deepGradient = adjoint(List.of(sums, sums, sums), DataType.F32);
    assertTrue(behindAClamp(deepGradient).contains("reads a whole tensor"));
  }

  private static String behindAClamp(Step step) {
    TensorSpec source = TensorSpec.of(DataType.F32, step.inputElements());
    TensorSpec target = TensorSpec.of(DataType.F32, step.outputElements());
    Clamp clamp = new Clamp(step.inputElements(), DataType.F32, 0, 1);
    return new Plan(source, target, List.of(clamp, step)).explain();
  }
}
