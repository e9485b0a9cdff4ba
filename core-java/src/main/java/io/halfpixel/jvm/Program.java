package io.halfpixel.jvm;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Plan;
import java.util.List;

/** The stages of a plan with all tables and scratch memory of one run. Not thread-safe. */
final class Program {
  private final List<Stage> stages;

  /** What lies between two stages; made by the first run, since most plans are one stage. */
  private final Tensor[] between;

  Program(Plan plan, Loops loops) {
    this.stages = new StageBuilder(loops).stages(plan);
    this.between = new Tensor[Math.max(0, stages.size() - 1)];
  }

  /** Writes one band. Several stages run one after the other, all of them in band 0. */
  void run(Tensor source, Tensor target, int band, int bands) {
    if (stages.size() == 1) {
      Stage stage = stages.get(0);
      long from = start(stage.units(), band, bands);
      long to = start(stage.units(), band + 1, bands);
      if (from < to) {
        stage.run(source, target, from, to);
      }
    } else if (band == 0) {
      runAll(source, target);
    }
  }

  private static long start(long units, int band, int bands) {
    return units / bands * band + Math.min(band, units % bands);
  }

  private void runAll(Tensor source, Tensor target) {
    Tensor input = source;
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      Tensor output = i == between.length ? target : between(i);
      stage.run(input, output, 0, stage.units());
      input = output;
    }
  }

  private Tensor between(int stage) {
    if (between[stage] == null) {
      DataType type = stages.get(stage).output();
      between[stage] = Tensor.allocate(TensorSpec.of(type, stages.get(stage).outputElements()));
    }
    return between[stage];
  }
}
