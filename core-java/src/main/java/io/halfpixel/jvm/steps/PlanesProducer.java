package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.ElementMoves;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Permute;
import org.jspecify.annotations.Nullable;

/**
 * A permutation at the end of a plan that makes planes of pixels, [n][pixels][channels] to
 * [n][channels][pixels]. Bits are kept, or looked up in a table of what the steps before it make of
 * bytes.
 *
 * <p>A unit is a pixel, so that the producer before computes pixels in the order of memory; the
 * elements of a pixel are written to a plane each.
 */
final class PlanesProducer extends Producer {
  private final long images;
  private final long pixels;
  private final int channels;
  private final @Nullable ByteTable table;

  /** Creates the producer of a permutation that {@code layout} says is such a one. */
  PlanesProducer(Permute step, AxisLayout layout) {
    this(step, layout, null);
  }

  /** Creates the producer of a table for pixels and the permutation behind it. */
  PlanesProducer(Permute step, AxisLayout layout, @Nullable ByteTable table) {
    super(step.output(), step.outputElements(), layout.length(1));
    this.channels = layout.length(1);
    this.pixels = layout.length(0);
    this.table = table;
    this.images = step.outputElements() / channels / pixels;
  }

  @Override
  public long blocks() {
    return images;
  }

  @Override
  public void reads(Reach reach) {
    reach.multiply(channels);
  }

  @Override
  public void run(Elements source, Elements target, long from, long to) {
    long end;
    for (long pixel = from; pixel < to; pixel = end) {
      long image = pixel / pixels;
      end = Math.min(to, (image + 1) * pixels);
      int count = (int) (end - pixel);
      source.load(pixel * channels, count * channels);
      for (int channel = 0; channel < channels; channel++) {
        long at = (image * channels + channel) * pixels + pixel - image * pixels;
        target.open(at, count);
        move(source, source.start() + channel, channel, target, count);
        target.store(at, count);
      }
    }
  }

  /** Writes so many elements of a channel, the first of which is at a place of the source. */
  private void move(Elements source, int first, int channel, Elements target, int count) {
    if (table == null) {
      ElementMoves.strided(
          source.array(), first, channels, target.array(), target.start(), 1, count);
    } else {
      byte[] bytes = (byte[]) source.array();
      table.write(bytes, first, channels, channel, target.array(), target.start(), count);
    }
  }
}
