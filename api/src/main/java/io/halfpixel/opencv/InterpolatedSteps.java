package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Convert;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Pad;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * LINEAR, CUBIC and LANCZOS4, and AREA where it enlarges: the width first, then the height.
 *
 * <p>The vector loops of the second pass add in the other direction, last tap first, in whole
 * vectors of a row of the result; what is left of the row, and all of {@code float64}, is added
 * first tap first. Of two taps both are the same.
 *
 * <p>Source: OpenCV, {@code resizeGeneric_}, {@code VResizeLinear}, {@code VResizeCubic}, {@code
 * VResizeLanczos4} and their vector loops in {@code modules/imgproc/src/resize.cpp}.
 */
record InterpolatedSteps(
    SpatialLayout layout, Interpolated rows, Interpolated columns, int vectorBits) {
  private static final int FIXED_BITS = Interpolated.FIXED_BITS;

  List<Step> of(DataType type) {
    List<Step> copied = type.isInteger() ? unmixed(type) : null;
    return copied != null ? copied : mixed(type);
  }

  /** Integers keep their value where no two pixels are mixed; null if some are. */
  private @Nullable List<Step> unmixed(DataType type) {
    double one = type == DataType.U8 ? 1 << FIXED_BITS : 1;
    IndexTable down = CopiedPixels.of(rows.vertical(), one, rows.axis().from());
    IndexTable across =
        down == null
            ? null
            : CopiedPixels.of(columns.horizontal(Interpolated.NO_ZERO), one, columns.axis().from());
    return across == null ? null : List.of(layout.gather(List.of(down, across), type));
  }

  private List<Step> mixed(DataType type) {
    return switch (type) {
      case U8 -> kernel() == Kernel.LINEAR ? bytesOfTwo() : bytesOfMany();
      case U16, I16 -> shorts(type);
      default -> floats(type);
    };
  }

  private Kernel kernel() {
    return rows.kernel();
  }

  private Pass columnPass() {
    return layout.pass(1, columns.axis().to());
  }

  private Pass rowPass() {
    return layout.resized(1, columns.axis().to()).pass(0, rows.axis().to());
  }

  /** The part of a row of the result that whole vectors of a type fill. */
  private long inVectors(int bits) {
    long row = rowPass().inner();
    return vectorBits == 0 ? 0 : row - row % (vectorBits / bits);
  }

  /**
   * Rows between the passes lose 4 of their 11 fractional bits, so that they fit 16 bits; then each
   * product loses 16, and their sum is rounded, halves up.
   */
  private List<Step> bytesOfTwo() {
    return List.of(
        new FixedPoint1d(
            columnPass(),
            columns.horizontal(Interpolated.NO_ZERO),
            0,
            4,
            DataType.U8,
            DataType.I16),
        new FixedPoint1d(
            rowPass(),
            rows.vertical(),
            new Terms(0, 16, Ties.FLOOR),
            2,
            2,
            0,
            DataType.I16,
            DataType.U8));
  }

  private List<Step> bytesOfMany() {
    boolean vectors = kernel() == Kernel.CUBIC;
    return List.of(
        new FixedPoint1d(
            columnPass(),
            columns.horizontal(Interpolated.NO_ZERO),
            0,
            0,
            DataType.U8,
            DataType.I32),
        new FixedPoint1d(
            rowPass(),
            rows.vertical(),
            Terms.EXACT,
            1L << 2 * FIXED_BITS - 1,
            2 * FIXED_BITS,
            vectors ? inVectors(Short.SIZE) : 0,
            DataType.I32,
            DataType.U8));
  }

  /** In float32, rounded at the end. */
  private List<Step> shorts(DataType type) {
    boolean vectors = type == DataType.I16 || kernel() != Kernel.LANCZOS4;
    return List.of(
        sum(columnPass(), columns.horizontal(Interpolated.NO_ZERO), 0, type, DataType.F32),
        sum(
            rowPass(),
            rows.vertical(),
            vectors ? inVectors(Short.SIZE) : 0,
            DataType.F32,
            DataType.F32),
        new Convert(rowPass().outputElements(), DataType.F32, type, Convert.Rounding.NEAREST_EVEN));
  }

  private List<Step> floats(DataType type) {
    long body = type == DataType.F32 ? inVectors(Float.SIZE) : 0;
    List<Step> steps = new ArrayList<>();
    if (kernel() == Kernel.LINEAR) {
      steps.add(sum(columnPass(), columns.horizontal(Interpolated.NO_ZERO), 0, type, type));
    } else {
      Pad zero = withZero(type);
      Pass wider = zero.pass();
      steps.add(zero);
      steps.add(
          sum(
              new Pass(
                  wider.outer(), wider.outputLength(), columnPass().outputLength(), wider.inner()),
              columns.horizontal(wider.inputLength()),
              0,
              type,
              type));
    }
    steps.add(sum(rowPass(), rows.vertical(), body, type, type));
    return steps;
  }

  /** One pixel more in each row, which is +0. */
  private Pad withZero(DataType type) {
    return new Pad(layout.pass(1, columns.axis().from() + 1), 0, type, 0);
  }

  private Resample1d sum(
      Pass pass, io.halfpixel.plan.TapTable taps, long body, DataType input, DataType output) {
    boolean two = kernel() == Kernel.LINEAR;
    return new Resample1d(
        pass,
        taps,
        two ? 0 : body,
        two ? Accumulation.SEQUENTIAL : Accumulation.REVERSED,
        Accumulation.SEQUENTIAL,
        input,
        output,
        output);
  }
}
