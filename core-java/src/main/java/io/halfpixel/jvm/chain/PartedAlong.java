package io.halfpixel.jvm.chain;

import io.halfpixel.jvm.along.AlongRow;

/**
 * A pass along the rows like {@link AlongAxis} whose first inner positions, the body, are summed in
 * another way than the others, the tail. Both are computed everywhere, since inner lengths are
 * small.
 */
final class PartedAlong<A> extends RowsAbove<A> {
  private final AlongRow<A> body;
  private final AlongRow<A> tail;
  private final int bodyInner;
  private final int inner;
  private final int from;
  private final int to;
  private final A input;
  private final A bodies;

  /** Creates the pass from rows of a length to rows of another, [N][inner]. */
  PartedAlong(
      RowProducer<A> below,
      AlongRow<A> body,
      AlongRow<A> tail,
      int bodyInner,
      int inner,
      int from,
      int to) {
    super(below);
    this.body = body;
    this.tail = tail;
    this.bodyInner = bodyInner;
    this.inner = inner;
    this.from = from;
    this.to = to;
    this.input = tail.carrier().row(from);
    this.bodies = tail.carrier().row(to);
  }

  @Override
  PartedAlong<A> forRun() {
    return new PartedAlong<>(
        below.forRun(), body.forRun(), tail.forRun(), bodyInner, inner, from, to);
  }

  @Override
  void produce(long number, A row) {
    below.produce(number, input);
    tail.run(input, row, 0);
    body.run(input, bodies, 0);
    for (int at = 0; at < to; at += inner) {
      System.arraycopy(bodies, at, row, at, bodyInner);
    }
  }
}
