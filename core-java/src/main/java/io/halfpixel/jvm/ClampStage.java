package io.halfpixel.jvm;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Clamp;

/** Values brought into a range, over short stretches. */
final class ClampStage extends Stage {
  private static final int STRETCH = 4096;

  private final Clamp step;
  private final Elements source = new Elements();
  private final Elements target = new Elements();

  ClampStage(Clamp step) {
    super(step.output(), step.outputElements());
    this.step = step;
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
      int count = (int) Math.min(STRETCH, outputElements() - at);
      source.load(at, count);
      target.open(at, count);
      clamp(count);
      target.store(at, count);
    }
    source.unbind();
    target.unbind();
  }

  private void clamp(int count) {
    if (source.array() instanceof float[] in && target.array() instanceof float[] out) {
      float low = (float) step.low();
      float high = (float) step.high();
      for (int i = 0; i < count; i++) {
        float value = in[source.start() + i];
        out[target.start() + i] = value < low ? low : value > high ? high : value;
      }
    } else {
      double[] in = (double[]) source.array();
      double[] out = (double[]) target.array();
      for (int i = 0; i < count; i++) {
        double value = in[source.start() + i];
        out[target.start() + i] =
            value < step.low() ? step.low() : value > step.high() ? step.high() : value;
      }
    }
  }
}
