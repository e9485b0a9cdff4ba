package io.halfpixel.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.Tensor;
import io.halfpixel.tensorflow.ResizeMethod;
import org.junit.jupiter.api.Test;

/** The adaptor of TensorFlow on calls whose results mathematics gives. */
final class TensorFlowPeerTest {
  private final Tensor image = Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2, 1);

  @Test
  void area_is_the_mean_of_the_covered_pixels() {
    try (TensorFlowPeer peer = new TensorFlowPeer(1);
        PeerCall call =
            peer.resize(TensorFlowCall.imageResize(ResizeMethod.AREA, false, 1, 1), image)) {
      assertThrows(IllegalStateException.class, call::result);
      call.run();
      call.run();
      assertArrayEquals(new float[] {2.5f}, (float[]) call.result().array());
    }
  }

  @Test
  void the_message_of_the_framework_passes_through() {
    TensorFlowCall both = TensorFlowCall.raw(TensorFlowCall.Op.RESIZE_BILINEAR, 4, 4, true, true);
    try (TensorFlowPeer peer = new TensorFlowPeer(1);
        PeerCall call = peer.resize(both, image)) {
      var e = assertThrows(IllegalStateException.class, call::run);
      assertTrue(e.getMessage().contains("half_pixel_centers"), e.getMessage());
    }
  }
}
