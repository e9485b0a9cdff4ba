package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.opencv.Interpolation;
import io.halfpixel.tck.random.Randoms;
import java.util.Arrays;
import java.util.List;

/**
 * A random call of {@code cv::resize}.
 *
 * @param call the arguments
 * @param source the image, of shape [h, w] or [h, w, c]
 */
record OpenCvCase(OpenCvCall call, TensorSpec source) {
  /** What every interpolation takes. */
  private static final List<DataType> USUAL =
      List.of(DataType.U8, DataType.U16, DataType.I16, DataType.F32, DataType.F64);

  /** All of OpenCV 4, of which some are only copied. */
  private static final List<DataType> TYPES =
      List.of(
          DataType.U8,
          DataType.I8,
          DataType.U16,
          DataType.I16,
          DataType.I32,
          DataType.F16,
          DataType.F32,
          DataType.F64);

  /** The greatest factor by which both axes shrink to whole numbers. */
  private static final int GREATEST_WHOLE = 6;

  /** Lengths of the image, and of the result or 0, and factors or 0. */
  private record Geometry(long[] lengths, double fx, double fy) {}

  static OpenCvCase draw(Randoms random) {
    Geometry geometry = geometry(random);
    long[] lengths = geometry.lengths();
    Interpolation interpolation = random.pick(List.of(Interpolation.values()));
    DataType type = random.pick(Extents.oneIn(4, random) ? TYPES : USUAL);
    boolean plane = Extents.oneIn(8, random);
    Shape shape =
        plane ? Shape.of(lengths[0], lengths[1]) : Shape.of(lengths[0], lengths[1], lengths[2]);
    return new OpenCvCase(
        new OpenCvCall(
            (int) lengths[4], (int) lengths[3], geometry.fx(), geometry.fy(), interpolation),
        new TensorSpec(shape, type, MemoryFormat.CONTIGUOUS));
  }

  private static Geometry geometry(Randoms random) {
    return switch (random.between(0, 7)) {
      case 0, 1, 2 -> sized(random);
      case 3, 4 -> wholeFactors(random);
      case 5 -> scaled(1.0 / random.between(1, 6), 1.0 / random.between(1, 6), random);
      case 6 -> scaled(random.between(10, 300) / 100.0, random.between(10, 300) / 100.0, random);
      default -> Extents.oneIn(4, random) ? wrong(random) : same(random);
    };
  }

  private static Geometry sized(Randoms random) {
    long[] lengths = {
      Extents.length(2, random),
      Extents.length(2, random),
      channels(random),
      Extents.length(2, random),
      Extents.length(2, random)
    };
    long bound = Extents.bound(random);
    Extents.halve(lengths, new long[] {1, 1, 1, 1, 1}, random, l -> fits(l, bound));
    return new Geometry(lengths, 0, 0);
  }

  /**
   * An image that becomes one whole factor smaller on each axis, both the same half of the time.
   */
  private static Geometry wholeFactors(Randoms random) {
    int rows = random.between(1, GREATEST_WHOLE);
    int columns = random.flip() ? rows : random.between(1, GREATEST_WHOLE);
    Geometry small = sized(random);
    long[] lengths = small.lengths();
    int limit = 1 << GREATEST_WHOLE;
    lengths[3] = 1 + lengths[3] % limit;
    lengths[4] = 1 + lengths[4] % limit;
    lengths[0] = rows * lengths[3];
    lengths[1] = columns * lengths[4];
    lengths[2] = Math.min(lengths[2], 1 + Extents.MOST_ELEMENTS / (lengths[0] * lengths[1]) / 4);
    return small;
  }

  /** Factors alone, or a size of 0 or less beside them. */
  private static Geometry scaled(double fx, double fy, Randoms random) {
    Geometry drawn = sized(random);
    long[] lengths = drawn.lengths();
    lengths[0] = 1 + lengths[0] % 80;
    lengths[1] = 1 + lengths[1] % 80;
    lengths[2] = Math.min(lengths[2], 9);
    lengths[3] = random.between(-1, 0);
    lengths[4] = random.between(-1, random.flip() ? 0 : 7);
    return new Geometry(lengths, fx, random.flip() ? fx : fy);
  }

  /** A size that stays, beside factors that count nothing. */
  private static Geometry same(Randoms random) {
    long[] lengths = sized(random).lengths();
    lengths[3] = lengths[0];
    lengths[4] = lengths[1];
    return new Geometry(lengths, random.flip() ? 3 : 0, 0.5);
  }

  /** No size at all, factors that are not above 0 or leave no pixel, or an image without pixels. */
  private static Geometry wrong(Randoms random) {
    if (random.flip()) {
      long[] lengths = sized(random).lengths();
      lengths[random.between(0, 1)] = 0;
      return new Geometry(lengths, 1, 1);
    }
    List<Double> factors = List.of(0.0, -2.0, 1e-6, 0.5);
    return scaled(random.pick(factors), random.pick(factors), random);
  }

  private static int channels(Randoms random) {
    return Extents.oneIn(8, random) ? Extents.channels(random) : random.between(1, 5);
  }

  private static boolean fits(long[] lengths, long bound) {
    return Extents.product(Arrays.copyOf(lengths, 3)) <= bound
        && lengths[2] * lengths[3] * lengths[4] <= bound;
  }
}
