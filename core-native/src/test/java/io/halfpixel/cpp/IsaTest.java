package io.halfpixel.cpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.NativeBinding;
import io.halfpixel.plan.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names of instruction sets, with a library whose sets are no ladder: left and right need others.
 */
class IsaTest {
  private static final List<Isa> SETS =
      List.of(new Isa(0, "plain"), new Isa(1, "left"), new Isa(2, "right"), new Isa(3, "both"));

  /** A library of the four sets on a machine that has all but the last. */
  private record Library() implements NativeBinding {
    @Override
    public @Nullable String isaName(int isa) {
      return isa >= 0 && isa < SETS.size() ? SETS.get(isa).name() : null;
    }

    @Override
    public int bestIsa(int limit) {
      return limit == 3 || limit == -1 ? 2 : limit;
    }

    @Override
    public int abiVersion() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String buildId() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String statusMessage(int status) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int create(byte[] encoded, int isa, long[] handle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public BandRunner runner(long handle, Plan plan, int isa) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(long plan) {
      throw new UnsupportedOperationException();
    }
  }

  private static String reason(Executable call) {
    return assertThrows(NativeUnavailableException.class, call).reason();
  }

  @Test
  void theLibraryKnowsItsSets() {
    assertEquals(SETS, Isa.known(new Library()));
  }

  @ParameterizedTest
  @CsvSource({"plain, plain", "left, left", "right, right", "both, right", "auto, right"})
  void aKnownNameIsALimit(String limit, String used) throws NativeUnavailableException {
    Setting setting = new Setting("halfpixel.isa", limit);
    assertEquals(used, Isa.within(setting, new Library()).name());
  }

  @Test
  void withoutALimitItIsTheBest() throws NativeUnavailableException {
    assertEquals("right", Isa.within(null, new Library()).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sse9", "LEFT", "left ", "0"})
  void anUnknownNameIsAnError(String name) {
    Setting setting = new Setting("HALFPIXEL_ISA", name);
    assertEquals(
        "HALFPIXEL_ISA is \"" + name + "\", but allowed are plain, left, right, both and auto",
        reason(() -> Isa.within(setting, new Library())));
  }

  @Test
  void exactlyTheSetOfANameOrNone() throws NativeUnavailableException {
    assertEquals(SETS.get(1), Isa.exactly("left", new Library()));
    assertEquals(
        "this machine has no both, its best is right",
        reason(() -> Isa.exactly("both", new Library())));
    assertEquals(
        "the instruction set is \"sse9\", but allowed are plain, left, right, both",
        reason(() -> Isa.exactly("sse9", new Library())));
  }
}
