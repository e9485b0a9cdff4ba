package io.halfpixel.internal;

import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;

/** Just enough loops to pass the self-test: two taps a row, one block. */
final class TwoTapLoops {
  private TwoTapLoops() {}

  static void run(Step step, Object source, Object target, boolean fuses) {
    if (step instanceof Resample1d resample) {
      boolean fused = fuses && resample.tail() == Accumulation.SEQUENTIAL_FMA;
      floats(resample, (float[]) source, (float[]) target, fused);
    } else if (step instanceof FixedPoint1d fixed) {
      bytes(fixed, (byte[]) source, (byte[]) target);
    }
  }

  private static void floats(Resample1d step, float[] source, float[] target, boolean fused) {
    int inner = (int) step.pass().inner();
    for (int at = 0; at < target.length; at++) {
      int tap = 2 * (at / inner);
      float a = source[step.taps().index(tap) * inner + at % inner];
      float b = source[step.taps().index(tap + 1) * inner + at % inner];
      float first = a * (float) step.taps().weight(tap);
      float weight = (float) step.taps().weight(tap + 1);
      target[at] = fused ? Math.fma(b, weight, first) : first + b * weight;
    }
  }

  private static void bytes(FixedPoint1d step, byte[] source, byte[] target) {
    for (int at = 0; at < target.length; at++) {
      int sum = (int) step.rounding();
      for (int tap = 0; tap < 2; tap++) {
        sum += (source[tap * target.length + at] & 255) * (int) step.taps().weight(tap);
      }
      target[at] = (byte) (sum >> step.shift());
    }
  }
}
