package io.halfpixel.benchmarks;

import io.halfpixel.DataType;
import io.halfpixel.TensorSpec;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Permute;
import io.halfpixel.plan.Plan;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.TapTable;
import java.util.List;
import java.util.stream.IntStream;

/** Plans written by hand for a 4K frame of bytes, channels last. */
final class FramePlans {
  static final int HEIGHT = 2160;
  static final int WIDTH = 3840;
  static final int CHANNELS = 3;
  private static final int CROPPED_HEIGHT = 2000;
  private static final int CROPPED_WIDTH = 3600;
  private static final int TARGET_HEIGHT = 1000;
  private static final int TARGET_WIDTH = 1800;

  private FramePlans() {}

  /**
   * Returns what prepares a frame for a network: the middle of it, half as large, less a mean and
   * divided by a deviation for each channel, as planes.
   */
  static Plan preprocessing() {
    Gather crop =
        new Gather(
            1,
            List.of(middle(HEIGHT, CROPPED_HEIGHT), middle(WIDTH, CROPPED_WIDTH)),
            CHANNELS,
            DataType.U8);
    Resample1d width =
        new Resample1d(
            new Pass(CROPPED_HEIGHT, CROPPED_WIDTH, TARGET_WIDTH, CHANNELS),
            linear(CROPPED_WIDTH, TARGET_WIDTH),
            Accumulation.SEQUENTIAL,
            DataType.U8,
            DataType.F32,
            DataType.F32);
    Resample1d height =
        new Resample1d(
            new Pass(1, CROPPED_HEIGHT, TARGET_HEIGHT, (long) TARGET_WIDTH * CHANNELS),
            linear(CROPPED_HEIGHT, TARGET_HEIGHT),
            Accumulation.SEQUENTIAL,
            DataType.F32,
            DataType.F32,
            DataType.F32);
    long pixels = (long) TARGET_HEIGHT * TARGET_WIDTH;
    ChannelArithmetic normalise =
        new ChannelArithmetic(
            pixels,
            CHANNELS,
            1,
            List.of(
                Operation.float32(Operator.SUBTRACT, 123.675f, 116.28f, 103.53f),
                Operation.float32(Operator.DIVIDE, 58.395f, 57.12f, 57.375f)),
            DataType.F32,
            DataType.F32);
    Permute planes = new Permute(List.of(pixels, (long) CHANNELS), List.of(1, 0), DataType.F32);
    return new Plan(
        TensorSpec.of(DataType.U8, HEIGHT, WIDTH, CHANNELS),
        TensorSpec.of(DataType.F32, CHANNELS, TARGET_HEIGHT, TARGET_WIDTH),
        List.of(crop, width, height, normalise, planes));
  }

  private static IndexTable middle(int length, int count) {
    int first = (length - count) / 2;
    return IndexTable.of(length, IntStream.range(first, first + count).toArray());
  }

  /** Returns the taps of a line between neighbours, pixels being areas. */
  private static TapTable linear(int length, int count) {
    int[] indices = new int[2 * count];
    double[] weights = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double at = Math.max(0, (i + 0.5) * length / count - 0.5);
      int left = (int) at;
      float part = (float) (at - left);
      indices[2 * i] = left;
      indices[2 * i + 1] = Math.min(left + 1, length - 1);
      weights[2 * i] = 1 - part;
      weights[2 * i + 1] = part;
    }
    return TapTable.uniform(2, indices, weights);
  }
}
