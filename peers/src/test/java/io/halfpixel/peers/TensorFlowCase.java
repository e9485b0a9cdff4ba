package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Operation;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.ElementBits;
import io.halfpixel.tck.Randoms;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeArea;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeBilinear;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import java.util.List;

/**
 * A random resize: of {@code tf.image.resize}, or of one of the raw operations.
 *
 * @param call what TensorFlow runs
 * @param operation what Halfpixel runs
 * @param source the image; TensorFlow gets it contiguous whatever the memory format
 */
record TensorFlowCase(TensorFlowCall call, Operation<?> operation, TensorSpec source) {
  private static final List<Integer> CHANNELS = List.of(1, 2, 3, 4, 5, 8, 9, 16, 17, 33);

  /** Below this a product with a weight may become subnormal, which TensorFlow flushes to zero. */
  private static final double LEAST_MAGNITUDE = 0x1p-90;

  static TensorFlowCase draw(Randoms random) {
    MemoryFormat format = random.flip() ? MemoryFormat.CHANNELS_FIRST : MemoryFormat.CONTIGUOUS;
    int channels = random.pick(CHANNELS);
    int longest = channels > 5 ? 20 : 60;
    TensorSpec source =
        new TensorSpec(
            Shape.of(
                random.between(1, 2),
                random.between(1, longest),
                random.between(1, longest),
                channels),
            random.flip() ? DataType.F32 : random.pick(List.of(DataType.values())),
            format);
    int height = random.pick(List.of(random.between(1, 80), (int) source.shape().length(1)));
    int width = random.between(1, 80);
    return random.flip()
        ? imageResize(source, height, width, random)
        : raw(source, height, width, random);
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
    boolean special = random.flip();
    Tensor tensor = Tensor.allocate(source);
    long[] bits = new long[(int) source.elements()];
    for (int i = 0; i < bits.length; i++) {
      long drawn =
          special && random.between(0, 9) == 0
              ? random.special(source.dataType())
              : random.ordinary(source.dataType());
      bits[i] = isFlushed(drawn) ? 0 : drawn;
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
