package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.peers.Tally.Outcome;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.torch.PixelShuffle;
import io.halfpixel.torch.PixelUnshuffle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random calls of {@code pixel_shuffle} and {@code pixel_unshuffle} on every data type, computed by
 * libtorch and by Halfpixel.
 */
@Tag("libtorch")
final class PixelShuffleConformanceTest {
  private static final LibTorch TORCH = new LibTorch();
  private static final List<DataType> TYPES = List.of(DataType.values());

  private record Call(boolean shuffle, int factor, TensorSpec source) {
    static Call draw(Randoms random) {
      boolean shuffle = random.flip();
      int factor = random.between(1, 4);
      int square = factor * factor;
      long[] shape = new long[random.between(3, 6)];
      Arrays.setAll(shape, axis -> random.between(0, 9) == 0 ? 0 : random.between(1, 3));
      int rank = shape.length;
      // One in eight has lengths that the factor may not divide.
      boolean divisible = random.between(0, 7) > 0;
      shape[rank - 3] = random.between(1, 9) * (shuffle && divisible ? square : 1L);
      shape[rank - 2] = random.between(1, 9) * (shuffle || !divisible ? 1L : factor);
      shape[rank - 1] = random.between(1, 9) * (shuffle || !divisible ? 1L : factor);
      MemoryFormat format =
          rank <= 4 && random.flip() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
      return new Call(shuffle, factor, new TensorSpec(Shape.of(shape), random.pick(TYPES), format));
    }

    Plan halfpixel() {
      return shuffle
          ? PixelShuffle.of(factor).plan(source)
          : PixelUnshuffle.of(factor).plan(source);
    }

    PeerCall libtorch(Tensor input) {
      return shuffle ? TORCH.pixelShuffle(factor, input) : TORCH.pixelUnshuffle(factor, input);
    }
  }

  @Test
  void shuffles_have_the_bits_of_libtorch() {
    Tally tally = new Tally("libtorch " + TORCH.version() + ", pixel_shuffle, pixel_unshuffle");
    Cases.compare("torch.shuffle", tally, PixelShuffleConformanceTest::compare);
  }

  private static Outcome compare(long seed) {
    Randoms random = new Randoms(seed);
    Call call = Call.draw(random);
    Tensor input = Tensor.allocate(call.source());
    long[] bits = new long[(int) call.source().elements()];
    Arrays.setAll(bits, i -> random.anyBits(call.source().dataType()));
    ElementBits.write(input, bits);
    Plan plan = Comparison.plan(call::halfpixel);
    Tensor expected = libtorch(call, input);
    Supplier<String> description = () -> call + Cases.hint(seed);
    if (Comparison.bothRefuse(expected, plan, description)) {
      return Outcome.BOTH_REFUSE;
    }
    Comparison.assertSameBits(expected, plan, input, description);
    return Outcome.EQUAL;
  }

  private static @Nullable Tensor libtorch(Call call, Tensor input) {
    try (PeerCall peer = call.libtorch(input)) {
      return Comparison.refuses(peer) ? null : peer.result();
    }
  }
}
