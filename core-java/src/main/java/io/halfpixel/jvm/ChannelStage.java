package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.ChannelArithmetic;
import java.util.List;

/** Arithmetic with the numbers of channels, over short stretches. */
final class ChannelStage<A> extends Stage {
  private static final int STRETCH = 4096;

  private final Carrier<A> carrier;
  private final List<ChannelLoop<A>> loops;
  private final DataType input;
  private final A row;
  private final Elements source = new Elements();
  private final Elements target = new Elements();

  private ChannelStage(ChannelArithmetic step, Carrier<A> carrier, List<ChannelLoop<A>> loops) {
    super(step.output(), step.outputElements());
    this.carrier = carrier;
    this.loops = loops;
    this.input = step.input();
    this.row = carrier.row(STRETCH);
  }

  /** Returns the stage of a step: in float arrays if these hold all its values. */
  static ChannelStage<?> of(ChannelArithmetic step, Loops loops) {
    FloatCarrier floats = loops.floats();
    boolean narrow =
        floats.holds(step.input())
            && floats.holds(step.output())
            && step.operations().stream().allMatch(o -> o.type() == DataType.F32);
    return narrow
        ? new ChannelStage<>(step, floats, FloatChannelLoop.of(step))
        : new ChannelStage<>(step, DoubleCarrier.INSTANCE, DoubleChannelLoop.of(step));
  }

  @Override
  long units() {
    return (outputElements() + STRETCH - 1) / STRETCH;
  }

  @Override
  void run(Tensor from, Tensor to, long first, long end) {
    source.bind(from);
    target.bind(to);
    for (long unit = first; unit < end; unit++) {
      long at = unit * STRETCH;
      compute(at, (int) Math.min(STRETCH, outputElements() - at));
    }
    source.unbind();
    target.unbind();
  }

  private void compute(long at, int count) {
    source.load(at, count);
    carrier.read(input, source.array(), source.start(), row, 0, count);
    for (ChannelLoop<A> loop : loops) {
      loop.run(row, at, count);
    }
    target.open(at, count);
    carrier.write(output(), row, target.array(), target.start(), count);
    target.store(at, count);
  }
}
