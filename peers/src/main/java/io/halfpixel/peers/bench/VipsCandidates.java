package io.halfpixel.peers.bench;

import com.sun.jna.Memory;
import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * libvips, for images of three interleaved bytes on one thread. A call includes its pipeline, which
 * is how libvips is used, and reductions by more than four begin with whole boxes.
 */
public final class VipsCandidates implements CandidateProvider {
  @Override
  public Map<String, String> versions() {
    return Vips.isInstalled() ? Map.of("libvips", Vips.version()) : Map.of();
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    Shape shape = source.shape();
    Vips.Kernel kernel =
        switch (cell.filter()) {
          case BILINEAR_AA -> Vips.Kernel.LINEAR;
          case BICUBIC_AA -> Vips.Kernel.CUBIC;
          default -> null;
        };
    boolean has =
        cell.dataType() == DataType.U8
            && cell.memoryFormat() == MemoryFormat.CHANNELS_LAST
            && cell.threads() == 1;
    return has
        ? resize(kernel, source, (int) shape.length(2), (int) shape.length(3), cell.result())
        : List.of();
  }

  @Override
  public List<Candidate> candidates(PhotoCell cell, Tensor photo) {
    if (cell.filter() == null) {
      return List.of();
    }
    Vips.Kernel kernel =
        switch (cell.filter()) {
          case BILINEAR -> Vips.Kernel.LINEAR;
          case BICUBIC -> Vips.Kernel.CUBIC;
          case LANCZOS -> Vips.Kernel.LANCZOS3;
          default -> null;
        };
    return resize(kernel, photo, cell.height(), cell.width(), cell.result());
  }

  private static List<Candidate> resize(
      Vips.@Nullable Kernel kernel, Tensor source, int height, int width, TensorSpec result) {
    return kernel != null && Vips.isInstalled()
        ? List.of(new Resize(kernel, Vips.memory((byte[]) source.array()), height, width, result))
        : List.of();
  }

  private static final class Resize implements Candidate {
    private final Vips.Kernel kernel;
    private final Memory source;
    private final int height;
    private final int width;
    private final TensorSpec result;
    private final ByteBuffer target;

    Resize(Vips.Kernel kernel, Memory source, int height, int width, TensorSpec result) {
      this.kernel = kernel;
      this.source = source;
      this.height = height;
      this.width = width;
      this.result = result;
      target = ByteBuffer.allocateDirect(Math.toIntExact(result.byteSize()));
    }

    @Override
    public String id() {
      return "libvips";
    }

    @Override
    public void run() {
      int axis = result.shape().rank() == 3 ? 0 : 2;
      Vips.resize(
          source,
          height,
          width,
          target,
          (int) result.shape().length(axis),
          (int) result.shape().length(axis + 1),
          kernel);
    }

    @Override
    public Tensor result() {
      Tensor copy = Tensor.allocate(result);
      target.duplicate().get((byte[]) copy.array());
      return copy;
    }
  }
}
