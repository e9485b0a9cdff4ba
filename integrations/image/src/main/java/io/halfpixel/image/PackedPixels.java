package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Images with a pixel in each {@code int}, such as {@code TYPE_INT_RGB}: their bytes in memory are
 * four channels, so that pixels are copied as they are and never taken apart. The fourth is the
 * opacity, or nothing.
 */
final class PackedPixels {
  private static final int CHANNELS = 4;
  private static final int OPACITY = 0xFF000000;
  private static final int PAIR = 0xFF00FF;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private PackedPixels() {}

  /** Returns whether an image has such pixels, of 8 bits each, the opacity above the colours. */
  static boolean suits(BufferedImage image) {
    return image.getSampleModel() instanceof SinglePixelPackedSampleModel model
        && model.getDataType() == DataBuffer.TYPE_INT
        && Arrays.stream(model.getSampleSize()).allMatch(bits -> bits == Byte.SIZE)
        && Arrays.stream(model.getBitOffsets()).allMatch(bit -> bit % Byte.SIZE == 0)
        && (model.getNumBands() == 3 && Arrays.stream(model.getBitOffsets()).max().orElse(0) < 24
            || model.getNumBands() == CHANNELS && model.getBitMasks()[3] == OPACITY);
  }

  /** Returns a copy of the pixels, [h, w, 4] in an array, the opacity last. */
  static Tensor copy(BufferedImage image) {
    Raster raster = image.getRaster();
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] bytes = new byte[Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)];
    IntBuffer pixels = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int[] array = array(raster);
    int[] row = new int[array == null ? width : 0];
    for (int y = 0; y < height; y++) {
      if (array == null) {
        raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
        pixels.put(row);
      } else {
        pixels.put(array, at(raster, y), width);
      }
    }
    return Tensor.wrap(bytes, 0, TensorSpec.of(DataType.U8, height, width, CHANNELS));
  }

  /**
   * Multiplies the colours with the opacity, in place, as {@link Opacity#multiplied} does: two
   * colours at a time, each in half an {@code int}.
   *
   * @param pixels as {@link #copy} gives them
   */
  static void multiply(Tensor pixels) {
    byte[] bytes = (byte[]) pixels.array();
    for (int at = 0; at < bytes.length; at += CHANNELS) {
      int pixel = (int) WORDS.get(bytes, at);
      int opacity = pixel >>> 24;
      if (opacity < 255) {
        int even = scaled(pixel & PAIR, opacity);
        int odd = scaled(pixel >>> 8 & 0xFF, opacity);
        WORDS.set(bytes, at, pixel & OPACITY | even | odd << 8);
      }
    }
  }

  private static int scaled(int colours, int opacity) {
    int product = colours * opacity + 0x800080;
    return product + (product >>> 8 & PAIR) >>> 8 & PAIR;
  }

  /** Returns the array of a raster, or null if it is not to be asked for; see {@link Images}. */
  private static int @Nullable [] array(Raster raster) {
    return GraphicsEnvironment.isHeadless()
            && raster.getDataBuffer() instanceof DataBufferInt buffer
            && buffer.getNumBanks() == 1
        ? buffer.getData()
        : null;
  }

  private static int at(Raster raster, int y) {
    SinglePixelPackedSampleModel model = (SinglePixelPackedSampleModel) raster.getSampleModel();
    int x = raster.getMinX() - raster.getSampleModelTranslateX();
    int row = raster.getMinY() + y - raster.getSampleModelTranslateY();
    return raster.getDataBuffer().getOffset() + model.getOffset(x, row);
  }

  /**
   * Returns an image of the type of another one with these pixels.
   *
   * @param pixels as {@link #copy} gives them
   */
  static BufferedImage sameKind(BufferedImage image, Tensor pixels) {
    int height = (int) pixels.shape().length(0);
    int width = (int) pixels.shape().length(1);
    int[] packed = new int[width * height];
    ByteBuffer.wrap((byte[]) pixels.copyToArray())
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(packed);
    if (!image.getColorModel().hasAlpha()) {
      for (int i = 0; i < packed.length; i++) {
        packed[i] &= ~OPACITY;
      }
    }
    BufferedImage result = SameKind.blank(image, width, height);
    result.getRaster().setDataElements(0, 0, width, height, packed);
    return result;
  }
}
