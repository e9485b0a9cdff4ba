package io.halfpixel.jvm.chain;

import io.halfpixel.DataType;
import io.halfpixel.jvm.memory.Carrier;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;

/**
 * Passes and conversions that run row by row, without memory for what lies between them.
 *
 * <p>The top level is asked for the rows of the target; each level pulls what it needs from the one
 * below. Each row of the target is a function of the source alone, so any range of rows can be
 * computed by itself (rule HP-401).
 */
final class RowChain<A> extends Producer {
  private final RowProducer<A> top;
  private final Carrier<A> carrier;
  private final int length;
  private final long blocks;
  private final A row;
  private final boolean direct;
  private final Reach asked = new Reach();

  RowChain(
      RowProducer<A> top,
      Carrier<A> carrier,
      int length,
      DataType output,
      long outputElements,
      long blocks) {
    super(output, outputElements, length);
    this.top = top;
    this.carrier = carrier;
    this.length = length;
    this.blocks = blocks;
    this.row = carrier.row(length);
    this.direct = top.writes(output);
  }

  @Override
  public long blocks() {
    return blocks;
  }

  @Override
  public void reads(Reach reach) {
    top.reads(reach);
  }

  @Override
  public RowChain<A> forRun() {
    return new RowChain<>(top.forRun(), carrier, length, output(), outputElements(), blocks);
  }

  @Override
  public void begin(Elements source) {
    top.begin(source);
  }

  @Override
  public void run(Elements source, Elements target, long from, long end) {
    asked.set(from, end);
    top.reads(asked);
    for (long unit = from; unit < end; unit++) {
      if (direct) {
        target.open(unit * length, length);
        top.write(unit, output(), target.array(), target.start());
        target.store(unit * length, length);
      } else {
        top.produce(unit, row);
        target.write(unit * length, length, carrier, row);
      }
    }
  }
}
