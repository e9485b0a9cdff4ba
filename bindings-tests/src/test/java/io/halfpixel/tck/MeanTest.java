package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.BinMean;
import io.halfpixel.plan.BinTable;
import io.halfpixel.plan.CascadeMean;
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

/** Mistakes with means and with permutations. */
final class MeanTest extends MeanRules implements Mistakes {
  private static final String MEAN = "Mean";
  private static final String GATHER = "Gather";

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
        Mutant.computing(
            "skips a mean after a step without elements",
            (plan, source) -> {
              long[] result = ReferenceInterpreter.run(plan, source);
              if (plan.steps().size() > 1 && plan.steps().get(0).outputElements() == 0) {
                Arrays.fill(result, 0);
              }
              return result;
            },
            MEAN),
        cascades("sums every column as a cascade", c -> with(c, c.inner(), c.lanes(), c.shares())),
        cascades("sums no column as a cascade", c -> with(c, 0, c.lanes(), c.shares())),
        cascades("sums a mean in one lane", c -> with(c, c.cascaded(), 1, c.shares())),
        cascades("sums a mean in one share", c -> with(c, c.cascaded(), c.lanes(), 1)),
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

  private static Mutant cascades(String name, UnaryOperator<CascadeMean> other) {
    return mutant(name, step -> step instanceof CascadeMean c ? other.apply(c) : step);
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

  private static CascadeMean with(CascadeMean c, long cascaded, int lanes, int shares) {
    return new CascadeMean(
        c.outer(),
        c.length(),
        c.inner(),
        cascaded,
        lanes,
        shares == 1 ? Math.max(1, c.length()) : c.shareLength(),
        shares,
        c.type(),
        c.compute());
  }
}
