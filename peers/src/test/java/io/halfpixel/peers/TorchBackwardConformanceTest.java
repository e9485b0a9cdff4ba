package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.peers.Tally.Outcome;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.RoundingProfile;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random gradients of {@code interpolate}, computed by autograd of libtorch and by Halfpixel, in
 * every bit. The build runs this class twice, as {@link TorchConformanceTest}.
 */
@Tag("libtorch")
final class TorchBackwardConformanceTest {
  private static final LibTorch TORCH = new LibTorch();
  private static final RoundingProfile PROFILE = LibTorchBuild.profile(TORCH);

  @Test
  void backward_calls_have_the_bits_of_libtorch() {
    Tally tally =
        new Tally("libtorch " + TORCH.version() + ", " + TORCH.cpuCapability() + ", backward");
    Cases.compare("torch.backward", tally, TorchBackwardConformanceTest::compare);
  }

  private static Outcome compare(long seed) {
    Randoms random = new Randoms(seed);
    TorchCase c = TorchCase.drawDifferentiable(random);
    TORCH.numThreads(c.threads());
    Interpolate call = operation(c, PROFILE);
    Plan forward = Comparison.plan(() -> call.plan(c.source()));
    Tensor gradient = forward == null ? null : Values.draw(forward.target(), random);
    Plan plan = gradient == null ? null : plan(call, c.source(), gradient);
    Tensor expected = libtorch(c, gradient);
    Supplier<String> description = () -> "the gradient of " + c + Cases.hint(seed);
    if (Comparison.bothRefuse(expected, plan, description)) {
      return Outcome.BOTH_REFUSE;
    }
    Comparison.assertSameBits(expected, plan, gradient, description);
    return Outcome.EQUAL;
  }

  private static Interpolate operation(TorchCase c, RoundingProfile profile) {
    return c.call().halfpixel().numThreads(c.threads()).roundingProfile(profile).build();
  }

  /** Returns the plan of a gradient, or null if Halfpixel refuses it. */
  private static @Nullable Plan plan(Interpolate call, TensorSpec source, Tensor gradient) {
    return Comparison.plan(() -> call.gradient(source.shape()).plan(gradient.spec()));
  }

  /** Returns the gradient of the input, or null if libtorch refuses to compute it or the output. */
  private static @Nullable Tensor libtorch(TorchCase c, @Nullable Tensor gradient) {
    try (PeerCall forward = TORCH.interpolate(c.call(), Tensor.allocate(c.source()))) {
      if (Comparison.refuses(forward)) {
        return null;
      }
      assertNotNull(gradient, () -> "only Halfpixel refuses " + c);
    }
    try (PeerCall backward = TORCH.interpolateBackward(c.call(), c.source(), gradient)) {
      return Comparison.refuses(backward) ? null : backward.result();
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
    RoundingProfile other =
        PROFILE == RoundingProfile.FMA ? RoundingProfile.STRICT : RoundingProfile.FMA;
    Interpolate call = operation(c, other);
    Tensor gradient = Values.draw(call.plan(c.source()).target(), new Randoms(0));
    Plan plan = plan(call, c.source(), gradient);
    Tensor expected = libtorch(c, gradient);
    assertNotNull(plan);
    assertNotNull(expected);
    assertNotNull(Comparison.difference(expected, plan, gradient));
  }
}
