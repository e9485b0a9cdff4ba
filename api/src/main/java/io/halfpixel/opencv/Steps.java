package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.plan.IndexTable;
import io.halfpixel.plan.Step;
import io.halfpixel.rules.SpatialLayout;
import java.util.List;

/**
 * Chooses between OpenCV's ways to resize and makes their steps.
 *
 * <p>Source: OpenCV, {@code cv::hal::resize} in {@code modules/imgproc/src/resize.cpp}.
 *
 * @param layout where the axes of the image lie
 * @param height the height
 * @param width the width; it and the height are not both kept
 * @param type the type of the pixels
 * @param version the release
 * @param vectorBits the vectors of the build
 */
record Steps(
    SpatialLayout layout, Axis height, Axis width, DataType type, Version version, int vectorBits) {
  /**
   * Returns the steps.
   *
   * @throws InvalidArgumentException if OpenCV has no such pixels in this mode
   */
  List<Step> of(Interpolation asked) {
    Interpolation mode = effective(asked);
    return switch (mode) {
      case NEAREST -> gather(NearestRule.floor(height), NearestRule.floor(width));
      case NEAREST_EXACT ->
          gather(NearestRule.exact(height, version), NearestRule.exact(width, version));
      case LINEAR_EXACT -> new LinearExactSteps(layout, height, width, type).all();
      case LINEAR -> interpolated(Kernel.LINEAR, mode);
      case CUBIC -> interpolated(Kernel.CUBIC, mode);
      case LANCZOS4 -> interpolated(Kernel.LANCZOS4, mode);
      case AREA -> area();
    };
  }

  private List<Step> gather(IndexTable rows, IndexTable columns) {
    return List.of(layout.gather(List.of(rows, columns), type));
  }

  private Interpolation effective(Interpolation asked) {
    boolean exact = asked == Interpolation.LINEAR_EXACT;
    if (exact && type.isFloatingPoint() && type.bytes() > 2) {
      return effective(Interpolation.LINEAR);
    }
    boolean mean = exact ? layout.channels() != 2 : asked == Interpolation.LINEAR;
    return mean && halves() ? Interpolation.AREA : asked;
  }

  private boolean isWhole() {
    return height.isWhole() && width.isWhole();
  }

  private boolean halves() {
    return isWhole() && height.wholeScale() == 2 && width.wholeScale() == 2;
  }

  private List<Step> interpolated(Kernel kernel, Interpolation mode) {
    boolean covered = mode == Interpolation.AREA;
    requireArithmetic("func != 0", mode);
    boolean fixed = type == DataType.U8;
    Interpolated rows = new Interpolated(height, kernel, covered, fixed);
    Interpolated columns = new Interpolated(width, kernel, covered, fixed);
    return new InterpolatedSteps(layout, rows, columns, vectorBits).of(type);
  }

  private List<Step> area() {
    if (height.scale() < 1 || width.scale() < 1) {
      return interpolated(Kernel.LINEAR, Interpolation.AREA);
    }
    if (!isWhole()) {
      requireArithmetic("func != 0 && cn <= 4", Interpolation.AREA);
      if (layout.channels() > 4) {
        throw Refusal.assertion(
            "func != 0 && cn <= 4",
            "INTER_AREA has up to 4 channels where it does not shrink by whole numbers, but got "
                + layout.channels());
      }
      return new SharesSteps(layout, height, width, type).all();
    }
    requireArithmetic("func != 0", Interpolation.AREA);
    return new CellSteps(layout, height, width, type, vectorBits / Float.SIZE).all();
  }

  private void requireArithmetic(String condition, Interpolation mode) {
    switch (type) {
      case U8, U16, I16, F32, F64 -> {}
      default ->
          throw Refusal.assertion(
              condition,
              mode
                  + " takes uint8, uint16, int16, float32 and float64 here, but got "
                  + type
                  + "; INTER_NEAREST takes every type");
    }
  }
}
