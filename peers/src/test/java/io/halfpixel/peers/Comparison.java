package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.Backends;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.FirstDifference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The two sides of a comparison, either of which may refuse the call. */
final class Comparison {
  private Comparison() {}

  /** Returns a plan, or null if Halfpixel refuses the call. */
  static @Nullable Plan plan(Supplier<Plan> call) {
    try {
      return call.get();
    } catch (InvalidArgumentException | UnsupportedModeException e) {
      return null;
    }
  }

  /**
   * Runs a call. Only this step can be refused: an exception while memory is copied is a mistake of
   * the comparison.
   */
  static boolean refuses(PeerCall call) {
    try {
      call.run();
      return false;
    } catch (RuntimeException e) {
      return true; // The binding throws no narrower type for c10::Error.
    }
  }

  /** Returns what the first backend computes. */
  static Tensor run(Plan plan, Tensor input) {
    Tensor output = Tensor.allocate(plan.target());
    try (Kernel kernel = Backends.candidates().get(0).prepare(plan)) {
      kernel.run(input, output);
    }
    return output;
  }

  /** Returns the first difference of the bits, or null if there is none. */
  static @Nullable String difference(Tensor expected, Plan plan, Tensor input) {
    return FirstDifference.between(
        ElementBits.read(expected), ElementBits.read(run(plan, input)), plan);
  }

  /**
   * Fails unless one side refuses as the other does.
   *
   * @return whether both refuse
   */
  static boolean bothRefuse(
      @Nullable Tensor expected, @Nullable Plan plan, Supplier<String> description) {
    assertEquals(
        expected == null, plan == null, () -> "only one of the two refuses " + description.get());
    return plan == null;
  }

  /** Fails unless the specification and every bit are equal. */
  static void assertSameBits(
      Tensor expected, Plan plan, Tensor input, Supplier<String> description) {
    assertEquals(expected.spec(), plan.target(), description);
    assertNull(difference(expected, plan, input), description);
  }
}
