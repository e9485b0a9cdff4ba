package io.halfpixel.tck;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.tck.rules.ChannelRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Mistakes with the numbers of channels. */
final class ChannelTest extends ChannelRules implements Mistakes {
  private static final String CHANNEL = "Channel";

  @Override
  public List<Mutant> mistakes() {
    return List.of(
        mutant("takes the first channel's number for all", c -> operands(c, true)),
        mutant("takes the numbers of channels in reverse", c -> operands(c, false)),
        mutant("does operations in reverse", ChannelTest::reversed),
        mutant("multiplies by the reciprocal in place of a division", ChannelTest::reciprocal),
        mutant("computes float32 operations in float64", ChannelTest::inDouble),
        mutant("leaves out products", c -> without(c, Operator.MULTIPLY)),
        mutant("takes planes for pixels", ChannelTest::asPixels));
  }

  @Override
  public Set<String> noticesToo() {
    return Set.of(
        "flushes subnormal numbers to zero",
        "writes no negative zero",
        "writes the largest number for infinity",
        "writes zero for NaN",
        "forgets the rounding constant",
        "permutes nothing",
        "is off by one at the edge");
  }

  private static Mutant mutant(String name, UnaryOperator<ChannelArithmetic> rewrite) {
    UnaryOperator<Step> step = s -> s instanceof ChannelArithmetic c ? rewrite.apply(c) : s;
    UnaryOperator<Plan> plan = p -> PlanRewrites.each(p, step);
    return Mutant.misreading(name, plan, CHANNEL);
  }

  private static ChannelArithmetic with(ChannelArithmetic c, UnaryOperator<Operation> change) {
    return with(c, c.operations().stream().map(change).toList());
  }

  private static ChannelArithmetic with(ChannelArithmetic c, List<Operation> operations) {
    return new ChannelArithmetic(
        c.outer(), c.channels(), c.inner(), operations, c.input(), c.output());
  }

  private static ChannelArithmetic operands(ChannelArithmetic c, boolean first) {
    return with(
        c,
        operation -> {
          List<Double> operands = new ArrayList<>(operation.operands());
          if (first) {
            Collections.fill(operands, operands.get(0));
          } else {
            Collections.reverse(operands);
          }
          return new Operation(operation.operator(), operation.type(), operands);
        });
  }

  private static ChannelArithmetic reversed(ChannelArithmetic c) {
    List<Operation> operations = new ArrayList<>(c.operations());
    Collections.reverse(operations);
    return with(c, operations);
  }

  private static ChannelArithmetic reciprocal(ChannelArithmetic c) {
    return with(
        c,
        operation ->
            operation.operator() == Operator.DIVIDE
                ? new Operation(
                    Operator.MULTIPLY,
                    operation.type(),
                    operation.operands().stream()
                        .map(d -> operation.type() == DataType.F32 ? (float) (1 / d) : 1 / d)
                        .toList())
                : operation);
  }

  private static ChannelArithmetic inDouble(ChannelArithmetic c) {
    return with(
        c, operation -> new Operation(operation.operator(), DataType.F64, operation.operands()));
  }

  private static ChannelArithmetic without(ChannelArithmetic c, Operator operator) {
    List<Operation> kept =
        c.operations().stream().filter(operation -> operation.operator() != operator).toList();
    return with(c, kept.isEmpty() ? List.of(Operation.float64(Operator.MULTIPLY, ones(c))) : kept);
  }

  private static double[] ones(ChannelArithmetic c) {
    double[] ones = new double[c.channels()];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static ChannelArithmetic asPixels(ChannelArithmetic c) {
    return new ChannelArithmetic(
        c.outer() * c.inner(), c.channels(), 1, c.operations(), c.input(), c.output());
  }
}
