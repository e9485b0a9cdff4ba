package io.halfpixel.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.spi.Backend;
import io.halfpixel.tck.subject.FarMemory;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** A tensor of 5 GiB is resized in one call. Of its memory only what is touched exists. */
@EnabledForJreRange(min = JRE.JAVA_22)
final class VastTensorTest {
  private static final int IMAGES = 5;
  private static final int SIDE = 1 << 14;

  /** 5 images of 1 GiB: the last begins 2^32 bytes behind the first. */
  private static final TensorSpec VAST = TensorSpec.of(DataType.F32, IMAGES, 1, SIDE, SIDE);

  /** With aligned corners, these are the pixels of the corners and what is between. */
  @Test
  void every_backend_resizes_five_gibibytes() {
    assertEquals(FarMemory.VAST, VAST.byteSize());
    Tensor source = Tensor.view(FarMemory.vast(), 0, VAST);
    float[] corners = new float[IMAGES * 4];
    for (int i = 0; i < corners.length; i++) {
      long image = (long) (i / 4) * SIDE * SIDE;
      long row = i / 2 % 2 * (SIDE - 1L) * SIDE;
      corners[i] = i + 1;
      FarMemory.vast()
          .window((image + row + i % 2 * (SIDE - 1L)) * Float.BYTES, Float.BYTES)
          .putFloat(0, corners[i]);
    }
    Map<String, Backend> backends = new ExpectedSubjects().backends();
    assertTrue(backends.containsKey("jvm"));
    backends.forEach(
        (name, backend) -> {
          assertArrayEquals(corners, resize(source, Mode.BILINEAR, true, backend), 0, name);
          assertArrayEquals(
              resize(source, Mode.BICUBIC, false, backends.get("jvm")),
              resize(source, Mode.BICUBIC, false, backend),
              0,
              name);
        });
  }

  private static float[] resize(Tensor source, Mode mode, boolean aligned, Backend backend) {
    Upsample small = Upsample.builder().size(2).mode(mode).alignCorners(aligned).build();
    return (float[]) small.on(backend).forward(source).copyToArray();
  }
}
