package io.halfpixel.pillow;

import io.halfpixel.DataType;
import io.halfpixel.plan.ChannelArithmetic;
import io.halfpixel.plan.ChannelArithmetic.Operation;
import io.halfpixel.plan.ChannelArithmetic.Operator;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Gather;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;

/**
 * Turns the highest bit of the second and the third of three bytes, which Pillow does when pixels
 * of mode LAB come in and go out.
 *
 * <p>That is x + 128, less 256 if x ≥ 128. Each of these two bands is taken twice: once x + 128 is
 * made of it, once the bit (x − 127.5)/1000 + ½, rounded; then both are added with the weights 1
 * and −256.
 */
final class LabBytes {
  private static final int BANDS = 3;
  private static final int DOUBLED = 5;

  private LabBytes() {}

  /** Returns the steps that turn the bytes of so many pixels; twice they change nothing. */
  static List<Step> turn(long pixels) {
    IndexTable twice = IndexTable.of(BANDS, new int[] {0, 1, 1, 2, 2});
    Gather doubled = new Gather(pixels, List.of(twice), 1, DataType.U8);
    ChannelArithmetic signs =
        new ChannelArithmetic(
            pixels,
            DOUBLED,
            1,
            List.of(
                Operation.float64(Operator.ADD, 0, 128, -127.5, 128, -127.5),
                Operation.float64(Operator.DIVIDE, 1, 1, 1000, 1, 1000),
                Operation.float64(Operator.ADD, 0, 0, 0.5, 0, 0.5)),
            DataType.U8,
            DataType.I16);
    TapTable taps =
        TapTable.of(
            new int[] {0, 1, 3, 5}, new int[] {0, 1, 2, 3, 4}, new double[] {1, 1, -256, 1, -256});
    Pass pass = new Pass(pixels, DOUBLED, BANDS, 1);
    return List.of(doubled, signs, new FixedPoint1d(pass, taps, 0, 0, DataType.I16, DataType.U8));
  }
}
