package io.halfpixel.jvm.along;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import io.halfpixel.jvm.sums.Sums;
import io.halfpixel.jvm.sums.WeightRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Outputs in P phases: output P·j + p reads, for all j, the taps of output p moved by S·j.
 *
 * <p>So all outputs of a phase together are a sum of whole {@linkplain ShiftedRows stretches} of
 * the source, each moved by a tap's index: the vertical form.
 */
final class PhaseSegment<A> extends Segment<A> {
  private final Sums<A> sums;
  private final int from;
  private final int blocks;
  private final int inner;

  private final ShiftedRows<A> stretches;

  /** The stretches that each phase sums, by tap, and where its results go. */
  private final List<A[]> operands = new ArrayList<>();

  private final A[] results;
  private final Interleaving<A> interleaving;

  /**
   * One weight a tap, phase after phase, if all periods have the same; [phase][tap] rows of weights
   * otherwise.
   */
  private final boolean constant;

  private final int[] starts;
  private final A base;
  private final List<A[]> baseRows;

  /** Where each tap of each phase begins. */
  private final int[][] shifts;

  /** The scaled weights; the same ones until they are scaled. */
  private A weights;

  private List<A[]> weightRows;

  PhaseSegment(
      AxisTaps<A> taps,
      int from,
      int phases,
      int stride,
      int blocks,
      int inner,
      Sums<A> sums,
      boolean constant) {
    this.sums = sums;
    this.from = from;
    this.blocks = blocks;
    this.inner = inner;
    this.constant = constant;
    Carrier<A> carrier = sums.carrier();
    int first = taps.starts()[from];
    int end = taps.starts()[from + phases];
    int[] shifts = Arrays.stream(taps.indices(), first, end).distinct().toArray();
    this.stretches = new ShiftedRows<>(shifts, stride, blocks, inner, carrier);
    this.results = carrier.rows(phases);
    this.interleaving = new Interleaving<>(phases, blocks, inner, carrier);
    this.starts = new int[phases + 1];
    this.base = carrier.row(end - first);
    System.arraycopy(taps.weights(), first, base, 0, end - first);
    this.weights = base;
    this.baseRows = new ArrayList<>();
    this.weightRows = baseRows;
    this.shifts = new int[phases][];
    for (int p = 0; p < phases; p++) {
      addPhase(taps, p, phases);
    }
  }

  private void addPhase(AxisTaps<A> taps, int phase, int phases) {
    Carrier<A> carrier = sums.carrier();
    int first = taps.starts()[from + phase];
    int count = taps.count(from + phase);
    starts[phase + 1] = starts[phase] + count;
    shifts[phase] = Arrays.copyOfRange(taps.indices(), first, first + count);
    results[phase] = carrier.row(blocks * inner);
    operands.add(rows(shifts[phase]));
    if (!constant) {
      baseRows.add(WeightRows.of(taps, from + phase, phases, blocks, inner, carrier));
    }
  }

  private A[] rows(int[] begins) {
    A[] rows = sums.carrier().rows(begins.length);
    for (int k = 0; k < begins.length; k++) {
      rows[k] = stretches.row(begins[k]);
    }
    return rows;
  }

  private PhaseSegment(PhaseSegment<A> other) {
    this.sums = other.sums;
    this.from = other.from;
    this.blocks = other.blocks;
    this.inner = other.inner;
    this.constant = other.constant;
    this.starts = other.starts;
    this.base = other.base;
    this.weights = base;
    this.baseRows = other.baseRows;
    this.weightRows = baseRows;
    this.shifts = other.shifts;
    this.stretches = other.stretches.forRun();
    this.results = WeightRows.empty(shifts.length, blocks * inner, sums.carrier());
    this.interleaving = other.interleaving.forRun();
    for (int[] begins : shifts) {
      operands.add(rows(begins));
    }
  }

  @Override
  public PhaseSegment<A> forRun() {
    return new PhaseSegment<>(this);
  }

  /** Makes room for scaled weights. */
  private void ownWeights() {
    if (weights != base) {
      return;
    }
    weights = sums.carrier().row(starts[shifts.length]);
    weightRows = new ArrayList<>();
    for (A[] rows : baseRows) {
      weightRows.add(WeightRows.empty(rows.length, blocks * inner, sums.carrier()));
    }
  }

  @Override
  public String toString() {
    return shifts.length + " phases of " + blocks + (constant ? ", constant" : "");
  }

  @Override
  public void run(A source, A target, int to) {
    int length = blocks * inner;
    stretches.read(source);
    for (int p = 0; p < results.length; p++) {
      A[] rows = operands.get(p);
      if (constant) {
        sums.rows(rows, weights, starts[p], rows.length, results[p], length);
      } else {
        sums.elements(rows, weightRows.get(p), rows.length, results[p], length);
      }
    }
    interleaving.run(results, target, to + from * inner);
  }

  @Override
  public void scale(Arithmetic<A> arithmetic, A factors) {
    ownWeights();
    for (int p = 0; p < results.length; p++) {
      for (int k = 0; k < operands.get(p).length; k++) {
        if (constant) {
          arithmetic.scale(base, factors, k, weights, starts[p] + k, 1);
        } else {
          A row = weightRows.get(p)[k];
          arithmetic.scale(baseRows.get(p)[k], factors, k, row, 0, blocks * inner);
        }
      }
    }
  }
}
