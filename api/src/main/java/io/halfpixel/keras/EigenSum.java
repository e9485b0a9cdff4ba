package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The sums of neighbours along one axis, in the order in which Eigen adds them for {@code
 * tf.reduce_sum} on a CPU with vectors of 256 bits. Stateless.
 *
 * <p>With {@code factor} neighbours a sum, and tensors [groups][factor][inner] → [groups][inner]:
 *
 * <ul>
 *   <li>inner = 1: one sum for each lane of a vector, four vectors in turn where there are enough
 *       elements; then halves of the vector are added to each other, and what filled no vector,
 *       itself a sum, is added.
 *   <li>inner &gt; 1: from 16 elements on four sums in turn, which are added up before the last
 *       elements are, but only in vectors of outputs that lie in one group; elsewhere from the
 *       first to the last.
 * </ul>
 *
 * <p>Every sum starts at +0. {@code float16} is rounded after every addition, but for halves of a
 * vector, which are added in {@code float32}; {@code bfloat16} is rounded at the end.
 *
 * <p>Source: Eigen, {@code unsupported/Eigen/CXX11/src/Tensor/TensorReduction.h}, {@code
 * InnerMostDimReducer} and {@code InnerMostDimPreserver}; {@code predux} in {@code
 * src/Core/arch/AVX/Reductions.h}. TensorFlow, {@code core/kernels/reduction_ops.h}.
 */
final class EigenSum {
  /** From so many elements on, rows are added in four sums. */
  private static final int FOUR_SUMS = 16;

  /** So many elements of a lane, or of a float16 lane, are not halved first. */
  private static final int LEAF = 1024;

  private static final int HALF_LEAF = 200;

  /** The largest table for outputs in and beside vectors. */
  private static final int MOST_TAPS = 1 << 22;

  /**
   * One step of a sum.
   *
   * @param outer the number of blocks
   * @param length the number of rows of a block that are read
   * @param taps the rows that are added
   * @param inner the number of elements of a row
   * @param halves whether halves of a vector are added
   */
  private record Level(long outer, int length, TapTable taps, long inner, boolean halves) {
    Pass pass() {
      return new Pass(outer, length, taps.rows(), inner);
    }
  }

  private EigenSum() {}

  /** Returns whether the sums of an axis need the elements in the order that TensorFlow has. */
  static boolean needsOrder(Pass axis, DataType type) {
    int factor = axis.inputLength() / axis.outputLength();
    return inFours(axis, factor, type) && axis.inner() % lanes(type) != 0 && fits(axis, type);
  }

  /**
   * Returns the steps that add neighbours along an axis.
   *
   * @param there the axis as TensorFlow has it
   * @param here the axis in memory; the same where {@link #needsOrder}
   */
  static List<Step> steps(Pass there, Pass here, DataType type) {
    int factor = there.inputLength() / there.outputLength();
    long outer = here.outer() * here.outputLength();
    if (there.inner() == 1 && factor <= mostInLanes(type)) {
      return steps(inLanes(outer, here.inner(), factor, type), type);
    }
    if (!inFours(there, factor, type) || there.inner() % lanes(type) != 0 && !fits(there, type)) {
      return steps(List.of(inOrder(outer, here.inner(), factor)), type);
    }
    return steps(
        there.inner() % lanes(type) == 0
            ? inFours(outer, here.inner(), factor)
            : somewhereInFours(there, factor, lanes(type)),
        type);
  }

  private static int lanes(DataType type) {
    return type == DataType.F64 ? 4 : 8;
  }

  private static int mostInLanes(DataType type) {
    return lanes(type) * (type == DataType.F16 ? HALF_LEAF : LEAF);
  }

  private static boolean inFours(Pass axis, int factor, DataType type) {
    return factor >= FOUR_SUMS && axis.inner() >= lanes(type);
  }

  private static boolean fits(Pass axis, DataType type) {
    int factor = axis.inputLength() / axis.outputLength();
    return period(axis, lanes(type)) <= MOST_TAPS / factor / axis.inner();
  }

  /** Returns after how many groups vectors begin with a group again, or the number of groups. */
  private static long period(Pass axis, int lanes) {
    long groups = axis.outer() * axis.outputLength();
    for (int period = 1; period <= lanes; period++) {
      if (period * axis.inner() % lanes == 0 && groups % period == 0) {
        return period;
      }
    }
    return groups;
  }

  private static Level inOrder(long outer, long inner, int factor) {
    SumRows sums = new SumRows();
    sums.add(0, 1, factor);
    return new Level(outer, factor, sums.table(), inner, false);
  }

  private static List<Level> inLanes(long outer, long inner, int factor, DataType type) {
    int lanes = lanes(type);
    if (factor < lanes) {
      return List.of(inOrder(outer, inner, factor));
    }
    List<Level> levels = new ArrayList<>();
    int length = factor;
    int vectors = 4 * lanes;
    if (factor >= vectors) {
      SumRows sums = new SumRows();
      for (int lane = 0; lane < vectors; lane++) {
        sums.add(lane, vectors, factor / vectors);
      }
      sums.copy(factor / vectors * vectors, factor);
      levels.add(new Level(outer, length, sums.table(), inner, false));
      length = sums.rows();
    }
    SumRows sums = new SumRows();
    for (int lane = 0; lane < lanes; lane++) {
      sums.add(lane, lanes, length / lanes);
    }
    int rest = length % lanes;
    if (rest > 0) {
      sums.add(length - rest, 1, rest);
    }
    levels.add(new Level(outer, length, sums.table(), inner, false));
    addHalves(levels, sums.rows(), lanes);
    return levels;
  }

  /** Adds a vector's halves to each other until one number is left, and what stands behind it. */
  private static void addHalves(List<Level> levels, int rows, int lanes) {
    long outer = levels.get(0).outer;
    long inner = levels.get(0).inner;
    int behind = rows - lanes;
    for (int width = lanes / 2; width > 0; width /= 2) {
      SumRows halves = new SumRows();
      for (int lane = 0; lane < width; lane++) {
        halves.add(lane, width, 2);
      }
      halves.copy(2 * width, 2 * width + behind);
      levels.add(new Level(outer, 2 * width + behind, halves.table(), inner, true));
    }
    if (behind > 0) {
      levels.add(inOrder(outer, inner, 1 + behind));
    }
  }

  private static List<Level> inFours(long outer, long inner, int factor) {
    SumRows sums = new SumRows();
    addFours(sums, 0, 1, factor);
    return List.of(
        new Level(outer, factor, sums.table(), inner, false), inOrder(outer, inner, sums.rows()));
  }

  private static void addFours(SumRows sums, int first, int step, int factor) {
    for (int sum = 0; sum < 4; sum++) {
      sums.add(first + sum * step, 4 * step, factor / 4);
    }
    for (int index = factor / 4 * 4; index < factor; index++) {
      sums.add(first + index * step, step, 1);
    }
  }

  /** Some outputs are made in vectors, others are not: every one of a period has its own rows. */
  private static List<Level> somewhereInFours(Pass axis, int factor, int lanes) {
    int period = (int) period(axis, lanes);
    int inner = (int) axis.inner();
    int outputs = period * inner;
    SumRows parts = new SumRows();
    SumRows sums = new SumRows();
    for (int output = 0; output < outputs; output++) {
      int before = parts.rows();
      int first = output / inner * factor * inner + output % inner;
      int vector = output / lanes * lanes;
      if (vector / inner == (vector + lanes - 1) / inner) {
        addFours(parts, first, inner, factor);
      } else {
        parts.add(first, inner, factor);
      }
      sums.add(before, 1, parts.rows() - before);
    }
    long outer = axis.outer() * axis.outputLength() / period;
    return List.of(
        new Level(outer, outputs * factor, parts.table(), 1, false),
        new Level(outer, parts.rows(), sums.table(), 1, false));
  }

  private static List<Step> steps(List<Level> levels, DataType type) {
    List<Step> steps = new ArrayList<>();
    DataType from = type;
    for (int at = 0; at < levels.size(); at++) {
      Level level = levels.get(at);
      boolean last = at == levels.size() - 1;
      DataType to = last ? type : between(level, levels.get(at + 1), type);
      steps.add(step(level, from, to, type));
      from = to;
    }
    return steps;
  }

  /** Returns the type of elements between two levels. */
  private static DataType between(Level level, Level next, DataType type) {
    boolean wide = type == DataType.BF16 || type == DataType.F16 && level.halves && next.halves;
    return wide ? DataType.F32 : type;
  }

  private static Step step(Level level, DataType from, DataType to, DataType type) {
    if (type == DataType.F16 && !level.halves) {
      List<AdjointSum.Axis> axes =
          Collections.singletonList(new AdjointSum.Axis(level.length, level.taps));
      Term term = Term.PRODUCT;
      return new AdjointSum(level.outer, axes, level.inner, 0, term, term, type, type, 0);
    }
    DataType compute = type == DataType.F64 ? DataType.F64 : DataType.F32;
    return new Resample1d(
        level.pass(), level.taps, Accumulation.SEQUENTIAL_FROM_ZERO, from, compute, to);
  }
}
