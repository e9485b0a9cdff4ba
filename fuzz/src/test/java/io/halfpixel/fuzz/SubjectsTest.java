package io.halfpixel.fuzz;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.jvm.JvmBackend;
import io.halfpixel.spi.Backend;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the comparison of backends notices. */
class SubjectsTest {
  private static final float NAN = Float.intBitsToFloat(0x7FC00000);
  private static final float OTHER_NAN = Float.intBitsToFloat(0xFFC00001);

  private static void agree(
      Supplier<Map<String, Tensor>> first,
      Supplier<Map<String, Tensor>> second,
      boolean movesOnly) {
    Backend backend = new JvmBackend();
    Iterator<Supplier<Map<String, Tensor>>> calls = List.of(first, second).iterator();
    new Subjects(Map.of("one", backend, "other", backend))
        .agree(on -> calls.next().get(), movesOnly);
  }

  private static void differ(
      Supplier<Map<String, Tensor>> first,
      Supplier<Map<String, Tensor>> second,
      boolean movesOnly) {
    assertThrows(AssertionError.class, () -> agree(first, second, movesOnly));
  }

  private static Supplier<Map<String, Tensor>> result(String name, float value, long... shape) {
    return () -> Map.of(name, Tensor.of(new float[] {1, value}, shape));
  }

  private static Supplier<Map<String, Tensor>> refusal(String text) {
    return () -> {
      throw new InvalidArgumentException(text);
    };
  }

  @Test
  void other_bits_are_noticed() {
    agree(result("r", 2, 2), result("r", 2, 2), false);
    differ(result("r", 2, 2), result("r", Math.nextUp(2f), 2), false);
    differ(result("r", 0f, 2), result("r", -0f, 2), false);
  }

  @Test
  void bits_of_nans_count_where_nothing_is_computed() {
    agree(result("r", NAN, 2), result("r", OTHER_NAN, 2), false);
    differ(result("r", NAN, 2), result("r", OTHER_NAN, 2), true);
    differ(result("r", NAN, 2), result("r", 1, 2), false);
  }

  @Test
  void other_shapes_names_and_refusals_are_noticed() {
    differ(result("r", 2, 2), result("r", 2, 1, 2), false);
    differ(result("r", 2, 2), result("s", 2, 2), false);
    agree(refusal("no"), refusal("no"), false);
    differ(refusal("no"), refusal("never"), false);
    differ(refusal("no"), result("r", 2, 2), false);
    differ(result("r", 2, 2), refusal("no"), false);
  }

  @Test
  void what_is_not_documented_comes_out() {
    Supplier<Map<String, Tensor>> mistake =
        () -> {
          throw new IllegalStateException("not documented");
        };
    assertThrows(IllegalStateException.class, () -> agree(mistake, mistake, false));
  }
}
