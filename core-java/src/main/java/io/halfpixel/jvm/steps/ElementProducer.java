package io.halfpixel.jvm.steps;

import io.halfpixel.DataType;
import io.halfpixel.jvm.chain.Changes;
import io.halfpixel.jvm.chain.RowChange;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.DoubleCarrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.memory.LongCarrier;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.sums.Loops;
import io.halfpixel.plan.Elementwise;
import io.halfpixel.plan.Step;
import java.util.List;
import java.util.stream.Stream;

/** Steps that compute each element by itself, without a pass among them, over short stretches. */
final class ElementProducer<A> extends StretchProducer {
  private static final int STRETCH = 4096;

  private final Carrier<A> carrier;
  private final RowChange<A>[] changes;
  private final A row;

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array, since iterators are allocated.
  private ElementProducer(
      DataType output, long elements, Carrier<A> carrier, List<RowChange<A>> changes) {
    super(output, elements, STRETCH);
    this.carrier = carrier;
    this.changes = changes.toArray(new RowChange[0]);
    this.row = carrier.row(STRETCH);
  }

  private static <A> ElementProducer<A> of(List<Step> steps, Carrier<A> carrier) {
    Changes<A> changes = new Changes<>(carrier, STRETCH);
    steps.forEach(step -> changes.add((Elementwise) step));
    Step last = steps.get(steps.size() - 1);
    return new ElementProducer<>(
        last.output(), last.outputElements(), carrier, changes.take(last.output()));
  }

  @Override
  public Producer forRun() {
    List<RowChange<A>> own = Stream.of(changes).map(RowChange::forRun).toList();
    return new ElementProducer<>(output(), outputElements(), carrier, own);
  }

  /** Returns whether rows of one carrier can go through all steps. */
  static boolean fits(List<Step> steps, Loops loops) {
    return allTake(loops.floats(), steps)
        || allTake(DoubleCarrier.INSTANCE, steps)
        || allTake(LongCarrier.INSTANCE, steps);
  }

  private static boolean allTake(Carrier<?> carrier, List<Step> steps) {
    return steps.stream().allMatch(step -> Changes.takes(carrier, (Elementwise) step));
  }

  /**
   * Returns the producer of steps that {@linkplain #fits fit}, or of one: the first that will do.
   */
  static ElementProducer<?> of(List<Step> steps, Loops loops) {
    if (allTake(loops.floats(), steps)) {
      return of(steps, loops.floats());
    } else if (allTake(DoubleCarrier.INSTANCE, steps)) {
      return of(steps, DoubleCarrier.INSTANCE);
    } else if (allTake(LongCarrier.INSTANCE, steps)) {
      return of(steps, LongCarrier.INSTANCE);
    }
    return betweenLongsAndFloats(steps, loops);
  }

  /** A conversion between int64 and a floating-point type; each reads and writes what it needs. */
  private static ElementProducer<?> betweenLongsAndFloats(List<Step> steps, Loops loops) {
    return switch (steps.get(0).output()) {
      case F32 -> of(steps, loops.floats());
      case F16, BF16 -> of(steps, DoubleCarrier.ODD);
      default -> of(steps, DoubleCarrier.INSTANCE);
    };
  }

  @Override
  void make(Elements source, Elements target, long at, int count) {
    source.read(at, count, carrier, row, 0);
    for (RowChange<A> change : changes) {
      change.run(row, at, count);
    }
    target.write(at, count, carrier, row);
  }
}
