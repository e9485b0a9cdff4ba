package io.halfpixel.cpp.jna;

import com.sun.jna.Native;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.Planes;
import io.halfpixel.cpp.binding.Slices;
import io.halfpixel.plan.Plan;
import java.lang.ref.Reference;

/**
 * Runs a native plan over memory that is outside the heap, or is copied: a few megabytes at a time,
 * what they read and what they write, so that the copies stay in the caches and are not new memory
 * for each call.
 */
final class JnaRunner implements BandRunner {
  static final int OUT_OF_MEMORY = 4;
  private static final long SLICE_BYTES = 2L << 20;

  /** Bytes of the four numbers that are asked for a slice. */
  private static final long NUMBERS = 4L * Long.BYTES;

  private final long plan;
  private final Planes planes;
  private final int slices;

  JnaRunner(long handle, Planes planes, Plan plan) {
    this.plan = handle;
    this.planes = planes;
    long bytes = plan.source().byteSize() + plan.target().byteSize();
    this.slices = (int) Math.min(1 << 20, 1 + bytes / SLICE_BYTES);
  }

  @Override
  public int run(Tensor source, Tensor target, int band, int bands) {
    boolean copied = !(OffHeap.isDirect(source) && OffHeap.isDirect(target));
    int pieces = copied ? Slices.perBand(slices, bands) : 1;
    long numbers = Native.malloc(NUMBERS);
    int status = numbers == 0 ? OUT_OF_MEMORY : 0;
    try {
      for (int slice = 0; slice < pieces && status == 0; slice++) {
        status = runSlice(source, target, band * pieces + slice, bands * pieces, numbers);
      }
      return status;
    } finally {
      Native.free(numbers);
      Reference.reachabilityFence(source);
      Reference.reachabilityFence(target);
    }
  }

  private int runSlice(Tensor source, Tensor target, int slice, int slices, long numbers) {
    long written = numbers + NUMBERS / 2;
    int status = HalfpixelFunctions.planBand(plan, slice, slices, written, written + Long.BYTES);
    long begin = OffHeap.longAt(written);
    long end = OffHeap.longAt(written + Long.BYTES);
    if (status != 0 || begin == end) {
      return status;
    }
    long read = 0;
    long readEnd = source.spec().elements();
    if (!OffHeap.isDirect(source)) {
      status = HalfpixelFunctions.planReads(plan, slice, slices, numbers, numbers + Long.BYTES);
      read = OffHeap.longAt(numbers);
      readEnd = OffHeap.longAt(numbers + Long.BYTES);
    }
    return status != 0
        ? status
        : runSlice(source, target, slice, slices, read, readEnd, begin, end);
  }

  /**
   * Runs a slice that reads source elements in [read, readEnd) and writes the positions [begin,
   * end). Memory that is direct is given as a whole.
   */
  private int runSlice(
      Tensor source,
      Tensor target,
      int slice,
      int slices,
      long read,
      long readEnd,
      long begin,
      long end) {
    boolean copied = !OffHeap.isDirect(target);
    long first = copied ? planes.first(begin) : 0;
    long last = copied ? planes.last(end) : target.spec().elements();
    long from = OffHeap.reserve(source, read, readEnd);
    long to = OffHeap.reserve(target, first, last);
    try {
      if (from == 0 || to == 0) {
        return OUT_OF_MEMORY;
      }
      OffHeap.copyFrom(source, from, read, readEnd);
      int status = call(source, from, read, readEnd, target, to, first, last, slice, slices);
      if (status == 0 && copied) {
        copyBack(target, to - first * target.dataType().bytes(), begin, end);
      }
      return status;
    } finally {
      OffHeap.release(source, from);
      OffHeap.release(target, to);
    }
  }

  /** Runs a slice over elements from an address on, or all of a tensor with gaps. */
  private int call(
      Tensor source,
      long from,
      long read,
      long readEnd,
      Tensor target,
      long to,
      long first,
      long last,
      int slice,
      int slices) {
    int unit = source.dataType().bytes();
    int targetUnit = target.dataType().bytes();
    return HalfpixelFunctions.planRunView(
        plan,
        from,
        OffHeap.extent(source, read, readEnd) * unit,
        -read * unit,
        OffHeap.axes(source),
        to,
        OffHeap.extent(target, first, last) * targetUnit,
        -first * targetUnit,
        OffHeap.axes(target),
        slice,
        slices);
  }

  /** Copies what was written back; with one plane without making an object. */
  private void copyBack(Tensor target, long origin, long begin, long end) {
    int unit = target.dataType().bytes();
    if (planes.planes() == 1) {
      OffHeap.copyBack(target, origin + begin * unit, begin, end);
    } else {
      planes.forEach(
          begin, end, (from, to) -> OffHeap.copyBack(target, origin + from * unit, from, to));
    }
  }
}
