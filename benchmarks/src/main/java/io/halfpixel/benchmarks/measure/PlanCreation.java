package io.halfpixel.benchmarks.measure;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Backend;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the first call of a shape takes before it computes anything: the plan of a 224x224
 * result, and what each backend makes of it.
 */
public final class PlanCreation {
  private static final TensorSpec IMAGE =
      new TensorSpec(Shape.of(1, 3, 256, 256), DataType.F32, MemoryFormat.CONTIGUOUS);
  private static final TensorSpec FRAME =
      new TensorSpec(Shape.of(1, 3, 1080, 1920), DataType.F32, MemoryFormat.CONTIGUOUS);

  /** Where results go, so that no work can be left out. */
  private static volatile @Nullable Object last;

  private PlanCreation() {}

  /** Returns the microseconds of every batch, by name. */
  public static Map<String, List<Double>> time(Turns turns) {
    Map<String, Runnable> work = work();
    List<List<Double>> times = turns.time(List.copyOf(work.values()));
    Map<String, List<Double>> named = new LinkedHashMap<>();
    work.keySet().forEach(name -> named.put(name, times.get(named.size())));
    return named;
  }

  private static Map<String, Runnable> work() {
    Map<String, Runnable> work = new LinkedHashMap<>();
    for (Mode mode : List.of(Mode.NEAREST, Mode.BILINEAR, Mode.BICUBIC)) {
      plan(work, mode.frameworkName() + " 256x256->224x224", to224(mode, false), IMAGE);
    }
    for (Mode mode : List.of(Mode.BILINEAR, Mode.BICUBIC)) {
      plan(work, mode.frameworkName() + "-aa 256x256->224x224", to224(mode, true), IMAGE);
      plan(work, mode.frameworkName() + "-aa 1080x1920->224x224", to224(mode, true), FRAME);
    }
    Plan plan = to224(Mode.BILINEAR, true).plan(FRAME);
    Backends.report()
        .forEach(
            (id, state) -> {
              if (state instanceof Available) {
                Backend backend = Backends.get(id);
                String name = id + " takes the plan of bilinear-aa 1080x1920->224x224";
                work.put(name, () -> last = backend.prepare(plan));
              }
            });
    return work;
  }

  private static void plan(
      Map<String, Runnable> work, String name, Operation<?> operation, TensorSpec source) {
    work.put("plan of " + name, () -> last = operation.plan(source));
  }

  private static Interpolate to224(Mode mode, boolean antialias) {
    return Interpolate.builder().mode(mode).antialias(antialias).size(224, 224).build();
  }
}
