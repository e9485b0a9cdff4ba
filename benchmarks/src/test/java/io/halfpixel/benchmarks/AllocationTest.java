package io.halfpixel.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a cached call on a 32x32x3 image allocates, once it is compiled: nothing but its result, and
 * with {@code cpp-ffm} memory segments at most.
 */
class AllocationTest {
  private static final int CALLS = 1000;
  private static final int ROUNDS = 300;
  private static final TensorSpec IMAGE =
      new TensorSpec(Shape.of(1, 3, 32, 32), DataType.F32, MemoryFormat.CHANNELS_LAST);

  static Stream<String> backends() {
    return Backends.report().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Available)
        .map(entry -> entry.getKey());
  }

  /**
   * Returns the bytes that a call allocates, of the first round of calls that allocates no more
   * than a limit, or else of the last round. The virtual machine compiles when it finds the time:
   * on a busy machine that takes many rounds.
   */
  private static double bytesPerCall(Runnable call, double limit) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    double bytes = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS && bytes > limit; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      bytes = (threads.getThreadAllocatedBytes(id) - before) / (double) CALLS;
    }
    return bytes;
  }

  /**
   * Returns the bytes of the memory segments that {@code cpp-ffm} makes for the arrays of a call.
   * The compiler removes them where it inlines the whole call, and not where it does not; no other
   * backend makes any.
   */
  private static double segments(String backend) {
    return backend.equals("cpp-ffm") ? 2 * 72 : 0;
  }

  private static Interpolate on(String backend) {
    return Interpolate.builder()
        .scaleFactor(2)
        .mode(Mode.BILINEAR)
        .build()
        .on(Backends.get(backend));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aCallIntoTheCallersMemoryAllocatesNothingOfItsOwn(String backend) {
    Interpolate operation = on(backend);
    Tensor source = Tensor.allocate(IMAGE);
    Tensor target = operation.forward(source);
    double limit = 1 + segments(backend);
    double bytes = bytesPerCall(() -> operation.forward(source, target), limit);
    assertTrue(bytes <= limit, bytes + " bytes");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aCallAllocatesItsResultAlone(String backend) {
    Interpolate operation = on(backend);
    Tensor source = Tensor.allocate(IMAGE);
    double result = 4 * 3 * 64 * 64;
    double tensor = 128; // The headers of the array and of the tensor with its specification.
    double limit = result + tensor + segments(backend);
    double bytes = bytesPerCall(() -> operation.forward(source), limit);
    assertTrue(bytes >= result && bytes <= limit, bytes + " bytes for " + result);
  }
}
