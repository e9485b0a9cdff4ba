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

/** What a cached call on a 32x32x3 image allocates, once it is compiled: nothing but its result. */
class AllocationTest {
  private static final int CALLS = 1000;
  private static final TensorSpec IMAGE =
      new TensorSpec(Shape.of(1, 3, 32, 32), DataType.F32, MemoryFormat.CHANNELS_LAST);

  static Stream<String> backends() {
    return Backends.report().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Available)
        .map(entry -> entry.getKey());
  }

  private static double bytesPerCall(Runnable call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    for (int i = 0; i < 20 * CALLS; i++) {
      call.run();
    }
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return (threads.getThreadAllocatedBytes(id) - before) / (double) CALLS;
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
    double bytes = bytesPerCall(() -> operation.forward(source, target));
    assertTrue(bytes <= 1, bytes + " bytes");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aCallAllocatesItsResultAlone(String backend) {
    Interpolate operation = on(backend);
    Tensor source = Tensor.allocate(IMAGE);
    double bytes = bytesPerCall(() -> operation.forward(source));
    double result = 4 * 3 * 64 * 64;
    double tensor = 128; // The headers of the array and of the tensor with its specification.
    assertTrue(bytes >= result && bytes <= result + tensor, bytes + " bytes for " + result);
  }
}
