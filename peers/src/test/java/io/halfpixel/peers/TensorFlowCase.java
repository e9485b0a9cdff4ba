package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeArea;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeBilinear;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import java.util.Arrays;
import java.util.List;

/**
 * A random resize: of {@code tf.image.resize}, or of one of the raw operations.
 *
 * @param call what TensorFlow runs
 * @param operation what Halfpixel runs
 * @param source the image; TensorFlow gets it contiguous whatever the memory format
 */
record TensorFlowCase(TensorFlowCall call, Operation<?> operation, TensorSpec source) {
  /** Below this a product with a weight may become subnormal, which TensorFlow flushes to zero. */
  private static final double LEAST_MAGNITUDE = 0x1p-90;

  /** Keeps most numbers above the least magnitude. */
  private static final int LEAST_EXPONENT = -70;

  /** What TensorFlow resizes: no truth values. */
  private static final List<DataType> TYPES =
      Arrays.stream(DataType.values()).filter(type -> type != DataType.BOOL).toList();

  static TensorFlowCase draw(Randoms random) {
    long bound = Extents.bound(random);
    MemoryFormat format = random.flip() ? MemoryFormat.CHANNELS_FIRST : MemoryFormat.CONTIGUOUS;
    DataType type = random.flip() ? DataType.F32 : random.pick(TYPES);
    long[] lengths = {
      Extents.batch(random),
      Extents.length(2, random),
      Extents.length(2, random),
      Extents.channels(random),
      0,
      0
    };
    lengths[4] = size(lengths[1], random);
    lengths[5] = size(lengths[2], random);
    Extents.halve(lengths, new long[] {1, 1, 1, 1, 1, 1}, random, l -> fits(l, bound));
    if (Extents.oneIn(30, random)) {
      lengths[random.between(0, 3)] = 0;
    }
    TensorSpec source = new TensorSpec(Shape.of(Arrays.copyOf(lengths, 4)), type, format);
    int height = (int) lengths[4];
    int width = (int) lengths[5];
    return random.flip()
        ? imageResize(source, height, width, random)
        : raw(source, height, width, random);
  }

  private static boolean fits(long[] lengths, long bound) {
    long rows = lengths[0] * lengths[3];
    return rows * lengths[1] * lengths[2] <= bound && rows * lengths[4] * lengths[5] <= bound;
  }

  /** Any size, or the length itself, or one close to it. */
  private static long size(long length, Randoms random) {
    return switch (random.between(0, 7)) {
      case 0 -> length;
      case 1 -> length + 1;
      case 2 -> 2 * length;
      default -> Extents.length(2, random);
    };
  }

  private static TensorFlowCase imageResize(
      TensorSpec source, int height, int width, Randoms random) {
    ResizeMethod method = random.pick(List.of(ResizeMethod.values()));
    boolean antialias = random.flip();
    Resize resize =
        Resize.builder().size(height, width).method(method).antialias(antialias).build();
    return new TensorFlowCase(
        TensorFlowCall.imageResize(method, antialias, height, width), resize, source);
  }

  private static TensorFlowCase raw(TensorSpec source, int height, int width, Randoms random) {
    boolean align = random.flip();
    boolean half = !align && random.flip();
    return switch (random.between(0, 3)) {
      case 0 ->
          new TensorFlowCase(
              TensorFlowCall.raw(TensorFlowCall.Op.RESIZE_BILINEAR, height, width, align, half),
              ResizeBilinear.of(height, width).alignCorners(align).halfPixelCenters(half),
              source);
      case 1 ->
          new TensorFlowCase(
              TensorFlowCall.raw(TensorFlowCall.Op.RESIZE_BICUBIC, height, width, align, half),
              ResizeBicubic.of(height, width).alignCorners(align).halfPixelCenters(half),
              source);
      case 2 ->
          new TensorFlowCase(
              TensorFlowCall.raw(
                  TensorFlowCall.Op.RESIZE_NEAREST_NEIGHBOR, height, width, align, half),
              ResizeNearestNeighbor.of(height, width).alignCorners(align).halfPixelCenters(half),
              source);
      default ->
          new TensorFlowCase(
              TensorFlowCall.raw(TensorFlowCall.Op.RESIZE_AREA, height, width, align, false),
              ResizeArea.of(height, width).alignCorners(align),
              source);
    };
  }

  /** Returns an image of ordinary numbers, half of the time with special ones among them. */
  Tensor input(Randoms random) {
    Tensor tensor = Tensor.allocate(source);
    long[] bits = Values.bits(source, LEAST_EXPONENT, random);
    for (int i = 0; i < bits.length; i++) {
      bits[i] = isFlushed(bits[i]) ? 0 : bits[i];
    }
    ElementBits.write(tensor, bits);
    return tensor;
  }

  /**
   * Whether TensorFlow may take a number for zero: it computes with subnormal numbers flushed to
   * zero, and Halfpixel does not. Nearest only copies.
   */
  private boolean isFlushed(long bits) {
    double magnitude = Math.abs(ElementBits.value(source.dataType(), bits));
    return call.op() != TensorFlowCall.Op.RESIZE_NEAREST_NEIGHBOR
        && magnitude > 0
        && magnitude < LEAST_MAGNITUDE;
  }
}
