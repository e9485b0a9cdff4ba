package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Mode;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adaptor of libtorch on calls whose results mathematics gives. */
@Tag("libtorch")
final class LibTorchTest {
  private static final LibTorch TORCH = new LibTorch();
  private static final TorchCall TWICE = TorchCall.scale(Mode.NEAREST, 2, 2);

  private final Tensor input = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
  private final float[] repeated = {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4};

  @Test
  void nearest_repeats_pixels() {
    try (PeerCall call = TORCH.interpolate(TWICE, input)) {
      call.run();
      call.run();
      assertArrayEquals(repeated, (float[]) call.result().array());
    }
  }

  @Test
  void a_call_writes_into_memory_that_it_keeps() {
    try (PeerCall call = TORCH.interpolateInto(TWICE, input)) {
      call.run();
      call.run();
      assertArrayEquals(repeated, (float[]) call.result().array());
    }
  }

  @Test
  void the_gradient_of_nearest_adds_up() {
    float[] ones = new float[16];
    Arrays.fill(ones, 1);
    try (PeerCall call =
        TORCH.interpolateBackward(TWICE, input.spec(), Tensor.of(ones, 1, 1, 4, 4))) {
      call.run();
      call.run();
      assertArrayEquals(new float[] {4, 4, 4, 4}, (float[]) call.result().array());
    }
  }

  @Test
  void channels_last_memory_stays_channels_last() {
    Tensor image = Tensor.channelsLast(new float[] {1, 10, 2, 20, 3, 30, 4, 40}, 1, 2, 2, 2);
    try (PeerCall call = TORCH.interpolate(TorchCall.size(Mode.NEAREST, 2, 1), image)) {
      call.run();
      assertEquals(MemoryFormat.CHANNELS_LAST, call.result().spec().memoryFormat());
      assertArrayEquals(new float[] {1, 10, 3, 30}, (float[]) call.result().array());
    }
  }

  @Test
  void direct_memory_is_copied_like_an_array() {
    Tensor direct = Tensor.allocateDirect(input.spec());
    direct.buffer().asFloatBuffer().put((float[]) input.array());
    try (PeerCall call = TORCH.interpolate(TWICE, direct)) {
      call.run();
      assertArrayEquals(repeated, (float[]) call.result().array());
    }
  }

  @Test
  void a_call_that_has_not_run_has_no_result() {
    try (PeerCall call = TORCH.interpolate(TWICE, input)) {
      assertThrows(IllegalStateException.class, call::result);
    }
    try (PeerCall call = TORCH.interpolateInto(TWICE, input)) {
      assertThrows(IllegalStateException.class, call::result);
    }
  }

  @Test
  void a_wrong_call_throws() {
    TensorSpec spec = TensorSpec.of(DataType.F32, 1, 1, 2);
    try (PeerCall call =
        TORCH.interpolate(TorchCall.size(Mode.BILINEAR, 4, 4), Tensor.allocate(spec))) {
      assertThrows(RuntimeException.class, call::run);
    }
    TorchCall exact = TorchCall.size(Mode.NEAREST_EXACT, 4, 4);
    assertFalse(LibTorch.hasOutForm(exact));
    assertThrows(UnsupportedOperationException.class, () -> TORCH.interpolateInto(exact, input));
  }

  @Test
  void threads_are_those_that_were_set() {
    TORCH.numThreads(2);
    assertEquals(2, TORCH.numThreads());
    TORCH.numThreads(1);
    assertEquals(1, TORCH.numThreads());
  }
}
