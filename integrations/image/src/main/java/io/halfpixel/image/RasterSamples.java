package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Copies the samples of a raster in the order of its bands, and back. The arrays of a raster are
 * not asked for: Java would no longer keep the image in the memory of a graphics card.
 */
final class RasterSamples {
  private RasterSamples() {}

  /** Returns the bits of the largest sample. */
  static int bits(SampleModel model) {
    return Arrays.stream(model.getSampleSize()).max().orElse(0);
  }

  /**
   * Returns the type of a tensor that holds the samples: {@code uint8} for up to 8 bits, {@code
   * uint16} for up to 16.
   *
   * @throws InvalidArgumentException if a sample has more bits or is no unsigned integer
   */
  static DataType type(SampleModel model) {
    int bits = bits(model);
    int type = model.getDataType();
    boolean packed = model instanceof SinglePixelPackedSampleModel;
    boolean unsigned = type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
    if (bits > Short.SIZE || !(packed || unsigned || type == DataBuffer.TYPE_INT && bits <= 8)) {
      throw new InvalidArgumentException(
          "samples of images have up to 16 bits without sign, but got "
              + bits
              + " bits in a buffer of "
              + model.getClass().getSimpleName());
    }
    return bits > Byte.SIZE ? DataType.U16 : DataType.U8;
  }

  /** Returns the shape of the samples: [h, w], or [h, w, bands] for more than one. */
  static Shape shape(int height, int width, int bands) {
    return bands == 1 ? Shape.of(height, width) : Shape.of(height, width, bands);
  }

  /**
   * Returns a copy of the samples, unscaled.
   *
   * @throws InvalidArgumentException under the conditions of {@link #type}
   */
  static Tensor copy(Raster raster) {
    DataType type = type(raster.getSampleModel());
    Shape shape = shape(raster.getHeight(), raster.getWidth(), raster.getNumBands());
    Tensor samples = Tensor.allocate(TensorSpec.of(type, shape.toArray()));
    if (isOneElementEach(raster) && raster.getTransferType() == dataType(type)) {
      raster.getDataElements(
          raster.getMinX(),
          raster.getMinY(),
          raster.getWidth(),
          raster.getHeight(),
          samples.array());
    } else if (raster.getSampleModel() instanceof SinglePixelPackedSampleModel model
        && model.getTransferType() == DataBuffer.TYPE_INT
        && type == DataType.U8) {
      unpack(raster, model, (byte[]) samples.array());
    } else {
      copyPixels(raster, samples);
    }
    return samples;
  }

  private static int dataType(DataType type) {
    return type == DataType.U8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
  }

  private static boolean isOneElementEach(Raster raster) {
    return raster.getNumDataElements() == raster.getNumBands()
        && !(raster.getSampleModel() instanceof SinglePixelPackedSampleModel);
  }

  private static void unpack(Raster raster, SinglePixelPackedSampleModel model, byte[] samples) {
    int width = raster.getWidth();
    int[] shifts = model.getBitOffsets();
    int[] masks = model.getBitMasks();
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      if (shifts.length == 4 && masks[0] == 0xFF0000 && masks[3] == 0xFF000000) {
        for (int x = 0, to = at; x < width; x++, to += 4) {
          int argb = row[x];
          samples[to] = (byte) (argb >> 16);
          samples[to + 1] = (byte) (argb >> 8);
          samples[to + 2] = (byte) argb;
          samples[to + 3] = (byte) (argb >> 24);
        }
      } else {
        unpack(row, shifts, masks, samples, at);
      }
      at += width * shifts.length;
    }
  }

  private static void unpack(int[] row, int[] shifts, int[] masks, byte[] samples, int at) {
    for (int band = 0; band < shifts.length; band++) {
      int mask = masks[band] >>> shifts[band];
      for (int x = 0, to = at + band; x < row.length; x++, to += shifts.length) {
        samples[to] = (byte) (row[x] >>> shifts[band] & mask);
      }
    }
  }

  private static void copyPixels(Raster raster, Tensor samples) {
    int[] row = new int[raster.getWidth() * raster.getNumBands()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
      for (int i = 0, at = y * row.length; i < row.length; i++, at++) {
        if (samples.dataType() == DataType.U8) {
          ((byte[]) samples.array())[at] = (byte) row[i];
        } else {
          ((short[]) samples.array())[at] = (short) row[i];
        }
      }
    }
  }

  /**
   * Returns samples in the order of the bands.
   *
   * @param bands which band each channel is
   */
  static Tensor reordered(Tensor samples, List<Integer> bands) {
    if (bands.equals(IntStream.range(0, bands.size()).boxed().toList())) {
      return samples;
    }
    Tensor ordered = Tensor.allocate(samples.spec());
    Object from = samples.copyToArray();
    Object to = ordered.array();
    int[] order = bands.stream().mapToInt(Integer::intValue).toArray();
    int elements = (int) samples.spec().elements();
    for (int channel = 0; channel < order.length; channel++) {
      int shift = order[channel] - channel;
      for (int i = channel; i < elements; i += order.length) {
        if (from instanceof byte[] bytes) {
          ((byte[]) to)[i + shift] = bytes[i];
        } else {
          ((short[]) to)[i + shift] = ((short[]) from)[i];
        }
      }
    }
    return ordered;
  }

  /** Writes all samples, in the order of the bands. */
  static void write(Tensor samples, WritableRaster raster) {
    int bands = raster.getNumBands();
    Object array = samples.isDense() ? samples.array() : samples.copyToArray();
    int at = samples.isDense() ? samples.arrayOffset() : 0;
    if (at == 0
        && isOneElementEach(raster)
        && raster.getTransferType() == dataType(samples.dataType())) {
      raster.setDataElements(0, 0, raster.getWidth(), raster.getHeight(), array);
      return;
    }
    int[] row = new int[raster.getWidth() * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int i = 0; i < row.length; i++, at++) {
        row[i] = array instanceof byte[] bytes ? bytes[at] & 0xFF : ((short[]) array)[at] & 0xFFFF;
      }
      raster.setPixels(0, y, raster.getWidth(), 1, row);
    }
  }
}
