package io.halfpixel.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.call.ImageInput.Layout;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ImageInputTest {
  private static final Tensor GRAY = Tensor.of(new byte[] {7}, 1, 1);
  private static final Tensor RGB = Tensor.of(new byte[] {7, 7, 7}, 1, 1, 3);

  @Test
  void an_image_converts_to_another_mode() {
    ImageInput gray =
        new ImageInput(GRAY, "L", Layout.INTERLEAVED, mode -> Map.of("RGB", RGB).get(mode));
    assertSame(gray, gray.convert("L"));
    ImageInput rgb = gray.convert("RGB");
    assertEquals("RGB", rgb.mode());
    assertArrayEquals(new byte[] {7, 7, 7}, (byte[]) rgb.pixels().copyToArray());
  }

  @Test
  void an_array_has_no_mode() {
    ImageInput array = ImageInput.ofArray(RGB, Layout.INTERLEAVED);
    String message =
        assertThrows(InvalidArgumentException.class, () -> array.convert("L")).getMessage();
    assertTrue(message.contains("no mode that becomes L"), message);
  }

  @Test
  void faces_and_decoders_have_nothing_special_unless_they_say_so() {
    ImageDecoder decoder = (file, decoding) -> ImageInput.ofArray(GRAY, Layout.INTERLEAVED);
    assertTrue(decoder.limits().isEmpty());
    ImageCall call = (args, context, images, backend) -> Map.of();
    assertEquals(Decoding.PILLOW_UPRIGHT_RGB, call.decoding());
    Throwable cause = new IllegalStateException();
    assertSame(cause, new UndecodableException("no", cause).getCause());
  }
}
