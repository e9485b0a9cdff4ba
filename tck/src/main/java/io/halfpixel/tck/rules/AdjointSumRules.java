package io.halfpixel.tck.rules;

import io.halfpixel.DataType;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.TapTable;
import io.halfpixel.tck.random.RandomSteps;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.PlanCase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HP-201 for gradients: the order of the terms, how each is formed, and what it is rounded to. */
@RuleFamily.Cases("blends")
public class AdjointSumRules extends RuleFamily {
  private static final int CASES = 40;

  /** Creates the family; called by JUnit. */
  protected AdjointSumRules() {}

  @Override
  public List<StepExample> examples() {
    return List.of(
        StepExample.of(
                new AdjointSum(
                    1,
                    List.of(
                        new AdjointSum.Axis(
                            3,
                            TapTable.uniform(
                                2, new int[] {0, 1, 1, 2}, new double[] {0.5, 0.5, 1, 0}))),
                    2,
                    1,
                    AdjointSum.Term.PRODUCT,
                    AdjointSum.Term.PRODUCT,
                    DataType.F32,
                    DataType.F32,
                    3))
            .refuses("axes[0].taps.indices[0]", 1, 0)
            .refuses("axes[0].taps.indices[2]", 1, 3)
            .refuses("axes[0].taps.weights[3]", 0.1)
            .refuses("bodyInner", 3)
            .refuses("compute", 3)
            .refuses("addedFirst", 5));
  }

  @ParameterizedTest
  @EnumSource
  void required_hp201_terms_of_a_gradient(Term body) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              Term tail = random.pick(List.of(Term.values()));
              boolean wide = random.flip();
              DataType type = wide ? DataType.F64 : DataType.F32;
              return ordinary(random, new RandomSteps(random).adjoint(body, tail, type, type));
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"F16", "BF16"})
  void required_hp201_gradients_of_half_types(DataType type) {
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              List<Term> terms =
                  Arrays.stream(Term.values()).filter(t -> t != Term.PRODUCT_FMA).toList();
              DataType compute = random.flip() ? type : DataType.F32;
              return ordinary(
                  random,
                  new RandomSteps(random)
                      .adjoint(random.pick(terms), random.pick(terms), type, compute));
            });
  }

  @ParameterizedTest
  @EnumSource
  void required_hp201_weights_of_a_gradient_that_repeat(Term term) {
    rule("HP-201").holdsForRandom(CASES, random -> ordinary(random, repeating(random, term)));
  }

  /**
   * Returns a sum whose outputs all have the same weights, as where a size was doubled; or all but
   * one. There may be an axis in front of it, of which two taps may read the same row.
   */
  private static AdjointSum repeating(Randoms random, Term term) {
    boolean isLong = random.flip();
    int taps = random.between(2, 9);
    int rows = isLong ? random.between(128, 300) : random.between(2, 40);
    int[] indices = new int[rows * taps];
    double[] weights = new double[indices.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i / taps * 2 + i % taps;
      weights[i] = i < taps ? random.weight(DataType.F32) : weights[i - taps];
    }
    if (random.flip()) {
      weights[random.between(0, weights.length - 1)] = 0.3f;
    }
    int inputs = 2 * rows + taps - random.between(0, 2);
    AdjointSum.Axis axis = new AdjointSum.Axis(inputs, TapTable.uniform(taps, indices, weights));
    AdjointSum.Axis front = row(0, 0.3f, random.between(0, 1), random.weight(DataType.F32), 2, 1);
    List<AdjointSum.Axis> axes = random.flip() ? List.of(front, axis) : List.of(axis);
    int images = random.between(1, 5);
    int inner = isLong ? 1 : random.inner();
    DataType type =
        term == Term.PRODUCT_FMA
            ? DataType.F32
            : random.pick(List.of(DataType.F32, DataType.F16, DataType.BF16));
    return new AdjointSum(images, axes, inner, 0, term, term, type, type, 0);
  }

  /** 2^24 + 1 + 1 is 2^24 in this order, 2^24 + 2 in the other. */
  @Test
  void required_hp201_elements_are_added_in_the_order_of_memory() {
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.PRODUCT, row(0, 1, 1, 1, 2, 1))), 0x1p24, 1, 1),
            ElementBits.of(DataType.F32, 0x1p24));
  }

  /** (1 + 2^-12)² − (1 + 2^-11) is 2^-24 if the product is not rounded. */
  @Test
  void required_hp201_a_gradient_fuses_where_it_says_so() {
    double w = 1 + 0x1p-12;
    double[] source = {-(1 + 0x1p-11), w};
    AdjointSum.Axis axis = row(0, 1, 1, w);
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.PRODUCT, axis)), source),
            ElementBits.of(DataType.F32, 0));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.PRODUCT_FMA, axis)), source),
            ElementBits.of(DataType.F32, 0x1p-24));
  }

  /** Products of the weights alone leave the range of float32. */
  @Test
  void required_hp201_weights_are_combined_as_the_term_says() {
    AdjointSum.Axis tiny = row(0, 0x1p-100);
    AdjointSum.Axis huge = row(0, 0x1p100);
    double g = 0x1p120;
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.PRODUCT, tiny, tiny)), g),
            ElementBits.of(DataType.F32, 0));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.SCALED, tiny, tiny)), g),
            ElementBits.of(DataType.F32, 0x1p-80));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.SCALED_IN_ORDER, tiny, tiny)), g),
            ElementBits.of(DataType.F32, 0x1p-80));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.QUOTIENT, huge, huge)), g),
            ElementBits.of(DataType.F32, 0));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.QUOTIENTS, huge, huge)), g),
            ElementBits.of(DataType.F32, 0x1p-80));
  }

  /** A sum starts at +0, to which −0 adds nothing. */
  @Test
  void required_hp201_a_quotient_in_place_of_the_sum_keeps_the_sign_of_zero() {
    AdjointSum.Axis axis = row(0, 3);
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.QUOTIENT, axis)), -0.0),
            ElementBits.of(DataType.F32, 0));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.LAST_QUOTIENT, axis)), -0.0),
            ElementBits.of(DataType.F32, -0.0));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.LAST_QUOTIENT, row(0, 2, 1, 4))), 8, 12),
            ElementBits.of(DataType.F32, 3));
  }

  /** Terms 2^24, 1, −2^24, −1 where one element is read twice along both axes. */
  @Test
  void required_hp201_a_term_decides_which_axis_repeats_first() {
    AdjointSum.Axis outer = row(0, 1, 0, -1);
    AdjointSum.Axis inner = row(0, 0x1p24, 0, 1);
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.PRODUCT, outer, inner)), 1),
            ElementBits.of(DataType.F32, -1));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.SCALED, outer, inner)), 1),
            ElementBits.of(DataType.F32, 0));
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(Term.SCALED_IN_ORDER, outer, inner)), 1),
            ElementBits.of(DataType.F32, -1));
  }

  /** 2048 + 1 + 1 is 2048 if every sum is a float16, else 2050. */
  @Test
  void required_hp201_a_half_width_compute_type_rounds_every_sum() {
    AdjointSum.Axis axis = row(0, 1, 1, 1, 2, 1);
    for (DataType compute : List.of(DataType.F16, DataType.F32)) {
      AdjointSum step =
          new AdjointSum(
              1, List.of(axis), 1, 0, Term.QUOTIENT, Term.QUOTIENT, DataType.F16, compute, 1);
      rule("HP-201")
          .gives(
              PlanCase.of(PlanCase.plan(step), 2048, 1, 1),
              ElementBits.of(DataType.F16, compute == DataType.F16 ? 2048 : 2050));
    }
  }

  /**
   * Of two blocks of three elements, each −2^-26 before it is rounded, the first two are added to
   * +0 first and keep their sign; the third is −0 before it is added.
   */
  @Test
  void required_hp201_a_wider_sum_is_added_to_zero_before_or_after_it_is_rounded() {
    TapTable taps = TapTable.uniform(1, new int[3], new double[] {0.25, 0.25, 0.25});
    List<AdjointSum.Axis> axes = List.of(new AdjointSum.Axis(1, taps));
    double g = -0x1p-24;
    for (Term term : List.of(Term.PRODUCT, Term.PRODUCT_FMA, Term.SCALED)) {
      AdjointSum step = new AdjointSum(2, axes, 1, 0, term, term, DataType.F16, DataType.F32, 2);
      rule("HP-201")
          .gives(
              PlanCase.of(PlanCase.plan(step), g, g),
              ElementBits.of(DataType.F16, -0.0, -0.0, 0, -0.0, -0.0, 0));
    }
  }

  /** fma(2^-20, −2^-133, +0) is −0 in float32, and so is −0 / 2^-20. */
  @Test
  void required_hp201_a_wider_sum_of_negative_zero_becomes_positive() {
    List<AdjointSum.Axis> axes = List.of(row(0, 0x1p-20));
    Term term = Term.PRODUCT_FMA;
    double g = -0x1p-133;
    for (long first : List.of(0L, 1L)) {
      AdjointSum step =
          new AdjointSum(1, axes, 1, 0, term, term, DataType.BF16, DataType.F32, first);
      rule("HP-201").gives(PlanCase.of(PlanCase.plan(step), g), ElementBits.of(DataType.BF16, 0));
      Term last = Term.LAST_QUOTIENT;
      step = new AdjointSum(1, axes, 1, 0, last, last, DataType.BF16, DataType.F32, first);
      rule("HP-201")
          .gives(PlanCase.of(PlanCase.plan(step), -0.0), ElementBits.of(DataType.BF16, 0));
    }
    rule("HP-201")
        .gives(
            PlanCase.of(PlanCase.plan(sum(term, axes.get(0))), g),
            ElementBits.of(DataType.F32, -0.0));
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F16", "BF16"})
  void required_hp201_tiny_gradients(DataType type) {
    double least = type == DataType.F16 ? 0x1p-24 : type == DataType.BF16 ? 0x1p-133 : 0x1p-149;
    rule("HP-201")
        .holdsForRandom(
            CASES,
            random -> {
              DataType compute =
                  type == DataType.F32 || random.flip() ? DataType.F64 : DataType.F32;
              Term body = random.pick(List.of(Term.values()));
              Term tail = random.pick(List.of(Term.values()));
              AdjointSum step = new RandomSteps(random).adjoint(body, tail, type, compute);
              return PlanCase.filled(
                  PlanCase.plan(step), () -> ElementBits.bits(type, random.between(-2, 1) * least));
            });
  }

  /** Returns an axis with one row of pairs of index and weight. */
  private static AdjointSum.Axis row(double... taps) {
    int[] indices = new int[taps.length / 2];
    double[] weights = new double[indices.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = (int) taps[2 * i];
      weights[i] = taps[2 * i + 1];
    }
    int read = indices[indices.length - 1] + 1;
    return new AdjointSum.Axis(read, TapTable.uniform(indices.length, indices, weights));
  }

  private static AdjointSum sum(Term term, AdjointSum.Axis... axes) {
    return new AdjointSum(1, List.of(axes), 1, 0, term, term, DataType.F32, DataType.F32, 1);
  }
}
