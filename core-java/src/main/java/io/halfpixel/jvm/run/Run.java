package io.halfpixel.jvm.run;

import io.halfpixel.Tensor;
import io.halfpixel.jvm.memory.Elements;
import java.util.List;

/**
 * The producers of a plan with all memory of one run. Not thread-safe.
 *
 * <p>The last producer is asked for the units of a band, a portion at a time; each producer asks
 * the one before it for what that portion reads. Between two producers lies a {@link Ring}, so that
 * what neighbouring portions both read is computed once, and no tensor lies between the producers
 * unless a portion reads a whole one.
 */
public final class Run {
  private final Producer[] producers;
  private final Portions[] portions;

  /** What lies between producer i and the next one. */
  private final Ring[] rings;

  private final Elements source = new Elements();
  private final Elements target = new Elements();
  private final Reach reach = new Reach();

  /** The number of bands asked for last, and how many of them do something. */
  private int asked = 1;

  private int used = 1;

  /** Creates a run. Nothing else may use these producers as long as it is in use. */
  public Run(List<Producer> list, long sourceElements) {
    this.producers = list.toArray(new Producer[0]);
    this.rings = new Ring[Math.max(0, producers.length - 1)];
    this.portions = new Portions[producers.length];
    long input = sourceElements;
    for (int i = 0; i < producers.length; i++) {
      portions[i] = new Portions(producers[i], input);
      input = producers[i].outputElements();
      if (i < rings.length) {
        rings[i] = new Ring(producers[i].output(), input);
      }
    }
  }

  /** Writes one of several bands of the target. */
  public void band(Tensor from, Tensor to, int band, int bands) {
    if (bands != asked) {
      used = Bands.worthwhile(producers, bands, reach);
      asked = bands;
    }
    int last = producers.length - 1;
    long units = producers[last].units();
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
      producers[i].begin(read(i));
    }
    produce(last, first, end);
    source.unbind();
    target.unbind();
  }

  private Elements read(int producer) {
    return producer == 0 ? source : rings[producer - 1].elements();
  }

  private Elements written(int producer) {
    return producer == rings.length ? target : rings[producer].elements();
  }

  /** Has a producer write units, and the producers before it what they read. */
  private void produce(int producer, long from, long to) {
    if (producer == 0) {
      producers[0].run(source, written(0), from, to);
      return;
    }
    long unit = from;
    while (unit < to) {
      long end = portions[producer].end(unit, to);
      reach.set(unit, end);
      producers[producer].reads(reach);
      if (!reach.isEmpty()) {
        provide(producer - 1);
      }
      producers[producer].run(read(producer), written(producer), unit, end);
      unit = end;
    }
  }

  /** Has a producer write the elements of the reach that its ring does not hold. */
  private void provide(int producer) {
    int length = producers[producer].length();
    reach.divide(length);
    long end = reach.end();
    long missing = rings[producer].reach(reach.begin() * length, end * length) / length;
    if (missing < end) {
      produce(producer, missing, end);
    }
  }
}
