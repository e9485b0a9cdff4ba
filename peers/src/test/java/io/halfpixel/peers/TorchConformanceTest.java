package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.peers.Tally.Outcome;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.RoundingProfile;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random calls of {@code interpolate}, computed by libtorch and by Halfpixel, in every bit. The
 * build runs this class twice: with the kernels that libtorch chooses for the processor, and with
 * {@code ATEN_CPU_CAPABILITY=default}, which has no fused multiply-add.
 */
@Tag("libtorch")
final class TorchConformanceTest {
  private static final LibTorch TORCH = new LibTorch();
  private static final RoundingProfile PROFILE = LibTorchBuild.profile(TORCH);

  @Test
  void forward_calls_have_the_bits_of_libtorch() {
    Tally tally =
        new Tally("libtorch " + TORCH.version() + ", " + TORCH.cpuCapability() + ", forward");
    Cases.compare("torch", tally, TorchConformanceTest::compare);
  }

  private static Outcome compare(long seed) {
    Randoms random = new Randoms(seed);
    TorchCase c = TorchCase.draw(random);
    Tensor input = Values.draw(c.source(), random);
    TORCH.numThreads(c.threads());
    Plan plan = plan(c);
    Tensor expected = libtorch(c, input, plan != null);
    Supplier<String> description = () -> c + Cases.hint(seed);
    if (plan != null && LibTorchBuild.stopsAtAnAssertion(c, PROFILE)) {
      assertNull(expected, description);
      return Outcome.LEFT_OUT;
    }
    if (Comparison.bothRefuse(expected, plan, description)) {
      return Outcome.BOTH_REFUSE;
    }
    Comparison.assertSameBits(expected, plan, input, description);
    return isReplaced(c) ? Outcome.EQUAL_AS_COMPILED_HERE : Outcome.EQUAL;
  }

  /** Returns the plan of a call, or null if Halfpixel refuses it. */
  private static @Nullable Plan plan(TorchCase c) {
    Interpolate.Builder call = c.call().halfpixel().numThreads(c.threads());
    return Comparison.plan(
        () ->
            isReplaced(c)
                ? LibTorchBuild.plan(call, c.source())
                : call.roundingProfile(PROFILE).build().plan(c.source()));
  }

  private static boolean isReplaced(TorchCase c) {
    return LibTorchBuild.isContractedDifferently(c.call(), c.source().dataType(), PROFILE);
  }

  /** Returns the result of a call, or null if libtorch refuses it. */
  private static @Nullable Tensor libtorch(TorchCase c, Tensor input, boolean hasPlan) {
    boolean into = hasPlan && c.into() && LibTorch.hasOutForm(c.call());
    try (PeerCall call =
        into ? TORCH.interpolateInto(c.call(), input) : TORCH.interpolate(c.call(), input)) {
      return Comparison.refuses(call) ? null : call.result();
    }
  }

  /** The comparison would notice one wrong rounding. */
  @Test
  void the_other_rounding_profile_is_found_different() {
    TorchCase c =
        new TorchCase(
            TorchCall.size(Mode.BILINEAR, 90, 90),
            TensorSpec.of(DataType.F32, 1, 3, 17, 19),
            2,
            false);
    Tensor input = Values.draw(c.source(), new Randoms(0));
    RoundingProfile other =
        PROFILE == RoundingProfile.FMA ? RoundingProfile.STRICT : RoundingProfile.FMA;
    Plan plan = c.call().halfpixel().roundingProfile(other).build().plan(c.source());
    Tensor expected = libtorch(c, input, true);
    assertNotNull(expected);
    assertNotNull(Comparison.difference(expected, plan, input));
  }

  /** One sum on several threads is cut into shares; pixels may be missing. */
  @ParameterizedTest
  @CsvSource({"300, 300, 1", "300, 300, 2", "181, 181, 2", "182, 181, 2", "1000, 77, 2", "0, 5, 2"})
  void area_of_a_single_channel_has_the_bits_of_libtorch(int height, int width, int threads) {
    for (DataType type : List.of(DataType.F32, DataType.F64, DataType.F16, DataType.BF16)) {
      TensorSpec source = TensorSpec.of(type, 1, 1, height, width);
      TorchCase c = new TorchCase(TorchCall.size(Mode.AREA, 1, 1), source, threads, false);
      Tensor input = Values.draw(source, new Randoms(height));
      TORCH.numThreads(threads);
      Tensor expected = libtorch(c, input, true);
      Plan plan = plan(c);
      assertNotNull(expected);
      assertNotNull(plan);
      assertNull(Comparison.difference(expected, plan, input));
    }
  }

  /** Where an internal assertion of PyTorch fails, and that it fails nowhere else. */
  @Test
  void single_pixels_of_bytes_stop_where_they_are_said_to() {
    for (int channels = 1; channels <= 5; channels++) {
      for (int height = 1; height <= 3; height++) {
        for (int size = 1; size <= 2; size++) {
          for (MemoryFormat format : List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST)) {
            Shape shape = Shape.of(2, channels, height, 4);
            TensorSpec source = new TensorSpec(shape, DataType.U8, format);
            assertStopsWhereItIsSaidTo(TorchCall.size(Mode.BILINEAR, size, 1), source);
            assertStopsWhereItIsSaidTo(TorchCall.size(Mode.BICUBIC, 1, size), source);
          }
        }
      }
    }
  }

  private static void assertStopsWhereItIsSaidTo(TorchCall call, TensorSpec source) {
    for (boolean antialias : new boolean[] {false, true}) {
      TorchCase c = new TorchCase(call.antialias(antialias), source, 2, false);
      assertNotNull(plan(c));
      Tensor result = libtorch(c, Values.draw(source, new Randoms(0)), true);
      assertEquals(LibTorchBuild.stopsAtAnAssertion(c, PROFILE), result == null, c::toString);
    }
  }

  /** The operation that LibTorchBuild replaces does differ; else it would be out of date. */
  @Test
  void the_antialiased_sum_of_this_build_is_another() {
    TorchCase c =
        new TorchCase(
            TorchCall.size(Mode.BILINEAR, 7, 7).antialias(true),
            TensorSpec.of(DataType.F32, 1, 3, 37, 41),
            2,
            false);
    Tensor input = Values.draw(c.source(), new Randoms(0));
    Plan plan = c.call().halfpixel().roundingProfile(PROFILE).build().plan(c.source());
    Tensor expected = libtorch(c, input, true);
    assertNotNull(expected);
    String difference = Comparison.difference(expected, plan, input);
    assertEquals(isReplaced(c), difference != null, difference);
  }
}
