package io.halfpixel.torch;

import io.halfpixel.DataType;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.SpatialLayout;

/**
 * What PyTorch 1.11 to 1.13 computes in another way than 2.x: the coordinates of the linear modes
 * and of bicubic for {@code float32}.
 *
 * <p>The ratio r of {@link Axis#ratio} is a binary32 number, the coordinate r·(i + ½) − ½, or r·i
 * for aligned corners, a binary64 one, and its fraction is rounded to binary32. Linear modes cut
 * the coordinate, bicubic takes the floor of its binary32 value, so that its fraction may lie a
 * little outside of [0, 1].
 *
 * <p>Source: PyTorch 1.13, {@code aten/src/ATen/native/UpSample.h}; the arithmetic was found by
 * impulses given to release 1.13.1.
 */
final class TorchOneRule {
  private TorchOneRule() {}

  /**
   * Refuses what is not known to the bit.
   *
   * @throws UnsupportedModeException under the conditions of {@link TorchVersion#TORCH_1_13}
   */
  static void check(Arguments arguments, Mode mode, SpatialLayout layout, DataType type) {
    boolean indices = mode == Mode.NEAREST || mode == Mode.NEAREST_EXACT;
    if (mode == Mode.LANCZOS || arguments.antialias()) {
      throw refused("antialiasing", "2.x");
    }
    if (layout.channelsInner() && layout.channels() > 1) {
      throw refused("tensors in channels-last memory", "a contiguous copy");
    }
    boolean channelsLast = mode != Mode.NEAREST && mode != Mode.BICUBIC && mode != Mode.AREA;
    if (channelsLast && layout.channels() == 1 && layout.axes() > 1) {
      throw refused("mode " + mode.frameworkName() + " of one channel", "two or more channels");
    }
    if (!indices && mode != Mode.AREA && type != DataType.F32) {
      throw refused("interpolation of " + type, "float32");
    }
  }

  private static UnsupportedModeException refused(String what, String instead) {
    return new UnsupportedModeException(
        "the bits of PyTorch 1.13 are not known for " + what + "; use " + instead);
  }

  /** Returns two taps a row. */
  static TapTable linear(Axis axis, Arithmetic single) {
    int last = axis.inputLength() - 1;
    TapRows rows = TapRows.ofTaps(axis.outputLength(), 2L * axis.outputLength());
    for (int i = 0; i < axis.outputLength(); i++) {
      double x = axis.isSameLength() ? i : Math.max(coordinate(axis, single, i), 0);
      int left = Math.min((int) x, last);
      float fraction = (float) (x - left);
      rows.add(left, 1 - fraction);
      rows.add(axis.isSameLength() ? i : Math.min(left + 1, last), fraction);
      rows.endRow();
    }
    return rows.table();
  }

  /** Returns four taps a row. */
  static TapTable cubic(Axis axis, Arithmetic single) {
    CubicKernel kernel = new CubicKernel(single, CubicRule.A, true);
    TapRows rows = TapRows.ofTaps(axis.outputLength(), 4L * axis.outputLength());
    for (int i = 0; i < axis.outputLength(); i++) {
      double x = coordinate(axis, single, i);
      int left = SourceCoordinate.floor(x, axis.inputLength());
      CubicRule.addRow(rows, left, CubicRule.weights(kernel, (float) (x - left)), axis);
    }
    return rows.table();
  }

  private static double coordinate(Axis axis, Arithmetic single, int i) {
    double ratio = axis.ratio(single);
    return axis.alignCorners() ? ratio * i : ratio * (i + 0.5) - 0.5;
  }
}
