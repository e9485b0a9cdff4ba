package io.halfpixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.Clamp;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.resample.AlphaMode;
import io.halfpixel.resample.EdgePolicy;
import io.halfpixel.resample.ResamplingFilter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ResamplerTest {
  private static final TensorSpec BYTES = TensorSpec.of(DataType.U8, 6, 8, 4);

  private static void refuses(String message, Executable call) {
    Exception thrown = assertThrows(InvalidArgumentException.class, call);
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  private static void cannot(String message, Executable call) {
    Exception thrown = assertThrows(UnsupportedModeException.class, call);
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  private static Shape shape(Resampler resampler, long... source) {
    return resampler.plan(Shape.of(source)).target().shape();
  }

  private static List<String> names(Plan plan) {
    return plan.steps().stream().map(step -> step.getClass().getSimpleName()).toList();
  }

  @Test
  void theUsualAxesAreAllOrThoseBeforeTheLast() {
    Resampler two = Resampler.triangle().size(5, 7);
    assertEquals(Shape.of(5, 7), shape(two, 3, 4));
    assertEquals(Shape.of(5, 7, 4), shape(two, 3, 4, 4));
    assertEquals(Shape.of(2, 5, 7, 4), shape(two, 2, 3, 4, 4));
    assertEquals(Shape.of(2, 5, 6, 7, 4), shape(two.size(5, 6, 7), 2, 3, 3, 3, 4));
    assertEquals(Shape.of(1, 3, 5, 7), shape(two.axes(-2, -1), 1, 3, 9, 9));
    assertEquals(Shape.of(7, 3, 5), shape(two.axes(2, 0), 9, 3, 9));
    assertEquals(Shape.of(4), shape(Resampler.box().size(4), 9));
  }

  @Test
  void sizeRulesKeepProportions() {
    assertEquals(Shape.of(75, 100), shape(Resampler.box().fitInside(100, 100), 300, 400));
    assertEquals(Shape.of(100, 133), shape(Resampler.box().cover(100, 100), 300, 400));
    assertEquals(Shape.of(224, 299, 3), shape(Resampler.box().shortestEdge(224), 300, 400, 3));
    assertEquals(Shape.of(1, 10), shape(Resampler.box().fitInside(10, 10), 1, 1000));
    Resampler region = Resampler.box().region(0, 0, 10, 40);
    assertEquals(Shape.of(5, 20), shape(region.fitInside(20, 20), 300, 400));
    Resampler volume = Resampler.box().axes(0, 1, 2).shortestEdge(4);
    assertEquals(Shape.of(4, 8, 6), shape(volume, 6, 12, 9));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    refuses("no size was set", () -> Resampler.box().plan(Shape.of(4, 4)));
    refuses("at least 1, but got [0, 4]", () -> Resampler.box().size(0, 4));
    refuses("at least 1, but got []", () -> Resampler.box().size());
    refuses("a length for each axis", () -> Resampler.box().size(3, 3).plan(Shape.of(4)));
    refuses("a length for each axis", () -> shape(Resampler.box().size(3).axes(0, 1), 4, 4));
    refuses("axes are different ones", () -> shape(Resampler.box().size(3, 3).axes(0, -2), 4, 4));
    refuses("axes are different ones", () -> shape(Resampler.box().size(3).axes(2), 4, 4));
    refuses("has pixels", () -> shape(Resampler.box().size(3, 3), 0, 4));
    refuses("a start and an end", () -> shape(Resampler.box().size(3, 3).region(0, 4), 4, 4));
    refuses("an end above it", () -> shape(Resampler.box().size(3).region(4, 4), 4));
    refuses("an end above it", () -> shape(Resampler.box().size(3).region(0, Double.NaN), 4));
    refuses("in [-2^31, 2^31]", () -> shape(Resampler.box().size(3).region(0, 1e10), 4));
    refuses("low <= high", () -> Resampler.box().clamp(1, 0));
    refuses("radius in [2, 5]", () -> Resampler.lanczos(6));
    refuses("b and c in [-2, 2]", () -> Resampler.cubic(3, 0));
    refuses("sigma in [0.125, 16]", () -> Resampler.gaussian(0));
    refuses("support in (0, 64]", () -> Resampler.filter(x -> 1, 0));
    refuses("finite value", () -> EdgePolicy.constant(Double.NaN));
    refuses("no uint8 value", () -> constant(0.5).plan(BYTES));
    refuses("are not", () -> shape(Resampler.filter(x -> 1 / x, 1).size(3), 9));
    refuses("at most 16", () -> shape(Resampler.filter(x -> 0.51 - x, 1).size(50), 7000));
  }

  private static Resampler constant(double value) {
    return Resampler.lanczos(2).size(3, 3).edge(EdgePolicy.constant(value));
  }

  @Test
  void whatIsTooLongIsRefused() {
    int most = Integer.MAX_VALUE;
    refuses("at most 2^31 - 10", () -> shape(Resampler.box().size(most), 4));
    refuses("at most 2^31 - 9 taps", () -> shape(Resampler.lanczos(3).size(most / 3), 4));
    refuses("at most 2^58", () -> shape(Resampler.box().size(1 << 30), 1 << 30 | 1));
    Resampler aligned = Resampler.box().alignCorners(true);
    refuses("fractions of 64 bits", () -> shape(aligned.size(1 << 26), 1 << 20));
    refuses("more than one pixel", () -> shape(aligned.size(3).region(0, 0.5), 4));
    Shape huge = Shape.of(1L << 40, 1, 1L << 20);
    refuses("2^63", () -> Resampler.box().size(1000).axes(1).plan(huge));
  }

  @Test
  void masksAndLongIntegersAreCopiedOnly() {
    for (DataType type : List.of(DataType.BOOL, DataType.I64)) {
      TensorSpec spec = TensorSpec.of(type, 4, 4);
      Plan plan = Resampler.nearest().size(2, 7).plan(spec);
      assertEquals(List.of("Gather", "Gather"), names(plan));
      assertEquals(TensorSpec.of(type, 2, 7), plan.target());
      cannot("convert it to", () -> Resampler.box().size(2, 7).plan(spec));
      cannot("convert it to", () -> Resampler.nearest().size(2, 7).clamp(0, 1).plan(spec));
    }
  }

  @Test
  void axesThatKeepTheirLengthAreLeftAloneAndShiftsAreCopied() {
    assertEquals(List.of(), Resampler.mitchell().size(6, 8).plan(BYTES).steps());
    Plan shifted = Resampler.mitchell().size(4, 8).region(1, 0, 5, 8).plan(BYTES);
    Gather gather = (Gather) shifted.steps().get(0);
    assertEquals("[1, 2, 3, 4]", Arrays.toString(gather.axes().get(0).indices()));
    Plan outside =
        Resampler.box().size(4, 8).region(-1, 0, 3, 8).edge(EdgePolicy.constant(9)).plan(BYTES);
    assertEquals(List.of("Pad", "Gather"), names(outside));
    assertEquals(9, ((Pad) outside.steps().get(0)).value());
  }

  @Test
  void nearestTakesThePixelNearerToTheMiddleOfTwo() {
    Plan plan = Resampler.nearest().size(4).plan(Shape.of(8));
    Gather gather = (Gather) plan.steps().get(0);
    assertEquals("[1, 3, 4, 6]", Arrays.toString(gather.axes().get(0).indices()));
    Plan aligned = Resampler.nearest().alignCorners(true).size(3).plan(Shape.of(5));
    Gather corners = (Gather) aligned.steps().get(0);
    assertEquals("[0, 2, 4]", Arrays.toString(corners.axes().get(0).indices()));
    Plan one = Resampler.triangle().alignCorners(true).size(3).plan(Shape.of(1));
    Gather repeated = (Gather) one.steps().get(0);
    assertEquals("[0, 0, 0]", Arrays.toString(repeated.axes().get(0).indices()));
  }

  /** 8-bit images keep 6 bits of fraction between passes, wider ones 8, int32 none. */
  @Test
  void integersStayIntegers() {
    Resampler down = Resampler.lanczos(3).size(3, 3);
    List<Step> bytes = down.plan(BYTES).steps();
    assertEquals(DataType.I16, bytes.get(0).output());
    FixedPoint1d last = (FixedPoint1d) bytes.get(1);
    assertEquals(DataType.U8, last.output());
    assertEquals(1L << last.shift() - 1, last.rounding());
    assertEquals(14 + 6, last.shift());
    List<Step> shorts = down.plan(TensorSpec.of(DataType.U16, 6, 8)).steps();
    assertEquals(DataType.I32, shorts.get(0).output());
    assertEquals(29 + 8, ((FixedPoint1d) shorts.get(1)).shift());
    FixedPoint1d ints = (FixedPoint1d) down.plan(TensorSpec.of(DataType.I32, 6, 8)).steps().get(0);
    assertEquals(29, ints.shift());
    // Values that 16 bits with 6 of fraction do not hold go in 32.
    Resampler loud = Resampler.filter(x -> 0.6 - x, 1).size(5, 5);
    assertEquals(DataType.I32, loud.plan(TensorSpec.of(DataType.U8, 9, 9)).steps().get(0).output());
    // Many taps make finer weights of 16 bits.
    FixedPoint1d many = (FixedPoint1d) down.plan(TensorSpec.of(DataType.U8, 60, 60)).steps().get(1);
    assertEquals(29 + 6, many.shift());
  }

  @Test
  void floatsAreSummedInFloat64() {
    Plan plan = Resampler.mitchell().size(9, 9, 9).plan(Shape.of(4, 4, 4, 2));
    assertEquals(DataType.F64, ((Resample1d) plan.steps().get(0)).compute());
    assertEquals(DataType.F32, plan.steps().get(plan.steps().size() - 1).output());
    // The middle of nine outputs has two pairs of pixels, which are summed first.
    assertEquals(6, plan.steps().size());
    assertEquals(3, Resampler.mitchell().size(9, 9, 9).plan(Shape.of(5, 5, 5)).steps().size());
  }

  @Test
  void axesThatShrinkMuchGoFirstAndThenTheLastOnes() {
    Plan plan = Resampler.triangle().size(2, 22, 4, 10).plan(Shape.of(8, 20, 16, 12));
    assertEquals(
        List.of(8, 16, 12, 20),
        plan.steps().stream().map(step -> ((Resample1d) step).pass().inputLength()).toList());
  }

  @Test
  void resultsAreClampedInFloat64() {
    Resampler clamped = Resampler.lanczos(3).size(3, 3).clamp(-0.0, 0.1);
    assertEquals(
        List.of("Resample1d", "Resample1d", "Resample1d", "Resample1d", "Clamp", "Convert"),
        names(clamped.plan(Shape.of(6, 9))));
    Plan bytes = clamped.clamp(16, 235).size(4, 4).plan(BYTES);
    Clamp clamp = (Clamp) bytes.steps().get(bytes.steps().size() - 2);
    assertEquals(235, clamp.high());
    assertEquals(DataType.U8, bytes.target().dataType());
    Plan same = clamped.size(6, 8).plan(BYTES);
    assertEquals(List.of("Convert", "Clamp", "Convert"), names(same));
  }

  @Test
  void coloursAreMultipliedByAlpha() {
    Resampler alpha = Resampler.lanczos(3).size(4, 4).alpha(AlphaMode.PREMULTIPLY);
    Plan plan = alpha.plan(BYTES);
    assertEquals(
        List.of("Convert", "Alpha", "Resample1d", "Resample1d", "Alpha", "Convert"), names(plan));
    assertEquals(Alpha.Direction.UNPREMULTIPLY, ((Alpha) plan.steps().get(4)).direction());
    assertEquals(24, ((Alpha) plan.steps().get(1)).pixels() / 2);
    assertEquals(List.of(), names(alpha.size(6, 8).plan(BYTES)));
    assertTrue(plan.steps().get(0) instanceof Convert);
    cannot("but got int8", () -> alpha.plan(TensorSpec.of(DataType.I8, 6, 8, 4)));
    refuses("last of 2 to 65536 channels", () -> alpha.plan(Shape.of(6, 8, 1)));
    refuses("last of 2 to 65536 channels", () -> alpha.plan(Shape.of(6, 8)));
    TensorSpec planes =
        new TensorSpec(Shape.of(1, 6, 8, 4), DataType.F32, MemoryFormat.CHANNELS_FIRST);
    refuses("side by side in memory", () -> alpha.plan(planes));
    Resampler done = alpha.alpha(AlphaMode.PREMULTIPLIED);
    assertEquals(List.of("FixedPoint1d", "FixedPoint1d"), names(done.plan(BYTES)));
  }

  @Test
  void gradientsGoTheOtherWay() {
    Resampler up = Resampler.triangle().size(6, 8).edge(EdgePolicy.constant(2));
    Shape input = Shape.of(3, 8);
    Plan plan = up.gradient(input).plan(Shape.of(6, 8));
    assertEquals(TensorSpec.of(DataType.F32, 3, 8), plan.target());
    Resample1d forward = (Resample1d) up.plan(input).steps().get(1);
    Resample1d backward = (Resample1d) plan.steps().get(0);
    double inside = 0;
    for (int tap = 0; tap < forward.taps().taps(); tap++) {
      inside += forward.taps().index(tap) < 3 ? forward.taps().weight(tap) : 0;
    }
    assertEquals(inside, Arrays.stream(backward.taps().weights()).sum());
    assertSame(up.gradient(input), up.gradient(input));
    assertEquals(input, up.gradient(input).inputShape());
    assertEquals(
        "Gradient(triangle, size=[6, 8], edge=constant(2.0), inputShape=[3, 8])",
        up.gradient(input).toString());
    refuses("has its shape [6, 8]", () -> up.gradient(input).plan(Shape.of(6, 9)));
    TensorSpec bytes = TensorSpec.of(DataType.U8, 6, 8);
    refuses("a floating-point type", () -> up.gradient(input).plan(bytes));
    Resampler clamped = up.clamp(0, 1);
    cannot("no linear function", () -> clamped.gradient(input).plan(Shape.of(6, 8)));
    Resampler nearest = Resampler.nearest().size(4).edge(EdgePolicy.WRAP).region(-2, 4);
    Resample1d copies = (Resample1d) nearest.gradient(Shape.of(3)).plan(Shape.of(4)).steps().get(0);
    assertEquals(4, copies.taps().taps());
  }

  @Test
  void settingsAreShownAndKept() {
    Resampler all =
        Resampler.lanczos(3)
            .fitInside(8, 9)
            .alignCorners(true)
            .antialias(false)
            .edge(EdgePolicy.RENORMALIZE)
            .axes(1, 2)
            .region(0, 0, 3.5, 4)
            .clamp(0, 1)
            .alpha(AlphaMode.PREMULTIPLY);
    assertEquals(
        "Resampler(lanczos(3), FIT_INSIDE=[8, 9], alignCorners=true, antialias=false,"
            + " edge=RENORMALIZE, axes=[1, 2], region=[0.0, 0.0, 3.5, 4.0], clamp=[0.0, 1.0],"
            + " alpha=PREMULTIPLY)",
        all.toString());
    assertEquals("Resampler(mitchell)", Resampler.mitchell().toString());
    assertEquals("filter(support=2.0)", ResamplingFilter.of(x -> 1, 2).toString());
    assertEquals(all.settings(), all.parallel(Runnable::run, 2).settings());
    assertEquals(EdgePolicy.constant(0), EdgePolicy.constant(-0.0));
    assertEquals(EdgePolicy.constant(1).hashCode(), EdgePolicy.constant(1).hashCode());
    assertNotEquals(EdgePolicy.constant(1), EdgePolicy.constant(2));
  }
}
