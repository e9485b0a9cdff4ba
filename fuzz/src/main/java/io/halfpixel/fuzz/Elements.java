package io.halfpixel.fuzz;

import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import java.util.stream.LongStream;

/** The numbers that tensors are filled with. */
final class Elements {
  private Elements() {}

  /**
   * Returns a tensor of numbers that follow from a seed, NaNs, infinities and subnormals among
   * them.
   */
  static Tensor of(TensorSpec spec, long seed) {
    Randoms random = new Randoms(seed);
    Tensor tensor = Tensor.allocate(spec);
    ElementBits.write(
        tensor,
        LongStream.generate(() -> random.special(spec.dataType()))
            .limit(spec.elements())
            .toArray());
    return tensor;
  }
}
