package io.halfpixel.jvm.run;

import io.halfpixel.Tensor;
import io.halfpixel.jvm.memory.Elements;
import java.util.List;

/**
 * The stages of a plan with all memory of one run. Not thread-safe.
 *
 * <p>The last stage is asked for the units of a band, a portion at a time; each stage asks the one
 * before it for what that portion reads. Between two stages lies a {@link Ring}, so that what
 * neighbouring portions both read is computed once, and no tensor lies between the stages unless a
 * portion reads a whole one.
 */
public final class Run {
  private final Stage[] stages;
  private final Portions[] portions;

  /** What lies between stage i and the next one. */
  private final Ring[] rings;

  private final Elements source = new Elements();
  private final Elements target = new Elements();
  private final Reach reach = new Reach();

  /** The number of bands asked for last, and how many of them do something. */
  private int asked = 1;

  private int used = 1;

  /** Creates a run that nobody else may use these stages beside. */
  public Run(List<Stage> list, long sourceElements) {
    this.stages = list.toArray(new Stage[0]);
    this.rings = new Ring[Math.max(0, stages.length - 1)];
    this.portions = new Portions[stages.length];
    long input = sourceElements;
    for (int i = 0; i < stages.length; i++) {
      portions[i] = new Portions(stages[i], input);
      input = stages[i].outputElements();
      if (i < rings.length) {
        rings[i] = new Ring(stages[i].output(), input);
      }
    }
  }

  /** Writes one of several bands of the target. */
  public void band(Tensor from, Tensor to, int band, int bands) {
    if (bands != asked) {
      used = Bands.worthwhile(stages, bands, reach);
      asked = bands;
    }
    int last = stages.length - 1;
    long units = stages[last].units();
    long first = Bands.start(units, band, used);
    long end = Bands.start(units, band + 1, used);
    if (band >= used || first >= end) {
      return;
    }
    source.bind(from);
    target.bind(to);
    for (Ring ring : rings) {
      ring.forget();
    }
    for (int i = 0; i <= last; i++) {
      stages[i].begin(read(i));
    }
    produce(last, first, end);
    source.unbind();
    target.unbind();
  }

  private Elements read(int stage) {
    return stage == 0 ? source : rings[stage - 1].elements();
  }

  private Elements written(int stage) {
    return stage == rings.length ? target : rings[stage].elements();
  }

  /** Has a stage write units, and the stages before it what they read. */
  private void produce(int stage, long from, long to) {
    if (stage == 0) {
      stages[0].run(source, written(0), from, to);
      return;
    }
    long unit = from;
    while (unit < to) {
      long end = portions[stage].end(unit, to);
      reach.set(unit, end);
      stages[stage].reads(reach);
      if (!reach.isEmpty()) {
        provide(stage - 1);
      }
      stages[stage].run(read(stage), written(stage), unit, end);
      unit = end;
    }
  }

  /** Has a stage write the elements of the reach that its ring does not hold. */
  private void provide(int stage) {
    int length = stages[stage].length();
    reach.divide(length);
    long end = reach.end();
    long missing = rings[stage].reach(reach.begin() * length, end * length) / length;
    if (missing < end) {
      produce(stage, missing, end);
    }
  }
}
