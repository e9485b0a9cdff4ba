package io.halfpixel.benchmarks.measure;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.Filter;
import io.halfpixel.benchmarks.grid.Work;
import java.util.List;
import java.util.Map;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.RealRandomAccess;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.interpolation.InterpolatorFactory;
import net.imglib2.interpolation.randomaccess.NLinearInterpolatorFactory;
import net.imglib2.interpolation.randomaccess.NearestNeighborInterpolatorFactory;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * ImgLib2, which interpolates an image at real coordinates, one pixel after the other: for planar
 * images of three channels, nearest and bilinear, on one thread.
 */
public final class ImgLib2Candidates implements CandidateProvider {
  @Override
  public Map<String, String> versions() {
    return MavenVersions.of("imglib2", "net.imglib2/imglib2");
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    boolean has =
        cell.work().source().rank() == 4
            && cell.work().source().length(0) == 1
            && cell.work().source().length(1) == 3
            && cell.memoryFormat() == MemoryFormat.CONTIGUOUS
            && cell.work() != Work.FRAME_TO_4K // More than a second a call.
            && (cell.filter() == Filter.NEAREST || cell.filter() == Filter.BILINEAR)
            && cell.threads() == 1;
    if (!has) {
      return List.of();
    }
    Tensor target = Tensor.allocate(cell.result());
    if (cell.dataType() == DataType.U8) {
      return List.of(new Sampling<>(bytes(source), bytes(target), target, cell.filter()));
    }
    return List.of(new Sampling<>(floats(source), floats(target), target, cell.filter()));
  }

  /** Returns an image over the array of a tensor; its axes are x, y and channel. */
  private static RandomAccessibleInterval<UnsignedByteType> bytes(Tensor tensor) {
    return ArrayImgs.unsignedBytes((byte[]) tensor.array(), lengths(tensor.spec()));
  }

  private static RandomAccessibleInterval<FloatType> floats(Tensor tensor) {
    return ArrayImgs.floats((float[]) tensor.array(), lengths(tensor.spec()));
  }

  private static long[] lengths(TensorSpec spec) {
    return new long[] {spec.shape().length(3), spec.shape().length(2), spec.shape().length(1)};
  }

  private static final class Sampling<T extends RealType<T>> implements Candidate {
    private final RandomAccessibleInterval<T> from;
    private final RandomAccessibleInterval<T> to;
    private final Tensor target;
    private final double[] scale;
    private final double[] offset;
    private final InterpolatorFactory<T, RandomAccessible<T>> interpolator;

    Sampling(
        RandomAccessibleInterval<T> from,
        RandomAccessibleInterval<T> to,
        Tensor target,
        Filter filter) {
      this.from = from;
      this.to = to;
      this.target = target;
      scale = new double[] {ratio(0), ratio(1)};
      offset = new double[] {scale[0] / 2 - 0.5, scale[1] / 2 - 0.5};
      interpolator =
          filter == Filter.NEAREST
              ? new NearestNeighborInterpolatorFactory<>()
              : new NLinearInterpolatorFactory<>();
    }

    private double ratio(int axis) {
      return (double) from.dimension(axis) / to.dimension(axis);
    }

    @Override
    public String id() {
      return "imglib2";
    }

    @Override
    public void run() {
      for (long channel = 0; channel < from.dimension(2); channel++) {
        RealRandomAccess<T> sample =
            Views.interpolate(Views.extendBorder(Views.hyperSlice(from, 2, channel)), interpolator)
                .realRandomAccess();
        Cursor<T> pixel = Views.flatIterable(Views.hyperSlice(to, 2, channel)).localizingCursor();
        while (pixel.hasNext()) {
          pixel.fwd();
          sample.setPosition(pixel.getLongPosition(0) * scale[0] + offset[0], 0);
          sample.setPosition(pixel.getLongPosition(1) * scale[1] + offset[1], 1);
          pixel.get().set(sample.get());
        }
      }
    }

    @Override
    public Tensor result() {
      return Tensor.wrap(target.copyToArray(), 0, target.spec());
    }
  }
}
