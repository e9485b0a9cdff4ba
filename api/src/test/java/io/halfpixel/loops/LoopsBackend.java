package io.halfpixel.loops;

import io.halfpixel.Tensor;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import java.util.ArrayList;
import java.util.List;

/** {@link PlanLoops} as a backend, for tensors of uint8 and float32 in arrays. */
public final class LoopsBackend implements Backend {
  private final List<Plan> prepared = new ArrayList<>();

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
    prepared.add(plan);
    return new Kernel(plan) {
      @Override
      protected void execute(Tensor source, Tensor target, int band, int bands) {
        if (band == 0) {
          write(PlanLoops.run(plan, read(source)), target);
        }
      }
    };
  }

  /** Returns the plans that were prepared, in this order. */
  public List<Plan> prepared() {
    return List.copyOf(prepared);
  }

  /** Returns the elements of a tensor in the order of memory. */
  public static double[] read(Tensor tensor) {
    Object array = tensor.copyToArray();
    double[] values = new double[(int) tensor.spec().elements()];
    for (int at = 0; at < values.length; at++) {
      switch (tensor.dataType()) {
        case U8 -> values[at] = ((byte[]) array)[at] & 0xFF;
        case F32 -> values[at] = ((float[]) array)[at];
        default -> throw new AssertionError("unexpected " + tensor);
      }
    }
    return values;
  }

  private static void write(double[] values, Tensor target) {
    int first = target.arrayOffset();
    for (int at = 0; at < values.length; at++) {
      switch (target.dataType()) {
        case U8 -> ((byte[]) target.array())[first + at] = (byte) (int) values[at];
        case F32 -> ((float[]) target.array())[first + at] = (float) values[at];
        default -> throw new AssertionError("unexpected " + target);
      }
    }
  }
}
