package io.halfpixel.cpp.ffm;

import io.halfpixel.ArrayMemory;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.Slices;
import io.halfpixel.cpp.binding.ViewAxes;
import io.halfpixel.cpp.binding.VirtualThreads;
import java.lang.ref.Reference;

/**
 * Runs a native plan over memory where it lies.
 *
 * <p>While native code works on an array, the virtual machine cannot stop this thread, and whatever
 * stops all threads waits for it; so a band with an array, or a view, runs in slices of a
 * millisecond. So does every band on a virtual thread, which gives way between two slices. Outside
 * the heap any other band is one call, for whose time its arenas cannot be closed.
 */
final class FfmRunner implements BandRunner {
  private final FfmFunctions functions;
  private final long plan;
  private final int slices;

  FfmRunner(FfmFunctions functions, long plan, int slices) {
    this.functions = functions;
    this.plan = plan;
    this.slices = slices;
  }

  @Override
  public int run(Tensor source, Tensor target, int band, int bands) {
    boolean held = isHeld(source) || isHeld(target);
    boolean virtual = VirtualThreads.isCurrent();
    int pieces = held || virtual ? Slices.perBand(slices, bands) : 1;
    int status = 0;
    try {
      for (int piece = 0; piece < pieces && status == 0; piece++) {
        if (virtual && piece > 0) {
          VirtualThreads.giveWay();
        }
        status = runSlice(held, source, target, band * pieces + piece, bands * pieces);
      }
      return status;
    } catch (IllegalStateException e) {
      throw whileRunning(source, target, e);
    } finally {
      Reference.reachabilityFence(source);
      Reference.reachabilityFence(target);
    }
  }

  /** The axes of a view are passed in an array, so it runs as arrays do, wherever it lies. */
  private static boolean isHeld(Tensor tensor) {
    return !tensor.isDense() || tensor.memory() instanceof ArrayMemory;
  }

  private int runSlice(boolean held, Tensor source, Tensor target, int slice, int slices) {
    return functions.planRun(
        held,
        plan,
        TensorSegment.of(source),
        end(source),
        offset(source),
        TensorSegment.ofAxes(ViewAxes.of(source)),
        TensorSegment.of(target),
        end(target),
        offset(target),
        TensorSegment.ofAxes(ViewAxes.of(target)),
        slice,
        slices);
  }

  private static long offset(Tensor tensor) {
    return tensor.offset() * tensor.dataType().bytes();
  }

  private static long end(Tensor tensor) {
    return offset(tensor) + tensor.strides().extent() * tensor.dataType().bytes();
  }

  private static IllegalStateException whileRunning(
      Tensor source, Tensor target, IllegalStateException thrown) {
    if (source.isAlive() && target.isAlive()) {
      return thrown;
    }
    String which = source.isAlive() ? "target" : "source";
    return new IllegalStateException(
        "the arena of the "
            + which
            + " was closed during a call; a call needs it open until it ends",
        thrown);
  }
}
