package io.halfpixel.preprocess;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;
import java.util.List;

/** Changes the channels of a draft. Stateless. */
final class Colours {
  /** Pillow's weights of red, green and blue in 65536ths: {@code L24} of its {@code Convert.c}. */
  private static final double[] LUMA = {19595, 38470, 7471};

  private static final int LUMA_BITS = 16;

  private Colours() {}

  /** Picks channels. */
  static Draft pick(Draft image, int... channels) {
    Pass axis = axis(image, channels.length);
    IndexTable table = IndexTable.of(image.channels(), channels);
    Gather gather = new Gather(axis.outer(), List.of(table), axis.inner(), image.type());
    return image.channels(channels.length, gather);
  }

  /** Repeats gray, leaves opacity out. */
  static Draft rgb(Draft image) {
    return switch (image.channels()) {
      case 1, 2 -> pick(image, 0, 0, 0);
      case 3 -> image;
      case 4 -> pick(image, 0, 1, 2);
      default -> throw unknown(image);
    };
  }

  /** Adds up red, green and blue, leaves opacity out. */
  static Draft gray(Draft image) {
    return switch (image.channels()) {
      case 1 -> image;
      case 2 -> pick(image, 0);
      case 3, 4 -> luma(image);
      default -> throw unknown(image);
    };
  }

  private static Draft luma(Draft image) {
    if (image.type() != DataType.U8) {
      throw new InvalidArgumentException(
          "gray is made of uint8 red, green and blue, but got " + image.spec());
    }
    TapTable taps = TapTable.of(new int[] {0, LUMA.length}, new int[] {0, 1, 2}, LUMA);
    FixedPoint1d sum =
        new FixedPoint1d(
            axis(image, 1), taps, 1 << (LUMA_BITS - 1), LUMA_BITS, DataType.U8, DataType.U8);
    return image.channels(1, sum);
  }

  private static Pass axis(Draft image, int channels) {
    long pixels = (long) image.height() * image.width();
    boolean planes = !image.spatial().channelsInner();
    return new Pass(planes ? 1 : pixels, image.channels(), channels, planes ? pixels : 1);
  }

  private static InvalidArgumentException unknown(Draft image) {
    return new InvalidArgumentException(
        "an image is gray or RGB, with opacity or without: 1 to 4 channels, but got "
            + image.channels());
  }
}
