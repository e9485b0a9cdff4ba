package io.halfpixel.image;

import io.halfpixel.DataType;
import io.halfpixel.Memory;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a raster as a tensor, in the order in which they lie in memory.
 *
 * @param pixels [h, w, bands], or [h, w] for one band; {@code uint8} or {@code uint16}
 * @param bands which band of the raster each channel of the tensor is: 2, 1, 0 for the blue, green
 *     and red of {@code TYPE_3BYTE_BGR}
 * @param isShared whether the tensor is over the raster's own memory, so that each sees what is
 *     written to the other; else it is a copy
 */
public record PixelView(Tensor pixels, List<Integer> bands, boolean isShared) {
  /** Copies the list. */
  public PixelView {
    bands = List.copyOf(bands);
  }

  /** Returns a view where the samples lie in one array with one stride, else a copy. */
  static PixelView of(Raster raster) {
    DataType type = RasterSamples.type(raster.getSampleModel());
    if (raster.getSampleModel() instanceof ComponentSampleModel model) {
      List<Integer> order =
          IntStream.range(0, model.getNumBands())
              .boxed()
              .sorted(Comparator.comparing(band -> model.getBandOffsets()[band]))
              .toList();
      Object array = array(raster.getDataBuffer(), model.getBankIndices()[0]);
      if (array != null && isInterleaved(model, order)) {
        return new PixelView(view(raster, model, order.get(0), array, type), order, true);
      }
    }
    List<Integer> order = IntStream.range(0, raster.getNumBands()).boxed().toList();
    return new PixelView(RasterSamples.copy(raster), order, false);
  }

  private static @Nullable Object array(DataBuffer buffer, int bank) {
    if (buffer instanceof DataBufferByte bytes) {
      return bytes.getData(bank);
    }
    return buffer instanceof DataBufferUShort words ? words.getData(bank) : null;
  }

  private static boolean isInterleaved(ComponentSampleModel model, List<Integer> order) {
    int[] offsets = model.getBandOffsets();
    int[] banks = model.getBankIndices();
    int first = offsets[order.get(0)];
    return IntStream.range(0, order.size())
            .allMatch(i -> offsets[order.get(i)] == first + i && banks[i] == banks[0])
        && model.getPixelStride() >= order.size()
        && model.getScanlineStride() >= model.getPixelStride() * model.getWidth();
  }

  private static Tensor view(
      Raster raster, ComponentSampleModel model, int first, Object array, DataType type) {
    long row = model.getScanlineStride();
    long pixel = model.getPixelStride();
    long offset =
        raster.getDataBuffer().getOffsets()[model.getBankIndices()[first]]
            + (raster.getMinY() - raster.getSampleModelTranslateY()) * row
            + (raster.getMinX() - raster.getSampleModelTranslateX()) * pixel
            + model.getBandOffsets()[first];
    int bands = model.getNumBands();
    TensorSpec spec =
        TensorSpec.of(
            type, RasterSamples.shape(raster.getHeight(), raster.getWidth(), bands).toArray());
    return bands == 1
        ? Tensor.view(Memory.ofArray(array), offset, spec, row, pixel)
        : Tensor.view(Memory.ofArray(array), offset, spec, row, pixel, 1);
  }
}
