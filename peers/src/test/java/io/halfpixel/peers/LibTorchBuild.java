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
import java.util.ArrayList;
import java.util.List;

/**
 * What the libtorch of this module computes otherwise than the wheels of PyTorch 2.13, which
 * Halfpixel imitates. docs/frameworks.md lists it for users.
 *
 * <p>The release is older, which shows in one missing mode. And the library was compiled elsewhere:
 * where the C++ source leaves it to the compiler whether a product and a sum are fused, two of the
 * kernels with fused multiply-add came out differently. The kernels without it are the same.
 */
final class LibTorchBuild {
  private LibTorchBuild() {}

  /** Returns the rounding profile of the kernels that libtorch has chosen in this process. */
  static RoundingProfile profile(LibTorch torch) {
    return torch.cpuCapability().startsWith("AVX") ? RoundingProfile.FMA : RoundingProfile.STRICT;
  }

  /** Mode lanczos came with a later release than 2.7. */
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
   * Whether a call takes a kernel that was contracted differently: the antialiased passes of
   * float32 and float64, and the weights of mode bicubic that are computed in binary32.
   */
  static boolean isContractedDifferently(TorchCall call, DataType type, RoundingProfile profile) {
    if (profile == RoundingProfile.STRICT || type == DataType.U8) {
      return false;
    }
    return call.antialias() || call.mode() == Mode.BICUBIC && type != DataType.F64;
  }

  /**
   * Whether no plan of Halfpixel's has the weights of this build's bicubic: they are the unfused
   * ones of profile STRICT, at the fused coordinates of profile FMA, and somewhere the two profiles
   * have different coordinates. Nothing else about mode bicubic is left out.
   */
  static boolean hasNoPlan(TorchCase c, RoundingProfile profile) {
    boolean bicubic = c.call().mode() == Mode.BICUBIC && !c.call().antialias();
    return bicubic
        && isContractedDifferently(c.call(), c.source().dataType(), profile)
        && !Boolean.TRUE.equals(c.call().alignCorners())
        && c.ratios().stream().anyMatch(LibTorchBuild::fusingMovesCoordinates);
  }

  /** Whether r·(i + ½) − ½ differs when it is fused, for some output pixel i. */
  private static boolean fusingMovesCoordinates(TorchCase.Ratio axis) {
    float r = axis.value();
    for (int i = 0; i < axis.outputLength(); i++) {
      if (Math.fma(r, i + 0.5f, -0.5f) != r * (i + 0.5f) - 0.5f) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the plan of profile FMA with the one operation replaced: antialiased sums fuse every
   * product, and bicubic weights are those of profile STRICT.
   */
  static Plan plan(Interpolate.Builder call, TensorSpec source) {
    Plan fused = call.roundingProfile(RoundingProfile.FMA).build().plan(source);
    Plan strict = call.roundingProfile(RoundingProfile.STRICT).build().plan(source);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < fused.steps().size(); i++) {
      Step step = fused.steps().get(i);
      steps.add(
          step instanceof Resample1d sum
              ? replaced(sum, (Resample1d) strict.steps().get(i))
              : step);
    }
    return new Plan(fused.source(), fused.target(), steps);
  }

  private static Resample1d replaced(Resample1d fused, Resample1d strict) {
    boolean antialias =
        fused.tail() == Accumulation.FOURS_THEN_FMA || fused.tail() == Accumulation.TWOS_THEN_FMA;
    return new Resample1d(
        fused.pass(),
        antialias ? fused.taps() : strict.taps(),
        antialias ? Accumulation.SEQUENTIAL_FMA : fused.tail(),
        fused.input(),
        fused.compute(),
        fused.output());
  }
}
