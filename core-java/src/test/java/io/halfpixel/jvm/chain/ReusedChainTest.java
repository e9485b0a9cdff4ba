package io.halfpixel.jvm.chain;

import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain that runs again, over another source. All weights add up to one. */
final class ReusedChainTest {
  private static List<Named<Step>> passes() {
    return List.of(
        Named.of("across", Chains.floats(1, 2, Chains.windows(2, 0, 2, 0.5), 300)),
        Named.of("four rows", Chains.floats(3, 32, Chains.windows(2, 16, 16, 0x1p-4), 1)),
        Named.of(
            "columns", Chains.integers(40, 32, Chains.windows(2, 16, 16, 1 << 10), 1, 14, U8, U8)),
        Named.of("pairs", Chains.integers(3, 8, Chains.windows(2, 4, 2, 1), 1, 1, U8, I32)));
  }

  private static double[] constant(long elements, double value) {
    double[] values = new double[(int) elements];
    Arrays.fill(values, value);
    return values;
  }

  private static void check(Producer chain, Step step, double value) {
    assertArrayEquals(
        constant(step.outputElements(), value),
        Chains.run(chain, step.input(), constant(step.inputElements(), value)));
  }

  @ParameterizedTest
  @MethodSource("passes")
  void rows_of_another_source_are_forgotten(Step step) {
    Producer chain = ChainBuilder.chain(List.of(step), Loops.JVM);
    check(chain, step, 10);
    check(chain, step, 20);
  }

  @ParameterizedTest
  @MethodSource("passes")
  void a_chain_made_from_another_writes_the_same(Step step) {
    Producer chain = ChainBuilder.chain(List.of(step), Loops.JVM);
    check(chain.forRun(), step, 10);
    check(chain.forRun().forRun(), step, 20);
  }
}
