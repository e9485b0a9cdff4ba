package io.halfpixel.cpp.ffm;

import io.halfpixel.ArrayMemory;
import io.halfpixel.Tensor;
import io.halfpixel.cpp.binding.BandRunner;
import io.halfpixel.cpp.binding.Slices;
import java.lang.ref.Reference;

/**
 * Runs a native plan over memory where it lies.
 *
 * <p>While native code works on an array, the virtual machine cannot stop this thread, and whatever
 * stops all threads waits for it; so a band with an array runs in slices of a millisecond. Outside
 * the heap a band is one call, for whose time its arenas cannot be closed.
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
    boolean onHeap =
        source.memory() instanceof ArrayMemory || target.memory() instanceof ArrayMemory;
    int pieces = onHeap ? Slices.perBand(slices, bands) : 1;
    Object from = TensorSegment.of(source);
    Object to = TensorSegment.of(target);
    long sourceOffset = source.offset() * source.dataType().bytes();
    long targetOffset = target.offset() * target.dataType().bytes();
    long sourceEnd = sourceOffset + source.spec().byteSize();
    long targetEnd = targetOffset + target.spec().byteSize();
    int status = 0;
    try {
      for (int piece = 0; piece < pieces && status == 0; piece++) {
        status =
            functions.planRun(
                onHeap,
                plan,
                from,
                sourceEnd,
                sourceOffset,
                to,
                targetEnd,
                targetOffset,
                band * pieces + piece,
                bands * pieces);
      }
      return status;
    } catch (IllegalStateException e) {
      throw whileRunning(source, target, e);
    } finally {
      Reference.reachabilityFence(source);
      Reference.reachabilityFence(target);
    }
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
