package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Reach;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the level below, changed in place. */
final class ChangedRows<A> extends RowProducer<A> {
  private final RowProducer<A> below;
  private final RowChange<A>[] changes;
  private final int length;

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array, since iterators are allocated.
  ChangedRows(RowProducer<A> below, List<RowChange<A>> changes, int length) {
    this.below = below;
    this.changes = changes.toArray(new RowChange[0]);
    this.length = length;
  }

  @Override
  ChangedRows<A> forRun() {
    return new ChangedRows<>(
        below.forRun(), Stream.of(changes).map(RowChange::forRun).toList(), length);
  }

  @Override
  void begin(Elements source) {
    below.begin(source);
  }

  @Override
  void reads(Reach rows) {
    below.reads(rows);
  }

  @Override
  void produce(long number, A row) {
    below.produce(number, row);
    for (RowChange<A> change : changes) {
      change.run(row, number * length, length);
    }
  }
}
