package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.Lookup;
import io.halfpixel.plan.LookupTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.rules.LookupRules;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes with tables. */
final class LookupTest extends LookupRules implements Mistakes {
  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant("maps every channel", l -> with(l, l.channels(), l.table())),
        mutant("maps the first channel only", l -> with(l, 1, l.table())),
        mutant("counts numbers below a value", l -> l.decodes() ? l : with(l, l.mapped(), up(l))),
        mutant("takes the number before", l -> l.decodes() ? with(l, l.mapped(), before(l)) : l));
  }

  @Override
  public Set<String> noticesToo() {
    return Set.of("writes no negative zero");
  }

  private static Mutant mutant(String name, UnaryOperator<Lookup> rewrite) {
    UnaryOperator<Step> step = s -> s instanceof Lookup l ? rewrite.apply(l) : s;
    UnaryOperator<Plan> plan = p -> PlanRewrites.each(p, step);
    return Mutant.misreading(name, plan, "Lookup");
  }

  private static Lookup with(Lookup l, int mapped, LookupTable table) {
    return new Lookup(l.pixels(), l.channels(), mapped, l.input(), l.output(), table);
  }

  /** The numbers just above, which a value has to reach. */
  private static LookupTable up(Lookup l) {
    boolean wide = l.input() == DataType.F64;
    return LookupTable.of(
        Arrays.stream(l.table().values())
            .map(number -> wide ? Math.nextUp(number) : Math.nextUp((float) number))
            .toArray());
  }

  private static LookupTable before(Lookup l) {
    double[] numbers = l.table().values();
    System.arraycopy(numbers, 0, numbers, 1, numbers.length - 1);
    return LookupTable.of(numbers);
  }
}
