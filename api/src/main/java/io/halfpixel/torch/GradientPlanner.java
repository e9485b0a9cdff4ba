package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.AdjointSum;
import io.halfpixel.plan.AdjointSum.Term;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * From arguments, the shape of an input and the gradient of the output to the plan of the input's
 * gradient.
 *
 * <p>Every mode is one sum: the outputs are visited in raster order and each adds to the pixels
 * that it was made from. The order does not depend on the memory format; only mode area divides
 * differently in channels-last memory, once by the size of the bin for channels in whole vectors.
 * Modes nearest and nearest-exact always take the indices of the channels-last kernel, weights are
 * never stored in a half-width type, and bicubic without antialiasing is compiled without fusing in
 * every build.
 *
 * <p>Sums of half-width types are made in a float32 buffer as large as the input's channel, or as a
 * whole image of the channels-last kernels, and then added to a gradient of +0: elements in whole
 * vectors as float32 numbers, the others as half-width ones, so that −0 becomes +0 there.
 *
 * <p>Source: PyTorch, {@code aten/src/ATen/native/cpu/UpSampleMoreKernel.cpp}, {@code
 * UpSampleBicubic2d.cpp}, {@code UpSampleKernel.cpp} and {@code AdaptiveAvgPoolKernel.cpp}.
 */
final class GradientPlanner {
  private final Arguments arguments;
  private final Sampling sampling;
  private final SpatialLayout layout;
  private final DataType type;

  private GradientPlanner(Arguments arguments, Sampling sampling, TensorSpec gradOutput) {
    this.arguments = arguments;
    this.sampling = sampling;
    this.layout = SpatialLayout.channelsFirst(gradOutput);
    this.type = gradOutput.dataType();
  }

  static Plan plan(Arguments arguments, Shape inputShape, TensorSpec gradOutput) {
    if (arguments.build().version() == TorchVersion.TORCH_1_13) {
      throw new UnsupportedModeException(
          "the bits of PyTorch 1.13 are not known for gradients; use 2.x");
    }
    TorchPlanner.checkFormat(gradOutput);
    Sampling sampling = ArgumentChecks.check(arguments, inputShape);
    checkShape(sampling, inputShape, gradOutput.shape());
    if (sampling.mode() == Mode.AREA && !AreaRule.isWhole(sampling)) {
      AreaChecks.checkGradient(inputShape, gradOutput.shape());
    }
    if (!gradOutput.dataType().isFloatingPoint()) {
      throw new InvalidArgumentException(
          "only Tensors of floating point dtype can require gradients, but got "
              + gradOutput.dataType());
    }
    TensorSpec target =
        new TensorSpec(inputShape, gradOutput.dataType(), gradOutput.memoryFormat());
    List<Step> steps =
        target.elements() == 0 && sampling.mode() == Mode.AREA
            ? List.of()
            : new GradientPlanner(arguments, sampling, gradOutput).steps();
    return new Plan(gradOutput, target, steps);
  }

  private static void checkShape(Sampling sampling, Shape inputShape, Shape gradOutput) {
    if (gradOutput.rank() != inputShape.rank()) {
      throw new InvalidArgumentException(
          "Expected grad_output to be a tensor of dimension "
              + inputShape.rank()
              + " but got: dimension "
              + gradOutput.rank());
    }
    for (int axis = 0; axis < inputShape.rank(); axis++) {
      long length =
          axis < 2 ? inputShape.length(axis) : sampling.axes().get(axis - 2).outputLength();
      if (gradOutput.length(axis) != length) {
        throw new InvalidArgumentException(
            "Expected grad_output to have the same shape as output; output.size("
                + axis
                + ") = "
                + length
                + " but got grad_output.size("
                + axis
                + ") = "
                + gradOutput.length(axis));
      }
    }
  }

  private List<Step> steps() {
    return switch (sampling.mode()) {
      case NEAREST, NEAREST_EXACT -> List.of(nearest());
      case LINEAR, TRILINEAR -> linear();
      case BILINEAR -> arguments.antialias() ? List.of(antialias()) : linear();
      case BICUBIC -> arguments.antialias() ? List.of(antialias()) : cubic();
      case LANCZOS -> List.of(antialias());
      case AREA -> List.of(AreaRule.isWhole(sampling) ? mean() : area());
    };
  }

  private AdjointSum nearest() {
    boolean exact = sampling.mode() == Mode.NEAREST_EXACT;
    return sum(
        Term.PRODUCT,
        axis ->
            AdjointTaps.of(
                axis, new NearestRule(axis, exact).channelsLast(arguments.roundingProfile())));
  }

  private List<Step> linear() {
    AdjointSum sum =
        sum(
            fusedProduct(),
            axis -> AdjointTaps.of(axis, LinearRule.taps(axis, opmath(), opmath().type())));
    return isImageBuffered() ? imageBuffered(sum) : List.of(sum);
  }

  /**
   * Whether the buffer of a linear mode is that of the channels-last kernels, which take a gradient
   * of a single pixel in any layout. Only half-width types have a buffer, and only several channels
   * make a difference.
   */
  private boolean isImageBuffered() {
    boolean isPixel = sampling.outputLengths().stream().allMatch(length -> length == 1);
    return type != opmath().type()
        && layout.axes() > 1
        && layout.channels() > 1
        && (layout.channelsInner() || isPixel);
  }

  /** Channels-last, as the buffer; the one pixel of another layout is channels-last as it is. */
  private List<Step> imageBuffered(AdjointSum sum) {
    long channels = layout.channels();
    AdjointSum image =
        new AdjointSum(
            layout.batch(),
            sum.axes(),
            channels,
            0,
            sum.body(),
            sum.tail(),
            type,
            sum.compute(),
            KernelChoice.inVectors(pixels() * channels, type));
    List<Long> lengths = List.of(layout.batch(), pixels(), channels);
    return layout.channelsInner()
        ? List.of(image)
        : List.of(image, new Permute(lengths, List.of(0, 2, 1), type));
  }

  private List<Step> cubic() {
    if (sampling.isSameSize()) {
      return List.of();
    }
    Arithmetic strict = new Arithmetic(opmath().type(), RoundingProfile.STRICT);
    return List.of(
        sum(
            Term.SCALED,
            axis -> AdjointTaps.of(axis, CubicRule.taps(axis, strict, strict.type()))));
  }

  private AdjointSum antialias() {
    KernelDispatch.ANTIALIAS.check(type, layout.axes());
    AntialiasFilter filter = AntialiasFilter.of(sampling.mode());
    return sum(
        fusedProduct(),
        axis -> AdjointTaps.of(axis, new AntialiasRule(axis, filter, opmath()).taps()));
  }

  /**
   * A result of a single pixel is {@code mean}: each pixel gets its gradient over their number, and
   * no sum. The number is the weight of the first axis.
   */
  private AdjointSum mean() {
    double pixels =
        sampling.axes().stream().mapToDouble(Axis::inputLength).reduce(1, (a, b) -> a * b);
    List<AdjointSum.Axis> axes = new ArrayList<>();
    for (Axis axis : sampling.axes()) {
      double[] weights = new double[axis.inputLength()];
      Arrays.fill(weights, axes.isEmpty() ? opmath().round(pixels) : 1);
      TapTable taps = TapTable.uniform(1, new int[weights.length], weights);
      axes.add(new AdjointSum.Axis(1, taps));
    }
    return sum(axes, 0, Term.LAST_QUOTIENT, Term.LAST_QUOTIENT, type);
  }

  /** Every operation rounds to the type of the tensor. */
  private AdjointSum area() {
    List<AdjointSum.Axis> axes =
        sampling.axes().stream().map(axis -> AdjointTaps.ofBins(axis, opmath())).toList();
    long vectors =
        layout.channelsInner() && layout.axes() == 2
            ? KernelChoice.vectorChannels(layout.channels(), type)
            : 0;
    return sum(axes, vectors, Term.QUOTIENT, Term.QUOTIENTS, type);
  }

  private AdjointSum sum(Term term, Function<Axis, AdjointSum.Axis> table) {
    List<AdjointSum.Axis> axes = sampling.axes().stream().map(table).toList();
    return sum(axes, 0, term, term, opmath().type());
  }

  private AdjointSum sum(
      List<AdjointSum.Axis> axes, long bodyInner, Term body, Term tail, DataType compute) {
    long inner = layout.channelsInner() ? layout.channels() : 1;
    return new AdjointSum(
        layout.channelsInner() ? layout.batch() : layout.batch() * layout.channels(),
        axes,
        inner,
        bodyInner,
        body,
        tail,
        type,
        compute,
        KernelChoice.inVectors(pixels(), type) * inner);
  }

  /** Returns the number of pixels of a channel that are written. */
  private long pixels() {
    return sampling.axes().stream().mapToLong(Axis::inputLength).reduce(1, Math::multiplyExact);
  }

  private Term fusedProduct() {
    return arguments.roundingProfile() == RoundingProfile.FMA ? Term.PRODUCT_FMA : Term.PRODUCT;
  }

  private Arithmetic opmath() {
    return arguments.arithmetic(Arithmetic.opmath(type));
  }
}
