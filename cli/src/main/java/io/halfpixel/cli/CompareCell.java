package io.halfpixel.cli;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One piece of work that every backend gets.
 *
 * @param name what it is, such as {@code "bicubic f32 NCHW 1x3x32x32 x2"}
 * @param operation the resampling
 * @param source what is resampled
 */
record CompareCell(String name, Interpolate operation, TensorSpec source) {
  private static final long SEED = 20260101;
  private static final double SCALE = 2;

  /** A mode with or without antialiasing. */
  private record Filter(String name, Mode mode, boolean antialias) {}

  /** An element type in a memory format. */
  private record Kind(String name, DataType dataType, MemoryFormat memoryFormat) {}

  private static final List<Filter> FILTERS =
      List.of(
          new Filter("nearest", Mode.NEAREST, false),
          new Filter("bilinear", Mode.BILINEAR, false),
          new Filter("bicubic", Mode.BICUBIC, false),
          new Filter("bilinear-aa", Mode.BILINEAR, true));

  private static final List<Kind> KINDS =
      List.of(
          new Kind("f32 NCHW", DataType.F32, MemoryFormat.CONTIGUOUS),
          new Kind("f32 NHWC", DataType.F32, MemoryFormat.CHANNELS_LAST),
          new Kind("u8 NHWC", DataType.U8, MemoryFormat.CHANNELS_LAST));

  /**
   * Returns all cells, each of which doubles height and width: a small image, many channels, and a
   * film frame.
   *
   * @param quick whether the frame is 540p rather than 1080p
   */
  static List<CompareCell> all(boolean quick) {
    List<Shape> shapes =
        List.of(
            Shape.of(1, 3, 32, 32),
            Shape.of(1, 64, 128, 128),
            quick ? Shape.of(1, 3, 540, 960) : Shape.of(1, 3, 1080, 1920));
    List<CompareCell> cells = new ArrayList<>();
    for (Shape shape : shapes) {
      for (Filter filter : FILTERS) {
        for (Kind kind : KINDS) {
          cells.add(cell(shape, filter, kind));
        }
      }
    }
    return cells;
  }

  private static CompareCell cell(Shape shape, Filter filter, Kind kind) {
    Interpolate operation =
        Interpolate.builder()
            .scaleFactor(SCALE)
            .mode(filter.mode())
            .antialias(filter.antialias())
            .build();
    String name =
        "%s %s %dx%dx%dx%d x2"
            .formatted(
                filter.name(),
                kind.name(),
                shape.length(0),
                shape.length(1),
                shape.length(2),
                shape.length(3));
    return new CompareCell(
        name, operation, new TensorSpec(shape, kind.dataType(), kind.memoryFormat()));
  }

  /**
   * Returns the source with values that are the same in every run: floats in [-1, 1), or any bytes.
   */
  Tensor sourceTensor() {
    Tensor tensor = Tensor.allocate(source);
    SplittableRandom random = new SplittableRandom(SEED);
    if (tensor.array() instanceof float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (float) (2 * random.nextDouble() - 1);
      }
    } else {
      random.nextBytes((byte[]) tensor.array());
    }
    return tensor;
  }
}
