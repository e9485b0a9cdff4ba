package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.RoundingProfile;
import java.util.List;

/**
 * What the libtorch of this module computes otherwise than the wheels of PyTorch 2.13, which
 * Halfpixel imitates. docs/frameworks.md lists it for users.
 *
 * <p>The release is the same, but the library was compiled elsewhere: where the C++ source leaves
 * it to the compiler whether a product and a sum are fused, one of the kernels with fused
 * multiply-add came out differently. The kernels without it are the same.
 */
final class LibTorchBuild {
  private LibTorchBuild() {}

  /** Returns the rounding profile of the kernels that libtorch has chosen in this process. */
  static RoundingProfile profile(LibTorch torch) {
    return torch.cpuCapability().startsWith("AVX") ? RoundingProfile.FMA : RoundingProfile.STRICT;
  }

  /** The Java binding cannot name mode lanczos. */
  static boolean isMissing(Mode mode) {
    return mode == Mode.LANCZOS;
  }

  /**
   * Whether PyTorch, this build as well as the wheels, stops with an internal assertion: the
   * kernels with AVX2 take an output of one pixel of three channels for another memory format.
   * Halfpixel gives the pixel.
   */
  static boolean stopsAtAnAssertion(TorchCase c, RoundingProfile profile) {
    TensorSpec source = c.source();
    return profile == RoundingProfile.FMA
        && source.dataType() == DataType.U8
        && (c.call().mode() == Mode.BILINEAR || c.call().mode() == Mode.BICUBIC)
        && source.memoryFormat() == MemoryFormat.CONTIGUOUS
        && source.shape().length(0) > 0
        && source.shape().length(1) == 3
        && source.shape().length(2) > 1
        && c.ratios().stream().allMatch(axis -> axis.outputLength() == 1);
  }

  /**
   * Whether a call takes the kernel that was contracted differently: the antialiased passes of
   * float32 and float64.
   */
  static boolean isContractedDifferently(TorchCall call, DataType type, RoundingProfile profile) {
    return profile == RoundingProfile.FMA && type != DataType.U8 && call.antialias();
  }

  /** Returns the plan of profile FMA in which antialiased sums fuse every product. */
  static Plan plan(Interpolate.Builder call, TensorSpec source) {
    Plan plan = call.roundingProfile(RoundingProfile.FMA).build().plan(source);
    List<Step> steps =
        plan.steps().stream()
            .map(step -> step instanceof Resample1d sum ? allFused(sum) : step)
            .toList();
    return new Plan(plan.source(), plan.target(), steps);
  }

  private static Step allFused(Resample1d sum) {
    return new Resample1d(
        sum.pass(),
        sum.taps(),
        Accumulation.SEQUENTIAL_FMA,
        sum.input(),
        sum.compute(),
        sum.output());
  }
}
