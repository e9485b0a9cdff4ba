package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.CornerBlend;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;
import java.util.function.Function;

/**
 * From arguments and a tensor's specification to a plan: checks, then the kernel that PyTorch would
 * take, then that kernel's steps.
 *
 * <p>Source: PyTorch, {@code aten/src/ATen/native/cpu/UpSampleKernel.cpp}.
 */
final class TorchPlanner {
  private final Arguments arguments;
  private final Sampling sampling;
  private final SpatialLayout layout;
  private final DataType type;

  private TorchPlanner(Arguments arguments, TensorSpec source) {
    this.arguments = arguments;
    this.sampling = ArgumentChecks.check(arguments, source.shape());
    this.layout = SpatialLayout.channelsFirst(source);
    this.type = source.dataType();
  }

  static Plan plan(Arguments arguments, TensorSpec source) {
    checkFormat(source);
    TorchPlanner planner = new TorchPlanner(arguments, source);
    TensorSpec target =
        SpatialLayout.resized(source, 2, planner.sampling.outputLengths(), source.dataType());
    return new Plan(source, target, planner.steps());
  }

  /** Rejects a memory format that PyTorch does not have. */
  static void checkFormat(TensorSpec source) {
    if (source.memoryFormat() == MemoryFormat.CHANNELS_FIRST) {
      throw new InvalidArgumentException(
          "a PyTorch tensor of shape [n, c, ...spatial] is CONTIGUOUS or CHANNELS_LAST in memory, "
              + "but got CHANNELS_FIRST");
    }
  }

  private List<Step> steps() {
    if (isTorchOne()) {
      TorchOneRule.check(arguments, sampling.mode(), layout, type);
    }
    return switch (sampling.mode()) {
      case NEAREST, NEAREST_EXACT -> List.of(nearest());
      case LINEAR, TRILINEAR -> linear();
      case BILINEAR -> isSeparable() ? separable() : linear();
      case BICUBIC -> isSeparable() ? separable() : cubic();
      case LANCZOS -> separable();
      case AREA -> area();
    };
  }

  private boolean isSeparable() {
    return arguments.antialias() || type == DataType.U8;
  }

  private Gather nearest() {
    boolean channelsLast = isChannelsLast();
    var dispatch = channelsLast ? KernelDispatch.NEAREST_CHANNELS_LAST : KernelDispatch.NEAREST;
    dispatch.check(type, layout.axes());
    boolean exact = sampling.mode() == Mode.NEAREST_EXACT;
    List<IndexTable> tables =
        sampling.axes().stream()
            .map(axis -> new NearestRule(axis, exact))
            .map(
                rule ->
                    channelsLast
                        ? rule.channelsLast(arguments.roundingProfile())
                        : rule.general(opmath()))
            .toList();
    return layout.gather(tables, type);
  }

  private List<Step> linear() {
    if (isTorchOne()) {
      return nested(axis -> TorchOneRule.linear(axis, opmath()));
    }
    boolean channelsLast = isChannelsLast();
    linearDispatch(channelsLast).check(type, layout.axes());
    if (channelsLast) {
      return List.of(blend());
    }
    return nested(axis -> LinearRule.taps(axis, opmath(), type));
  }

  private KernelDispatch linearDispatch(boolean channelsLast) {
    if (!channelsLast) {
      return KernelDispatch.LINEAR;
    }
    return sampling.mode() == Mode.BILINEAR
        ? KernelDispatch.BILINEAR_CHANNELS_LAST
        : KernelDispatch.TRILINEAR_CHANNELS_LAST;
  }

  private List<Step> cubic() {
    KernelDispatch.CUBIC.check(type, layout.axes());
    return nested(
        axis ->
            isTorchOne()
                ? TorchOneRule.cubic(axis, opmath())
                : CubicRule.taps(axis, opmath(), type));
  }

  private List<Step> nested(Function<Axis, TapTable> taps) {
    return new NestedSteps(layout, type, opmath()).steps(sampling.axes(), taps);
  }

  private List<Step> separable() {
    if (sampling.isSameSize()) {
      return List.of();
    }
    KernelDispatch.ANTIALIAS.check(type, layout.axes());
    return new SeparableSteps(arguments, sampling, layout, type).steps();
  }

  private List<Step> area() {
    boolean whole = AreaRule.isWhole(sampling);
    boolean empty = layout.outer() * layout.inner() == 0 || sampling.outputLengths().contains(0);
    boolean channelsLast = layout.channelsInner() && layout.channels() > 1;
    AreaChecks.checkType(type, layout.axes(), whole, channelsLast, empty);
    return empty
        ? List.of()
        : List.of(new AreaRule(sampling, layout, type).step(arguments.numThreads()));
  }

  /**
   * The channels-last kernel of the linear modes: weights stay in opmath, also for half-width
   * tensors.
   */
  private CornerBlend blend() {
    List<CornerBlend.Axis> axes =
        sampling.axes().stream()
            .map(
                axis ->
                    new CornerBlend.Axis(
                        axis.inputLength(), LinearRule.taps(axis, opmath(), opmath().type())))
            .toList();
    return new CornerBlend(
        layout.batch(),
        layout.channels(),
        layout.channelsInner(),
        axes,
        KernelChoice.vectorChannels(layout.channels(), type),
        SumOrder.vector(type, arguments.roundingProfile()),
        SumOrder.scalar(type, arguments.roundingProfile()),
        type,
        opmath().type());
  }

  private boolean isTorchOne() {
    return arguments.build().version() == TorchVersion.TORCH_1_13;
  }

  private boolean isChannelsLast() {
    return !isTorchOne() && KernelChoice.isChannelsLast(layout, sampling, arguments.numThreads());
  }

  private Arithmetic opmath() {
    return arguments.arithmetic(Arithmetic.opmath(type));
  }
}
