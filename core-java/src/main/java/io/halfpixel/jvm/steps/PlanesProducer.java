package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.ElementMoves;
import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Permute;

/**
 * A permutation at the end of a plan that makes planes of pixels, [n][pixels][channels] to
 * [n][channels][pixels]. Bits are kept.
 *
 * <p>A unit is a pixel, so that the producer before computes pixels in the order of memory; the
 * elements of a pixel are written to a plane each.
 */
final class PlanesProducer extends Producer {
  private final long images;
  private final long pixels;
  private final int channels;

  /** Creates the producer of a permutation that {@code layout} says is such a one. */
  PlanesProducer(Permute step, AxisLayout layout) {
    super(step.output(), step.outputElements(), layout.length(1));
    this.channels = layout.length(1);
    this.pixels = layout.length(0);
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
        ElementMoves.strided(
            source.array(),
            source.start() + channel,
            channels,
            target.array(),
            target.start(),
            1,
            count);
        target.store(at, count);
      }
    }
  }
}
