package io.halfpixel.keras;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.tensorflow.PlanLoops;

/** A backend of plain loops over float arrays, to see calls through. */
final class LoopBackend implements Backend {
  @Override
  public String id() {
    return "loops";
  }

  @Override
  public Availability availability() {
    return new Availability.Available("plain loops", "java");
  }

  @Override
  public Kernel prepare(Plan plan) {
    return new Kernel(plan) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        if (band == 0) {
          float[] result = PlanLoops.run(plan, (float[]) source.array());
          System.arraycopy(result, 0, target.array(), 0, result.length);
        }
      }
    };
  }
}
