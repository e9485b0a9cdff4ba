package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.chain.Changes;
import io.halfpixel.jvm.chain.RowChange;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.LongCarrier;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.jvm.run.Stage;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Step;
import java.util.Arrays;
import java.util.List;

/** Steps that compute each element by itself, without a pass among them, over short stretches. */
final class ElementStage<A> extends Stage {
  private static final int STRETCH = 4096;

  private final Carrier<A> carrier;
  private final DataType input;
  private final RowChange<A>[] changes;
  private final A row;

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array, since iterators are allocated.
  private ElementStage(List<Step> steps, Carrier<A> carrier) {
    super(steps.get(steps.size() - 1).output(), steps.get(0).outputElements(), 1);
    this.carrier = carrier;
    this.input = steps.get(0).input();
    Changes<A> all = new Changes<>(carrier, STRETCH);
    steps.forEach(all::add);
    this.changes = all.take(output()).toArray(new RowChange[0]);
    this.row = carrier.row(STRETCH);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private ElementStage(ElementStage<A> other) {
    super(other.output(), other.outputElements(), 1);
    this.carrier = other.carrier;
    this.input = other.input;
    this.changes = new RowChange[other.changes.length];
    Arrays.setAll(changes, i -> other.changes[i].forRun());
    this.row = carrier.row(STRETCH);
  }

  @Override
  public Stage forRun() {
    return new ElementStage<>(this);
  }

  /** Returns whether rows of one carrier can go through all steps. */
  static boolean fits(List<Step> steps, Loops loops) {
    return allTake(loops.floats(), steps)
        || allTake(DoubleCarrier.INSTANCE, steps)
        || allTake(LongCarrier.INSTANCE, steps);
  }

  private static boolean allTake(Carrier<?> carrier, List<Step> steps) {
    return steps.stream().allMatch(step -> Changes.takes(carrier, step));
  }

  /** Returns the stage of steps that {@linkplain #fits fit}, or of one: the first that will do. */
  static ElementStage<?> of(List<Step> steps, Loops loops) {
    if (allTake(loops.floats(), steps)) {
      return new ElementStage<>(steps, loops.floats());
    } else if (allTake(DoubleCarrier.INSTANCE, steps)) {
      return new ElementStage<>(steps, DoubleCarrier.INSTANCE);
    } else if (allTake(LongCarrier.INSTANCE, steps)) {
      return new ElementStage<>(steps, LongCarrier.INSTANCE);
    }
    return betweenLongsAndFloats(steps, loops);
  }

  /** A conversion between int64 and a floating-point type; each reads and writes what it needs. */
  private static ElementStage<?> betweenLongsAndFloats(List<Step> steps, Loops loops) {
    return switch (steps.get(0).output()) {
      case F32 -> new ElementStage<>(steps, loops.floats());
      case F16, BF16 -> new ElementStage<>(steps, DoubleCarrier.ODD);
      default -> new ElementStage<>(steps, DoubleCarrier.INSTANCE);
    };
  }

  @Override
  public long blocks() {
    return units();
  }

  @Override
  public void reads(Reach reach) {}

  @Override
  public void run(Elements source, Elements target, long from, long to) {
    for (long at = from; at < to; at += STRETCH) {
      compute(source, target, at, (int) Math.min(STRETCH, to - at));
    }
  }

  private void compute(Elements source, Elements target, long at, int count) {
    source.load(at, count);
    carrier.read(input, source.array(), source.start(), row, 0, count);
    for (RowChange<A> change : changes) {
      change.run(row, at, count);
    }
    target.open(at, count);
    carrier.write(output(), row, target.array(), target.start(), count);
    target.store(at, count);
  }
}
