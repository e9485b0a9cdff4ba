package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The separable kernel of the antialiased modes and of {@code uint8}: a pass along the width, then
 * one along the height, with an intermediate result in the type of the tensor. An axis that keeps
 * its length is skipped.
 *
 * <p>Source: PyTorch, {@code upsample_separable_Nd_kernel_impl} in {@code
 * aten/src/ATen/native/cpu/UpSampleKernel.cpp} and {@code UpSampleKernelAVXAntialias.h}.
 */
final class SeparableSteps {
  private static final int HEIGHT = 0;
  private static final int WIDTH = 1;

  /**
   * Up to so many channels, the FMA build has a kernel of its own for {@code uint8}, with the same
   * arithmetic.
   */
  private static final int BYTE_KERNEL_CHANNELS = 4;

  private final Arguments arguments;
  private final Sampling sampling;
  private final SpatialLayout input;
  private final DataType type;

  SeparableSteps(Arguments arguments, Sampling sampling, SpatialLayout input, DataType type) {
    this.arguments = arguments;
    this.sampling = sampling;
    this.input = input;
    this.type = type;
  }

  List<Step> steps() {
    Axis height = sampling.axes().get(HEIGHT);
    Axis width = sampling.axes().get(WIDTH);
    List<Step> steps = new ArrayList<>();
    if (!width.isSameLength()) {
      steps.add(step(input.pass(WIDTH, width.outputLength()), width));
    }
    if (!height.isSameLength()) {
      SpatialLayout narrowed = input.resized(WIDTH, width.outputLength());
      steps.add(step(narrowed.pass(HEIGHT, height.outputLength()), height));
      if (width.outputLength() == 1 && repeatsFirstRow()) {
        steps.add(
            FirstRowRepeat.step(
                input.batch() * input.channels(),
                height.outputLength(),
                arguments.numThreads(),
                type));
      }
    }
    return steps;
  }

  private Step step(Pass pass, Axis axis) {
    RoundingProfile profile = arguments.roundingProfile();
    AntialiasFilter filter = AntialiasFilter.of(sampling.mode());
    if (type == DataType.U8) {
      var taps = ByteRule.taps(axis, filter, arguments.antialias(), profile);
      return new FixedPoint1d(pass, taps.table(), 1 << (taps.bits() - 1), taps.bits(), type, type);
    }
    var taps = new AntialiasRule(axis, filter, new Arithmetic(type, profile)).taps();
    return new Resample1d(pass, taps, SumOrder.antialias(type, profile), type, type, type);
  }

  private boolean repeatsFirstRow() {
    boolean byteKernel =
        type == DataType.U8
            && arguments.roundingProfile() == RoundingProfile.FMA
            && input.channels() <= BYTE_KERNEL_CHANNELS;
    return arguments.repeatFirstRow()
        && !byteKernel
        && (!input.channelsInner() || input.channels() == 1);
  }
}
