package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes with gradients: how a term is formed, in which order, in which type. */
final class AdjointMutants {
  private static final String ADJOINT = "AdjointSum";

  private AdjointMutants() {}

  static List<Mutant> all() {
    return List.of(
        mutant("fuses every term of a gradient", t -> t == Term.PRODUCT ? Term.PRODUCT_FMA : t),
        mutant("fuses no term of a gradient", t -> t == Term.PRODUCT_FMA ? Term.PRODUCT : t),
        mutant("scales a gradient by one product", t -> t == Term.SCALED ? Term.PRODUCT : t),
        mutant("divides a gradient once", t -> t == Term.QUOTIENTS ? Term.QUOTIENT : t),
        mutant("divides a gradient per axis", t -> t == Term.QUOTIENT ? Term.QUOTIENTS : t),
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

  private static AdjointSum with(AdjointSum s, Term body, Term tail, DataType compute) {
    return new AdjointSum(
        s.outer(), s.axes(), s.inner(), s.bodyInner(), body, tail, s.type(), compute);
  }
}
