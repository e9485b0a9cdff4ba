package io.halfpixel.benchmarks.measure;

import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.List;
import java.util.Map;

/**
 * How long the first call of a virtual machine takes: loading classes and, of the native backends,
 * the library; then a plan, and a small image by code that is not compiled yet. A virtual machine
 * can measure it only once, as the first thing it does.
 */
public final class FirstCall {
  private FirstCall() {}

  /** Returns the microseconds from asking for a backend to the first result. */
  public static Map<String, List<Double>> time(String backend) {
    Tensor image = Tensor.of(new float[3 * 32 * 32], 1, 3, 32, 32);
    long begun = System.nanoTime();
    Tensor result =
        Interpolate.builder()
            .mode(Mode.BILINEAR)
            .size(64, 64)
            .build()
            .on(Backends.get(backend))
            .apply(image);
    double micros = (System.nanoTime() - begun) / 1e3;
    if (result.spec().elements() != 4 * image.spec().elements()) {
      throw new IllegalStateException("the first call made " + result.spec());
    }
    return Map.of(backend, List.of(micros));
  }
}
