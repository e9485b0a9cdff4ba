package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.reference.ReferenceInterpreter;
import io.halfpixel.tck.rules.MeanRules;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mistakes with means over bins and with permutations. */
final class MeanTest extends MeanRules implements Mistakes {
  private static final String MEAN = "Mean";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        bins("divides every mean once", b -> with(b, b.inner(), b.compute())),
        bins("divides every mean axis by axis", b -> with(b, 0, b.compute())),
        bins(
            "adds the halves of a mean in float32",
            b -> with(b, b.bodyInner(), b.compute().bytes() == 2 ? DataType.F32 : b.compute())),
        Mutant.computing("adds a bin backwards", MeanTest::backwards, MEAN),
        Mutant.computing(
            "starts a mean at negative zero",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              boolean zeros = Arrays.stream(source).allMatch(bits -> bits == 1L << 31);
              if (Mutant.onlyStep(plan) instanceof BinMean && zeros) {
                Arrays.fill(result, 1L << 31);
              }
              return result;
            },
            MEAN),
        Mutant.misreading(
            "permutes nothing",
            plan ->
                PlanRewrites.each(
                    plan,
                    step ->
                        step instanceof Permute p
                            ? new Permute(
                                p.lengths(), p.axes().stream().sorted().toList(), p.type())
                            : step),
            "Gather",
            "View",
            "Band",
            "Storage",
            "Lifecycle"));
  }

  /** The same bins of the reversed axis, which therefore end where they began. */
  private static long[] backwards(Plan plan, long[] source) {
    if (!(Mutant.onlyStep(plan) instanceof BinMean b && b.axes().size() == 1)) {
      return ReferenceInterpreter.run(plan, source);
    }
    int length = b.axes().get(0).inputLength();
    BinTable bins =
        BinTable.of(
            length,
            mirrored(length, b.axes().get(0).ends()),
            mirrored(length, b.axes().get(0).starts()));
    int[] reversed = new int[length];
    Arrays.setAll(reversed, i -> length - 1 - i);
    Gather reverse =
        new Gather(b.outer(), List.of(IndexTable.of(length, reversed)), b.inner(), b.type());
    BinMean mean =
        new BinMean(
            b.outer(),
            List.of(bins),
            b.inner(),
            b.bodyInner(),
            BinMean.Mean.ONCE,
            BinMean.Mean.BY_AXIS,
            b.type(),
            b.compute());
    return ReferenceInterpreter.run(
        new Plan(plan.source(), plan.target(), List.of(reverse, mean)), source);
  }

  private static int[] mirrored(int length, int[] positions) {
    return Arrays.stream(positions).map(position -> length - position).toArray();
  }

  private static Mutant bins(String name, UnaryOperator<BinMean> other) {
    return mutant(name, step -> step instanceof BinMean b ? other.apply(b) : step);
  }

  private static Mutant mutant(String name, UnaryOperator<Step> rewrite) {
    return Mutant.misreading(name, plan -> PlanRewrites.each(plan, rewrite), MEAN);
  }

  private static BinMean with(BinMean b, long joint, DataType compute) {
    return new BinMean(
        b.outer(),
        b.axes(),
        b.inner(),
        joint,
        BinMean.Mean.ONCE,
        BinMean.Mean.BY_AXIS,
        b.type(),
        compute);
  }
}
