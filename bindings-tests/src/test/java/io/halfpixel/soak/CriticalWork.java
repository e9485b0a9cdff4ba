package io.halfpixel.soak;

import io.halfpixel.Backends;
import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.spi.Availability.Available;
import io.halfpixel.spi.Backend;
import io.halfpixel.spi.Kernel;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;

/**
 * A call of some 10 ms over arrays, for which native code keeps the garbage collector waiting, and
 * plain Java over the same arrays.
 */
final class CriticalWork {
  private static final String NATIVE = "cpp-jni";

  private final float[] source = new float[3 * 720 * 1280];
  private final float[] target = new float[3 * 1080 * 1920];
  private final Tensor from = Tensor.wrap(source, 0, TensorSpec.of(DataType.F32, 1, 3, 720, 1280));
  private final Tensor to = Tensor.wrap(target, 0, TensorSpec.of(DataType.F32, 1, 3, 1080, 1920));
  private final Kernel kernel;

  CriticalWork() {
    Backend backend =
        Backends.report().get(NATIVE) instanceof Available
            ? Backends.get(NATIVE)
            : Backends.candidates().get(0);
    Interpolate bicubic = Interpolate.builder().size(1080, 1920).mode(Mode.BICUBIC).build();
    this.kernel = backend.prepare(bicubic.plan(from.spec()).folded());
  }

  /** Resamples. */
  void halfpixel() {
    kernel.run(from, to);
  }

  /** Computes something without native code. */
  void plainJava() {
    for (int i = 0; i < target.length; i++) {
      int at = i % source.length;
      target[i] = 0.75f * source[at] + 0.25f * target[i];
    }
  }
}
