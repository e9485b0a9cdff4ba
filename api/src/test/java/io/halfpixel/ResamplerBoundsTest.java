package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.Resample1d;
import io.halfpixel.resample.AlphaMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first and the last value that {@link Resampler} allows, those beyond, and its advice. */
class ResamplerBoundsTest {
  private static void refuses(String message, Executable call) {
    Exception thrown = assertThrows(InvalidArgumentException.class, call);
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  @Test
  void deviationsOfAGaussian() {
    assertEquals("Resampler(gaussian(0.125))", Resampler.gaussian(0.125).toString());
    assertEquals("Resampler(gaussian(16.0))", Resampler.gaussian(16).toString());
    refuses("in [0.125, 16]", () -> Resampler.gaussian(Math.nextDown(0.125)));
    refuses("in [0.125, 16]", () -> Resampler.gaussian(Math.nextUp(16.0)));
  }

  @Test
  void supportsOfAFilter() {
    assertEquals("Resampler(filter(support=64.0))", Resampler.filter(x -> 1, 64).toString());
    refuses("in (0, 64], but got 64.0", () -> Resampler.filter(x -> 1, Math.nextUp(64.0)));
    refuses("in (0, 64], but got 0.0", () -> Resampler.filter(x -> 1, 0));
    refuses("in (0, 64], but got NaN", () -> Resampler.filter(x -> 1, Double.NaN));
  }

  /** Twice as many pixels lie at ¼ and ¾ of a pixel: 8.5 − 7.5 = 1, and 8.5 + 7.5 = 16. */
  @Test
  void magnitudesOfWeights() {
    Resampler most = Resampler.filter(x -> x < 0.5 ? 8.5 : -7.5, 1).size(4);
    assertEquals(Shape.of(4), most.plan(Shape.of(2)).target().shape());
    Resampler more = Resampler.filter(x -> x < 0.5 ? 8.75 : -7.75, 1).size(4);
    refuses(
        "of at most 16, but those of filter(support=1.0) have 16.5", () -> more.plan(Shape.of(2)));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 65536})
  void channelsWithAlpha(long channels) {
    Shape image = Shape.of(2, 3, channels);
    Resampler alpha = Resampler.triangle().size(3, 4).alpha(AlphaMode.PREMULTIPLY);
    assertEquals(Shape.of(3, 4, channels), alpha.plan(image).target().shape());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 65537})
  void otherNumbersOfChannelsHaveNoAlpha(long channels) {
    Shape image = Shape.of(2, 3, channels);
    Resampler alpha = Resampler.triangle().size(3, 4).alpha(AlphaMode.PREMULTIPLY);
    refuses("last of 2 to 65536 channels", () -> alpha.plan(image));
  }

  @ParameterizedTest
  @CsvSource({"BOOL, uint8 or float32", "I64, int32 or float64"})
  void whatIsOnlyCopiedMayBeConverted(DataType type, String advice) {
    TensorSpec image = TensorSpec.of(type, 4, 4);
    var thrown =
        assertThrows(UnsupportedModeException.class, () -> Resampler.box().size(2, 2).plan(image));
    assertEquals(
        type
            + " is copied by nearest() without clamp only, but box computes: convert it to "
            + advice
            + " first",
        thrown.getMessage());
  }

  @Test
  void lengthsAndAxesThatDoNotFitAreNamed() {
    Resampler two = Resampler.box().size(3, 3);
    refuses("but got [3, 3] for the shape [4]", () -> two.plan(Shape.of(4)));
    refuses("but got [3, 3] for the axes [1]", () -> two.axes(1).plan(Shape.of(4, 4)));
  }

  /** Three quarters are still a reduction, and those go first, the first axis first. */
  @Test
  void threeQuartersGoFirst() {
    assertEquals(List.of(8, 16), axes(Resampler.triangle().size(6, 12), 8, 16));
    assertEquals(List.of(16, 8), axes(Resampler.triangle().size(7, 14), 8, 16));
  }

  private static List<Integer> axes(Resampler resampler, long... shape) {
    return resampler.plan(Shape.of(shape)).steps().stream()
        .map(step -> ((Resample1d) step).pass().inputLength())
        .toList();
  }

  /** An axis that is copied is no sum: the other one's is the last, and rounds to the type. */
  @Test
  void theLastSumRoundsToTheType() {
    Resampler shifted = Resampler.triangle().size(4, 4).region(1, 0, 5, 8);
    var steps = shifted.plan(Shape.of(6, 8)).steps();
    assertEquals(
        List.of("Gather", "Resample1d"),
        steps.stream().map(step -> step.getClass().getSimpleName()).toList());
    assertEquals(DataType.F32, steps.get(1).output());
  }
}
