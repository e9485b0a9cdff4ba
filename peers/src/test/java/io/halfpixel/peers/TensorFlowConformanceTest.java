package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.parity.MemoryLayouts;
import io.halfpixel.peers.Tally.Outcome;
import io.halfpixel.plan.Plan;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.tck.reference.ElementBits;
import io.halfpixel.tck.reference.FirstDifference;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Random resizes, computed by TensorFlow and by Halfpixel, in every bit. */
final class TensorFlowConformanceTest {
  private static final TensorFlowPeer TENSORFLOW = new TensorFlowPeer(3);

  @AfterAll
  static void close() {
    TENSORFLOW.close();
  }

  @Test
  void resizes_have_the_bits_of_tensorflow() {
    Tally tally = new Tally("TensorFlow " + TENSORFLOW.version());
    Cases.compare("tensorflow", tally, TensorFlowConformanceTest::compare);
  }

  private static Outcome compare(long seed) {
    Randoms random = new Randoms(seed);
    TensorFlowCase c = TensorFlowCase.draw(random);
    Tensor image = c.input(random);
    Plan plan = plan(c);
    Tensor expected = tensorFlow(c, image);
    if (plan == null || expected == null) {
      assertEquals(
          expected == null,
          plan == null,
          () -> "only one of the two refuses " + c + Cases.hint(seed));
      return Outcome.BOTH_REFUSE;
    }
    Tensor actual = MemoryLayouts.copy(c.operation().apply(image), MemoryFormat.CONTIGUOUS);
    assertEquals(expected.spec(), actual.spec(), () -> c + Cases.hint(seed));
    assertNull(
        FirstDifference.between(ElementBits.read(expected), ElementBits.read(actual), plan),
        () -> c + Cases.hint(seed));
    return Outcome.EQUAL;
  }

  private static @Nullable Plan plan(TensorFlowCase c) {
    try {
      return c.operation().plan(c.source());
    } catch (InvalidArgumentException | UnsupportedModeException e) {
      return null;
    }
  }

  private static @Nullable Tensor tensorFlow(TensorFlowCase c, Tensor image) {
    Tensor dense = MemoryLayouts.copy(image, MemoryFormat.CONTIGUOUS);
    try (PeerCall call = TENSORFLOW.resize(c.call(), dense)) {
      call.run();
      return call.result();
    } catch (IllegalStateException e) {
      return null; // TensorFlow's status; TensorFlowStatus throws it.
    }
  }

  /** The comparison would notice another filter by its bits. */
  @Test
  void another_method_is_found_different() {
    TensorSpec source = TensorSpec.of(DataType.F32, 1, 17, 19, 3);
    TensorFlowCase c =
        new TensorFlowCase(
            TensorFlowCall.imageResize(ResizeMethod.LANCZOS3, false, 40, 40),
            Resize.of(ResizeMethod.LANCZOS5, 40, 40),
            source);
    Tensor image = c.input(new Randoms(0));
    Tensor expected = tensorFlow(c, image);
    assertNotNull(expected);
    assertNotNull(
        FirstDifference.between(
            ElementBits.read(expected),
            ElementBits.read(c.operation().apply(image)),
            c.operation().plan(source)));
  }
}
