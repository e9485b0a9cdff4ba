package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.plan.Step;
import java.util.List;

/** Conversions that no pass takes along, one after the other over short stretches. */
final class ConvertStage<A> extends Stage {
  private static final int STRETCH = 4096;

  private final Carrier<A> carrier;
  private final A row;

  /** The types read, and for each but the first an array to round in. */
  private final DataType[] types;

  private final Object[] rounded;
  private final Elements source = new Elements();
  private final Elements target = new Elements();

  private ConvertStage(List<Step> steps, Carrier<A> carrier) {
    super(steps.get(steps.size() - 1).output(), steps.get(0).outputElements());
    this.carrier = carrier;
    this.row = carrier.row(STRETCH);
    this.types = new DataType[steps.size()];
    this.rounded = new Object[steps.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = steps.get(i).input();
      rounded[i] = Elements.array(types[i], i == 0 ? 0 : STRETCH);
    }
  }

  /**
   * Returns the stage of one or more conversions, in float32 if that holds all values, else in
   * float64.
   */
  static ConvertStage<?> of(List<Step> steps, Loops loops) {
    FloatCarrier floats = loops.floats();
    for (Step step : steps) {
      if (!floats.holds(step.input()) || !floats.holds(step.output())) {
        return new ConvertStage<>(steps, DoubleCarrier.INSTANCE);
      }
    }
    return new ConvertStage<>(steps, floats);
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
      convert(at, (int) Math.min(STRETCH, outputElements() - at));
    }
    source.unbind();
    target.unbind();
  }

  private void convert(long at, int count) {
    source.load(at, count);
    carrier.read(types[0], source.array(), source.start(), row, 0, count);
    for (int i = 1; i < types.length; i++) {
      carrier.write(types[i], row, rounded[i], 0, count);
      carrier.read(types[i], rounded[i], 0, row, 0, count);
    }
    target.open(at, count);
    carrier.write(output(), row, target.array(), target.start(), count);
    target.store(at, count);
  }
}
