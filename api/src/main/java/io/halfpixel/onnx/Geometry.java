package io.halfpixel.onnx;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.onnx.ResizedAxis.Region;
import io.halfpixel.rules.SpatialLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which axes are resized, in the order in which that happens, and to which lengths.
 *
 * <p>The reference computes in binary64: N = ⌊n·s⌋ of a binary32 scale s, and s = N/n of a size.
 * ONNX Runtime does it in binary32. With a policy, all axes get the smallest or the largest of the
 * scales, and N is s·n rounded, halves up. An axis of scale 1 whose length and region stay as they
 * are is left alone.
 *
 * <p>Source: ONNX 1.23, {@code onnx/reference/ops/op_resize.py}, {@code _interpolate_nd}; ONNX
 * Runtime 1.30, {@code onnxruntime/core/providers/cpu/tensor/upsamplebase.h}.
 *
 * @param target the shape of the result
 * @param axes the axes that are resized; none if the result is empty
 */
record Geometry(Shape target, List<ResizedAxis> axes) {
  Geometry {
    axes = List.copyOf(axes);
  }

  static Geometry of(Arguments arguments, Shape source) {
    int[] axes = axes(arguments.axes(), source.rank());
    requireCount("scales", arguments.scales().size(), arguments, axes);
    requireCount("sizes", arguments.sizes().size(), arguments, axes);
    requireRegions(arguments.roi(), axes.length);
    double[] scales = scales(arguments, source, axes);
    long[] lengths = lengths(arguments, source, axes, scales);
    long[] target = source.toArray();
    for (int i = 0; i < axes.length; i++) {
      target[axes[i]] = SpatialLayout.checkedLength(lengths[i]);
    }
    Shape shape = Shape.of(target);
    return new Geometry(
        shape,
        shape.elements() == 0 ? List.of() : resized(arguments, source, axes, scales, lengths));
  }

  /** Returns the numbers of the axes, counted from the start. */
  private static int[] axes(List<Integer> given, int rank) {
    if (given.isEmpty()) {
      return IntStream.range(0, rank).toArray();
    }
    int[] axes = given.stream().mapToInt(axis -> axis < 0 ? axis + rank : axis).toArray();
    boolean inside = IntStream.of(axes).allMatch(axis -> axis >= 0 && axis < rank);
    if (!inside || IntStream.of(axes).distinct().count() != axes.length) {
      throw new InvalidArgumentException(
          "axes don't match array: an axis of a tensor of rank "
              + rank
              + " lies in ["
              + -rank
              + ", "
              + (rank - 1)
              + "] and is named once, but got "
              + given);
    }
    return axes;
  }

  private static void requireCount(String name, int count, Arguments arguments, int[] axes) {
    if (count == 0 || count == axes.length) {
      return;
    }
    // NumPy's words, which the reference stumbles over, then those of the operator.
    String numpy =
        name.equals("scales")
            ? "operands could not be broadcast together with shapes (%d,) (%d,)"
            : "index %1$d is out of bounds for axis 0 with size %1$d";
    throw new InvalidArgumentException(
        String.format(Locale.ROOT, numpy, count, axes.length)
            + ": Number of elements of input '"
            + name
            + "' ("
            + count
            + (arguments.axes().isEmpty()
                ? ") must be same as rank of input 'X' ("
                : ") does not match the number of axes (")
            + axes.length
            + ").");
  }

  private static void requireRegions(List<Float> roi, int axes) {
    boolean finite = roi.stream().allMatch(Float::isFinite);
    if (!finite || (!roi.isEmpty() && roi.size() != 2 * axes)) {
      throw new InvalidArgumentException(
          "roi has the starts and then the ends of all "
              + axes
              + " axes, finite numbers, but got "
              + roi);
    }
  }

  private static double[] scales(Arguments arguments, Shape source, int[] axes) {
    double[] scales = new double[axes.length];
    for (int i = 0; i < axes.length; i++) {
      scales[i] =
          arguments.sizes().isEmpty()
              ? checkedScale(arguments.scales().get(i))
              : ratio(arguments, source.length(axes[i]), arguments.sizes().get(i));
    }
    if (!arguments.policy().equals(Arguments.STRETCH)) {
      boolean smallest = arguments.policy().equals(Arguments.NOT_LARGER);
      double common = scales[0];
      for (double scale : scales) {
        common = smallest ? Math.min(common, scale) : Math.max(common, scale);
      }
      Arrays.fill(scales, common);
    }
    return scales;
  }

  private static double checkedScale(float scale) {
    if (!(scale >= 0) || Float.isInfinite(scale)) {
      throw new InvalidArgumentException(
          "Scale value should be at least 0 and finite, but got " + scale);
    }
    return scale;
  }

  private static double ratio(Arguments arguments, long from, long to) {
    if (to < 0 || (from == 0 && to > 0)) {
      throw new InvalidArgumentException(
          "sizes are at least 0, and an axis of length 0 keeps it, but got " + from + " -> " + to);
    }
    if (from == 0) {
      return 1;
    }
    return arguments.runtime() ? (float) to / from : (double) to / from;
  }

  private static long[] lengths(Arguments arguments, Shape source, int[] axes, double[] scales) {
    boolean stretched = arguments.policy().equals(Arguments.STRETCH);
    long[] lengths = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      long from = source.length(axes[i]);
      double scaled = arguments.runtime() ? (float) scales[i] * from : scales[i] * from;
      if (!stretched) {
        lengths[i] = (long) (scaled + 0.5);
      } else {
        lengths[i] = arguments.sizes().isEmpty() ? (long) scaled : arguments.sizes().get(i);
      }
    }
    return lengths;
  }

  private static List<ResizedAxis> resized(
      Arguments arguments, Shape source, int[] axes, double[] scales, long[] lengths) {
    List<ResizedAxis> resized = new ArrayList<>();
    boolean innermost = true;
    for (int i = axes.length - 1; i >= 0; i--) {
      long from = source.length(axes[i]);
      Region region = region(arguments.roi(), i, axes.length);
      boolean same = isOne(scales[i]) && lengths[i] == from;
      if (!same || !(region.equals(Region.WHOLE) || arguments.runtime())) {
        int length = SpatialLayout.checkedLength(from);
        resized.add(
            0, new ResizedAxis(axes[i], length, (int) lengths[i], scales[i], region, innermost));
      }
      innermost &= from == 1;
    }
    return resized;
  }

  private static Region region(List<Float> roi, int i, int axes) {
    // +0 for −0, so that the whole axis equals itself.
    return roi.isEmpty() ? Region.WHOLE : new Region(roi.get(i) + 0f, roi.get(axes + i));
  }

  /** Whether a scale is 1 up to a relative 1e-9, as {@code math.isclose} says. */
  private static boolean isOne(double scale) {
    return Math.abs(scale - 1) <= 1e-9 * Math.max(Math.abs(scale), 1);
  }
}
