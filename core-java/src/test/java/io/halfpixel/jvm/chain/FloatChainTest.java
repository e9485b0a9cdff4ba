package io.halfpixel.jvm.chain;

import static io.halfpixel.DataType.F32;
import static io.halfpixel.DataType.U8;

import io.halfpixel.DataType;
import io.halfpixel.jvm.Runs;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes in floating point with other steps behind them, and in two parts. */
final class FloatChainTest {
  /** Six rows of eight elements. */
  private static final Step WIDTH = Chains.floats(6, 9, Chains.windows(8, 1, 2, 100), 1);

  private static ChannelArithmetic channels(long inner, DataType input) {
    Operation operation = Operation.float32(Operator.MULTIPLY, 0.5f, 3, 7);
    return new ChannelArithmetic(16 / inner, 3, inner, List.of(operation), input, F32);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 16})
  void channels_go_on_from_row_to_row(int inner) {
    Runs.check(WIDTH, channels(inner, F32));
  }

  @Test
  void values_are_rounded_before_arithmetic() {
    Runs.check(WIDTH, new Convert(48, F32, U8, Convert.Rounding.NEAREST_EVEN), channels(1, U8));
  }

  /** Of the three rows of a plane, the first is all body, the last all tail. */
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 12, 16, 20, 24})
  void a_body_ends_in_any_row_of_a_plane(int body) {
    Pass depth = new Pass(2, 5, 2, 24);
    Runs.check(
        Chains.floats(30, 9, Chains.windows(8, 1, 2, 0.5), 1),
        new Resample1d(
            depth,
            Chains.windows(2, 1, 4, 0.3f),
            body,
            Accumulation.REVERSED_FMA,
            Accumulation.SEQUENTIAL,
            F32,
            F32,
            F32));
  }
}
