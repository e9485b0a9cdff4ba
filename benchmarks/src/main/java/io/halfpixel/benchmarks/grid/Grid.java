package io.halfpixel.benchmarks.grid;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** All cells, and the few that stand for them. */
public final class Grid {
  private static final List<MemoryFormat> LAYOUTS =
      List.of(MemoryFormat.CONTIGUOUS, MemoryFormat.CHANNELS_LAST);
  private static final Set<Filter> NONE = EnumSet.noneOf(Filter.class);
  private static final Set<Filter> PLAIN =
      EnumSet.of(Filter.NEAREST, Filter.BILINEAR, Filter.BICUBIC);
  private static final Set<Filter> PLAIN_AND_BACKWARD =
      EnumSet.of(Filter.NEAREST, Filter.BILINEAR, Filter.BICUBIC, Filter.BACKWARD_BILINEAR);
  private static final Set<Filter> ANTIALIASED = EnumSet.of(Filter.BILINEAR_AA, Filter.BICUBIC_AA);

  private Grid() {}

  /** Returns every cell, in the order of reports. */
  public static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (Work work : Work.values()) {
      for (DataType type : List.of(DataType.F32, DataType.U8, DataType.F16, DataType.BF16)) {
        for (Filter filter : filters(work, type)) {
          for (MemoryFormat layout : LAYOUTS) {
            for (int threads = 1; threads <= 2; threads++) {
              Cell cell = new Cell(filter, type, layout, work, threads);
              if (isSensible(cell)) {
                cells.add(cell);
              }
            }
          }
        }
      }
    }
    return List.copyOf(cells);
  }

  /**
   * Returns the cell of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Cell cell(String name) {
    return all().stream()
        .filter(cell -> cell.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no cell " + name));
  }

  private static Set<Filter> filters(Work work, DataType type) {
    return switch (type) {
      case F32 -> ofFloats(work);
      case U8 -> ofBytes(work);
      default -> ofHalves(work, type);
    };
  }

  private static Set<Filter> ofFloats(Work work) {
    return switch (work) {
      case SMALL, MAPS, BATCH -> PLAIN_AND_BACKWARD;
      case FRAME_TO_4K -> PLAIN;
      case FRAME_TO_224 -> ANTIALIASED;
      case FRAME_TO_720P -> EnumSet.of(Filter.BILINEAR, Filter.BILINEAR_AA, Filter.BICUBIC_AA);
      case VOLUME -> EnumSet.of(Filter.NEAREST, Filter.TRILINEAR);
    };
  }

  private static Set<Filter> ofBytes(Work work) {
    return switch (work) {
      case SMALL -> PLAIN;
      case FRAME_TO_4K, FRAME_TO_224, FRAME_TO_720P -> ofFloats(work);
      case MAPS, BATCH, VOLUME -> NONE;
    };
  }

  private static Set<Filter> ofHalves(Work work, DataType type) {
    if (work != Work.MAPS) {
      return NONE;
    }
    return type == DataType.F16
        ? EnumSet.of(Filter.NEAREST, Filter.BILINEAR)
        : EnumSet.of(Filter.BILINEAR);
  }

  /**
   * With one channel the layouts are the same memory; a small image never leaves the calling
   * thread; frames get a second thread in the layout that programs keep them in.
   */
  private static boolean isSensible(Cell cell) {
    boolean planar = cell.memoryFormat() == MemoryFormat.CONTIGUOUS;
    boolean alone = cell.threads() == 1;
    return switch (cell.work()) {
      case SMALL -> alone;
      case MAPS -> alone || cell.dataType() == DataType.F32;
      case BATCH -> true;
      case FRAME_TO_4K, FRAME_TO_224, FRAME_TO_720P -> alone || isNatural(cell, planar);
      case VOLUME -> planar;
    };
  }

  /** Returns a dozen cells on one thread that stand for the others. */
  public static List<Cell> key() {
    return all().stream().filter(cell -> cell.threads() == 1 && isKey(cell)).toList();
  }

  private static boolean isKey(Cell cell) {
    boolean planar = cell.memoryFormat() == MemoryFormat.CONTIGUOUS;
    boolean f32 = cell.dataType() == DataType.F32;
    return switch (cell.work()) {
      case SMALL -> f32 && cell.filter() == Filter.BICUBIC && planar;
      case MAPS -> f32 && (planar || cell.filter() == Filter.BILINEAR);
      case FRAME_TO_4K -> cell.filter() == Filter.BILINEAR && isNatural(cell, planar);
      case FRAME_TO_224 -> cell.filter() == Filter.BILINEAR_AA && isNatural(cell, planar);
      case FRAME_TO_720P -> cell.filter() == Filter.BICUBIC_AA && isNatural(cell, planar);
      case BATCH -> false;
      case VOLUME -> cell.filter() == Filter.TRILINEAR;
    };
  }

  private static boolean isNatural(Cell cell, boolean planar) {
    return cell.dataType() == DataType.F32 && planar || cell.dataType() == DataType.U8 && !planar;
  }
}
