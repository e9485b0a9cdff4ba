package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.reference.PlanCase;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.rules.AdjointSumRules;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes with gradients: how a term is formed, in which order, in which type. */
final class AdjointSumTest extends AdjointSumRules implements Mistakes {
  private static final String ADJOINT = "AdjointSum";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant("fuses every term of a gradient", t -> t == Term.PRODUCT ? Term.PRODUCT_FMA : t),
        mutant("fuses no term of a gradient", t -> t == Term.PRODUCT_FMA ? Term.PRODUCT : t),
        mutant("scales a gradient by one product", t -> t == Term.SCALED ? Term.PRODUCT : t),
        mutant(
            "scales a gradient by the taps of the last axis first",
            t -> t == Term.SCALED_IN_ORDER ? Term.SCALED : t),
        mutant("divides a gradient once", t -> t == Term.QUOTIENTS ? Term.QUOTIENT : t),
        mutant("adds a gradient to zero", t -> t == Term.LAST_QUOTIENT ? Term.QUOTIENT : t),
        mutant("divides a gradient per axis", t -> t == Term.QUOTIENT ? Term.QUOTIENTS : t),
        Mutant.computing(
            "adds the terms of a gradient backwards",
            (plan, source) ->
                Mutant.onlyStep(plan) instanceof AdjointSum s && s.inner() == 1
                    ? backwards(s, source)
                    : ReferenceInterpreter.run(plan, source),
            ADJOINT),
        adding("rounds a gradient before it adds it to zero", s -> 0),
        adding("rounds a gradient after it adds it to zero", s -> block(s)),
        adding("adds one element more to zero first", s -> Math.min(s.addedFirst() + 1, block(s))),
        Mutant.misreading(
            "adds no gradient to zero",
            plan ->
                PlanRewrites.withSteps(
                    plan, plan.steps().stream().flatMap(AdjointSumTest::unadded).toList()),
            ADJOINT),
        Mutant.misreading(
            "adds the halves of a gradient in float32",
            plan ->
                PlanRewrites.each(
                    plan,
                    step ->
                        step instanceof AdjointSum s && s.compute().bytes() == 2
                            ? with(s, s.body(), s.tail(), DataType.F32)
                            : step),
            ADJOINT));
  }

  private static Mutant mutant(String name, UnaryOperator<Term> other) {
    return Mutant.misreading(
        name,
        plan ->
            PlanRewrites.each(
                plan,
                step ->
                    step instanceof AdjointSum s && s.compute().bytes() > 2
                        ? with(s, other.apply(s.body()), other.apply(s.tail()), s.compute())
                        : step),
        ADJOINT);
  }

  private static Mutant adding(String name, ToLongFunction<AdjointSum> first) {
    return Mutant.misreading(
        name,
        plan ->
            PlanRewrites.each(
                plan,
                step ->
                    step instanceof AdjointSum s
                        ? with(s, s.body(), s.tail(), s.compute(), first.applyAsLong(s))
                        : step),
        ADJOINT);
  }

  private static long block(AdjointSum s) {
    return s.outputElements() / s.outer();
  }

  /** Returns steps whose sum is of the compute type and rounded by a step of its own. */
  private static Stream<Step> unadded(Step step) {
    if (!(step instanceof AdjointSum s) || s.compute() == s.type()) {
      return Stream.of(step);
    }
    Convert.Rounding rounding = Convert.Rounding.NEAREST_EVEN;
    return Stream.of(
        new Convert(s.inputElements(), s.type(), s.compute(), rounding),
        new AdjointSum(
            s.outer(),
            s.axes(),
            s.inner(),
            s.bodyInner(),
            s.body(),
            s.tail(),
            s.compute(),
            s.compute(),
            0),
        new Convert(s.outputElements(), s.compute(), s.type(), rounding));
  }

  /** Computes the mirror image, in which the last element is read first. */
  private static long[] backwards(AdjointSum s, long[] source) {
    List<AdjointSum.Axis> axes =
        s.axes().stream()
            .map(axis -> new AdjointSum.Axis(axis.inputLength(), mirrored(axis)))
            .toList();
    AdjointSum mirror =
        new AdjointSum(
            s.outer(),
            axes,
            1,
            s.bodyInner(),
            s.body(),
            s.tail(),
            s.type(),
            s.compute(),
            s.addedFirst());
    return reversed(ReferenceInterpreter.run(PlanCase.plan(mirror), reversed(source)));
  }

  private static TapTable mirrored(AdjointSum.Axis axis) {
    TapTable taps = axis.taps();
    int[] starts = new int[taps.rows() + 1];
    int[] indices = new int[taps.taps()];
    double[] weights = new double[taps.taps()];
    for (int i = 0; i < indices.length; i++) {
      int tap = indices.length - 1 - i;
      indices[i] = axis.inputLength() - 1 - taps.index(tap);
      weights[i] = taps.weight(tap);
    }
    for (int row = 0; row <= taps.rows(); row++) {
      starts[row] = taps.taps() - taps.start(taps.rows() - row);
    }
    return TapTable.of(starts, indices, weights);
  }

  private static long[] reversed(long[] elements) {
    long[] reversed = new long[elements.length];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = elements[elements.length - 1 - i];
    }
    return reversed;
  }

  private static AdjointSum with(AdjointSum s, Term body, Term tail, DataType compute) {
    return with(s, body, tail, compute, s.addedFirst());
  }

  private static AdjointSum with(
      AdjointSum s, Term body, Term tail, DataType compute, long addedFirst) {
    return new AdjointSum(
        s.outer(), s.axes(), s.inner(), s.bodyInner(), body, tail, s.type(), compute, addedFirst);
  }
}
