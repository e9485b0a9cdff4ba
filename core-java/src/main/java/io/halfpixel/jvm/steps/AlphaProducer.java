package io.halfpixel.jvm.steps;

import io.halfpixel.jvm.memory.Elements;
import io.halfpixel.jvm.run.Producer;
import io.halfpixel.jvm.run.Reach;
import io.halfpixel.plan.Alpha;
import io.halfpixel.plan.Alpha.Direction;

/** Colours multiplied by the opacity of their pixel, or divided by it. A unit is a pixel. */
final class AlphaProducer extends Producer {
  /** About so many elements are computed at a time. */
  private static final int STRETCH = 4096;

  private final int channels;
  private final boolean multiplies;

  AlphaProducer(Alpha step) {
    super(step.output(), step.outputElements(), step.channels());
    this.channels = step.channels();
    this.multiplies = step.direction() == Direction.PREMULTIPLY;
  }

  @Override
  public long blocks() {
    return units();
  }

  @Override
  public void reads(Reach reach) {
    reach.multiply(channels);
  }

  @Override
  public void run(Elements source, Elements target, long from, long to) {
    int stretch = Math.max(1, STRETCH / channels);
    for (long pixel = from; pixel < to; pixel += stretch) {
      int count = (int) Math.min(stretch, to - pixel) * channels;
      source.load(pixel * channels, count);
      target.open(pixel * channels, count);
      compute(source.array(), source.start(), target.array(), target.start(), count);
      target.store(pixel * channels, count);
    }
  }

  private void compute(Object from, int first, Object to, int at, int count) {
    if (from instanceof byte[] bytes) {
      bytes(bytes, first, (byte[]) to, at, count);
    } else if (from instanceof short[] shorts) {
      shorts(shorts, first, (short[]) to, at, count);
    } else {
      floats((float[]) from, first, (float[]) to, at, count);
    }
  }

  private void bytes(byte[] from, int first, byte[] to, int at, int count) {
    for (int pixel = 0; pixel < count; pixel += channels) {
      int last = pixel + channels - 1;
      int alpha = from[first + last] & 0xff;
      for (int i = pixel; i < last; i++) {
        int colour = from[first + i] & 0xff;
        to[at + i] = (byte) (multiplies ? product(colour, alpha) : quotient(colour, alpha));
      }
      to[at + last] = (byte) alpha;
    }
  }

  private static int product(int colour, int alpha) {
    int t = colour * alpha + 128;
    return (t >> 8) + t >> 8;
  }

  private static int quotient(int colour, int alpha) {
    return alpha == 0 || alpha == 0xff ? colour : Math.min(0xff * colour / alpha, 0xff);
  }

  private void shorts(short[] from, int first, short[] to, int at, int count) {
    for (int pixel = 0; pixel < count; pixel += channels) {
      int last = pixel + channels - 1;
      long alpha = from[first + last] & 0xffff;
      for (int i = pixel; i < last; i++) {
        long colour = from[first + i] & 0xffff;
        to[at + i] = (short) (multiplies ? product(colour, alpha) : quotient(colour, alpha));
      }
      to[at + last] = (short) alpha;
    }
  }

  private static long product(long colour, long alpha) {
    long t = colour * alpha + 0x8000;
    return (t >> 16) + t >> 16;
  }

  private static long quotient(long colour, long alpha) {
    boolean stays = alpha == 0 || alpha == 0xffff;
    return stays ? colour : Math.min(0xffff * colour / alpha, 0xffff);
  }

  private void floats(float[] from, int first, float[] to, int at, int count) {
    for (int pixel = 0; pixel < count; pixel += channels) {
      int last = pixel + channels - 1;
      float alpha = from[first + last];
      for (int i = pixel; i < last; i++) {
        float colour = from[first + i];
        float divided = alpha == 0 ? colour : colour / alpha;
        to[at + i] = multiplies ? colour * alpha : divided;
      }
      to[at + last] = alpha;
    }
  }
}
