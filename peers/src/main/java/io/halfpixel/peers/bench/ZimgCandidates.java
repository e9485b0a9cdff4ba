package io.halfpixel.peers.bench;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.benchmarks.grid.Cell;
import io.halfpixel.benchmarks.grid.PhotoCell;
import io.halfpixel.benchmarks.measure.Candidate;
import io.halfpixel.benchmarks.measure.CandidateProvider;
import io.halfpixel.benchmarks.measure.HalfpixelCandidates;
import io.halfpixel.pillow.Resampling;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * zimg, which has no other images than planes and no threads: one call a plane. Interleaved bytes
 * are taken apart before anything is timed, which a program with such images would have to do
 * itself. It widens every filter where an image shrinks, so it has no part in plain reductions. Its
 * weights of bytes have 14 bits, and it mirrors an image at its border.
 */
public final class ZimgCandidates implements CandidateProvider {
  /** Cubic filters with this slope are those of PyTorch without antialiasing. */
  private static final double PLAIN_SLOPE = 0.75;

  private static final double SLOPE = 0.5;

  @Override
  public Map<String, String> versions() {
    return Zimg.isInstalled() ? Map.of("zimg", Zimg.version()) : Map.of();
  }

  @Override
  public List<Candidate> candidates(Cell cell, Tensor source) {
    Zimg.Filter filter = filter(cell);
    boolean planar = cell.memoryFormat() == MemoryFormat.CONTIGUOUS;
    boolean bytes = cell.dataType() == DataType.U8;
    boolean has =
        filter != null
            && cell.threads() == 1
            && source.shape().rank() == 4
            && (bytes || planar && cell.dataType() == DataType.F32)
            && Zimg.isInstalled();
    if (!has) {
      return List.of();
    }
    Shape from = source.shape();
    Elements elements =
        new Elements(
            planar,
            Math.toIntExact(from.length(0) * from.length(1)),
            new Zimg.Form((int) from.length(2), (int) from.length(3), bytes ? 1 : 4),
            new Zimg.Form((int) cell.size()[0], (int) cell.size()[1], bytes ? 1 : 4));
    return both(filter, elements, source, cell.result(), HalfpixelCandidates.hasAvx2(cell));
  }

  @Override
  public List<Candidate> candidates(PhotoCell cell, Tensor photo) {
    Zimg.Filter filter = cell.filter() == null ? null : filter(cell.filter());
    if (filter == null || !Zimg.isInstalled()) {
      return List.of();
    }
    Shape to = cell.result().shape();
    Elements elements =
        new Elements(
            false,
            3,
            new Zimg.Form(cell.height(), cell.width(), 1),
            new Zimg.Form((int) to.length(0), (int) to.length(1), 1));
    return both(filter, elements, photo, cell.result(), HalfpixelCandidates.hasAvx2());
  }

  private static List<Candidate> both(
      Zimg.Filter filter, Elements elements, Tensor source, TensorSpec result, boolean avx2) {
    Candidate best = new Planes("zimg", filter, elements, source, result, Zimg.ANY_CPU);
    return avx2
        ? List.of(best, new Planes("zimg-avx2", filter, elements, source, result, Zimg.AVX2))
        : List.of(best);
  }

  private static Zimg.@Nullable Filter filter(Cell cell) {
    boolean grows = cell.size()[0] > cell.work().source().length(2);
    return switch (cell.filter()) {
      case NEAREST -> Zimg.Filter.POINT;
      case BILINEAR -> grows ? Zimg.Filter.BILINEAR : null;
      case BILINEAR_AA -> Zimg.Filter.BILINEAR;
      case BICUBIC -> grows ? Zimg.Filter.bicubic(PLAIN_SLOPE) : null;
      case BICUBIC_AA -> Zimg.Filter.bicubic(SLOPE);
      case TRILINEAR, BACKWARD_BILINEAR -> null;
    };
  }

  private static Zimg.@Nullable Filter filter(Resampling filter) {
    return switch (filter) {
      case BILINEAR -> Zimg.Filter.BILINEAR;
      case BICUBIC -> Zimg.Filter.bicubic(SLOPE);
      case LANCZOS -> Zimg.Filter.LANCZOS;
      default -> null;
    };
  }

  /**
   * Where the elements of an image lie.
   *
   * @param planar whether each plane is a stretch of memory; else the planes take turns
   * @param planes how many
   */
  private record Elements(boolean planar, int planes, Zimg.Form from, Zimg.Form to) {
    /** Returns the index of a row's first element. */
    int first(int plane, int row, Zimg.Form form) {
      return planar
          ? (plane * form.height() + row) * form.width()
          : row * form.width() * planes + plane;
    }

    /** Returns how far apart the elements of a row are. */
    int step() {
      return planar ? 1 : planes;
    }
  }

  private static final class Planes implements Candidate {
    private final String id;
    private final Elements elements;
    private final TensorSpec result;
    private final Zimg zimg;

    Planes(
        String id,
        Zimg.Filter filter,
        Elements elements,
        Tensor source,
        TensorSpec result,
        int cpu) {
      this.id = id;
      this.elements = elements;
      this.result = result;
      zimg = new Zimg(filter, elements.from(), elements.to(), elements.planes(), cpu);
      fill(source.array());
    }

    private void fill(Object array) {
      Zimg.Form form = elements.from();
      for (int plane = 0; plane < elements.planes(); plane++) {
        for (int y = 0; y < form.height(); y++) {
          ByteBuffer row = zimg.sourceRow(plane, y, form);
          int at = elements.first(plane, y, form);
          for (int x = 0; x < form.width(); x++, at += elements.step()) {
            if (array instanceof float[] floats) {
              row.putFloat(4 * x, floats[at]);
            } else {
              row.put(x, ((byte[]) array)[at]);
            }
          }
        }
      }
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void run() {
      zimg.run();
    }

    @Override
    public Tensor result() {
      Tensor copy = Tensor.allocate(result);
      Object array = copy.array();
      Zimg.Form form = elements.to();
      for (int plane = 0; plane < elements.planes(); plane++) {
        for (int y = 0; y < form.height(); y++) {
          ByteBuffer row = zimg.targetRow(plane, y);
          int at = elements.first(plane, y, form);
          for (int x = 0; x < form.width(); x++, at += elements.step()) {
            if (array instanceof float[] floats) {
              floats[at] = row.getFloat(4 * x);
            } else {
              ((byte[]) array)[at] = row.get(x);
            }
          }
        }
      }
      return copy;
    }

    @Override
    public void close() {
      zimg.close();
    }
  }
}
