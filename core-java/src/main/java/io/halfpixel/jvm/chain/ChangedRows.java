package io.halfpixel.jvm.chain;

import java.util.List;
import java.util.stream.Stream;

/** The rows of the level below, changed in place. */
final class ChangedRows<A> extends RowsAbove<A> {
  private final RowChange<A>[] changes;
  private final int length;

  @SuppressWarnings({"unchecked", "rawtypes"}) // An array, since iterators are allocated.
  ChangedRows(RowProducer<A> below, List<RowChange<A>> changes, int length) {
    super(below);
    this.changes = changes.toArray(new RowChange[0]);
    this.length = length;
  }

  @Override
  ChangedRows<A> forRun() {
    return new ChangedRows<>(
        below.forRun(), Stream.of(changes).map(RowChange::forRun).toList(), length);
  }

  @Override
  void produce(long number, A row) {
    below.produce(number, row);
    for (RowChange<A> change : changes) {
      change.run(row, number * length, length);
    }
  }
}
