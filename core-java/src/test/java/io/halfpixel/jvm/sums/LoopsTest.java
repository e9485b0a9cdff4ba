package io.halfpixel.jvm.sums;

import static io.halfpixel.DataType.I16;
import static io.halfpixel.DataType.I32;
import static io.halfpixel.DataType.I64;
import static io.halfpixel.DataType.U8;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.ByteCarrier;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.IntCarrier;
import io.halfpixel.jvm.memory.LongCarrier;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.Step;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows and the arithmetic of integer passes: the narrowest that can hold them. */
final class LoopsTest {
  private static final Terms DOWN = new Terms(0, 1, Ties.FLOOR);
  private static final Terms NEAREST = new Terms(0, 1, Ties.HALF_AWAY);

  static Stream<Arguments> carriers() {
    return Stream.of(
        Arguments.of(U8, U8, 1, ByteCarrier.INSTANCE),
        Arguments.of(U8, I16, 1, IntCarrier.INSTANCE),
        Arguments.of(I16, U8, 1, IntCarrier.INSTANCE),
        Arguments.of(I32, I32, Integer.MAX_VALUE, IntCarrier.INSTANCE),
        Arguments.of(I32, I32, 0x1p31, LongCarrier.INSTANCE),
        Arguments.of(I16, I16, -0x1p32, LongCarrier.INSTANCE),
        Arguments.of(I64, I32, 1, LongCarrier.INSTANCE),
        Arguments.of(I32, I64, 1, LongCarrier.INSTANCE));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void rows_hold_inputs_outputs_and_weights(
      DataType input, DataType output, double weight, Carrier<?> carrier) {
    Step step = FixedSteps.exact(FixedSteps.row(1, weight), 0, 0, input, output);
    assertSame(carrier, Loops.JVM.carrier(step));
  }

  static Stream<Arguments> arithmetics() {
    return Stream.of(
        Arguments.of(U8, U8, Terms.EXACT, FixedSums.class),
        Arguments.of(I16, U8, Terms.EXACT, IntSums.class),
        Arguments.of(U8, I16, Terms.EXACT, IntSums.class),
        Arguments.of(I16, I16, Terms.EXACT, ExactSums.class),
        Arguments.of(I16, U8, DOWN, TermSums.class),
        Arguments.of(I16, U8, NEAREST, ExactSums.class),
        Arguments.of(I16, I16, DOWN, ExactSums.class),
        Arguments.of(U8, U8, DOWN, ExactSums.class));
  }

  /** Sums of I16 values with a weight of 3 exceed the type. */
  @ParameterizedTest
  @MethodSource("arithmetics")
  void loops_in_32_bits_are_for_sums_that_are_clamped_to_bytes_or_not_at_all(
      DataType input, DataType output, Terms terms, Class<?> arithmetic) {
    Step step = FixedSteps.of(FixedSteps.row(3), terms, 0, 0, input, output);
    assertSame(arithmetic, Loops.JVM.tail(step, FixedBounds.of(input)).getClass());
  }
}
