package io.halfpixel.huggingface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Tensor;
import io.halfpixel.preprocess.Batch;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Scores;
import io.halfpixel.preprocess.Size;
import io.halfpixel.torch.Mode;
import io.halfpixel.torch.Upsample;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores of pixels back on the photo, beside PyTorch's bilinear upsampling and argmax. */
final class DecisionTest {
  private static final int CLASSES = 5;

  private static Tensor scores(int height, int width) {
    Random random = new Random(7);
    float[] values = new float[CLASSES * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(values, 1, CLASSES, height, width);
  }

  @Test
  void a_resized_photo_is_decided_as_after_upsampling() {
    Preprocessor p =
        HuggingFace.preprocessor(
            "{\"image_processor_type\": \"SegformerImageProcessor\","
                + " \"size\": {\"height\": 32, \"width\": 32}}");
    Batch batch = p.batch(Tensor.of(new byte[47 * 61 * 3], 47, 61, 3));
    Tensor scores = scores(8, 8);
    Tensor decided = Scores.decide(scores, new Size(32, 32), batch.maps().get(0), new Size(47, 61));
    Upsample up = Upsample.builder().size(47, 61).mode(Mode.BILINEAR).build();
    Tensor expected = Scores.argmax(up.forward(scores));
    assertEquals(expected.spec(), decided.spec());
    assertArrayEquals((int[]) expected.array(), (int[]) decided.array());
  }

  /** A photo as large as its crop leaves a frame without classes. */
  @Test
  void a_cropped_photo_has_classes_inside_the_crop_only() {
    Preprocessor p =
        HuggingFace.preprocessor(
            "{\"image_processor_type\": \"CLIPImageProcessor\", \"do_resize\": false,"
                + " \"crop_size\": {\"height\": 16, \"width\": 16}}");
    Batch batch = p.batch(Tensor.of(new byte[20 * 24 * 3], 20, 24, 3));
    Tensor scores = scores(16, 16);
    Tensor decided = Scores.decide(scores, new Size(16, 16), batch.maps().get(0), new Size(20, 24));
    int[] inside = (int[]) Scores.argmax(scores).array();
    int[] expected = new int[20 * 24];
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 24; x++) {
        boolean seen = y >= 2 && y < 18 && x >= 4 && x < 20;
        expected[y * 24 + x] = seen ? inside[(y - 2) * 16 + x - 4] : -1;
      }
    }
    assertArrayEquals(expected, (int[]) decided.array());
  }

  /** Bands of 4 MB: 5 classes of 331 x 211 are one, of 700 x 801 three. */
  @ParameterizedTest
  @CsvSource({"331, 211", "700, 801", "3, 300000"})
  void upsampled_scores_are_decided_band_by_band(int height, int width) {
    Tensor scores = scores(8, 9);
    for (Mode mode : List.of(Mode.BILINEAR, Mode.BICUBIC, Mode.NEAREST)) {
      Upsample up = Upsample.builder().size(height, width).mode(mode).build();
      Tensor expected = Scores.argmax(up.forward(scores));
      Tensor decided = Scores.argmax(scores, up);
      assertEquals(expected.spec(), decided.spec());
      assertArrayEquals((int[]) expected.array(), (int[]) decided.array(), mode::toString);
    }
  }
}
