package io.halfpixel.huggingface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.Tensor;
import io.halfpixel.call.ImageInput;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Stages;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan of rows of pixels has the bits of that of planes, which is the face's own over torch. */
class LayoutTest {
  @Test
  void rowsOfPixelsAndPlanesHaveTheSameBits() {
    int[][] sizes = {{5, 7}, {40, 30}, {23, 64}, {1, 1}, {17, 3}};
    RecordedImage image = new RecordedImage(23, 31, "RGB", 11, false);
    Tensor rows = image.input("numpy").pixels();
    ImageInput planes = image.input("tensor_u8");
    for (ImageBackend backend : ImageBackend.values()) {
      for (int resample = 0; resample < 4; resample++) {
        for (int[] size : sizes) {
          Preprocessor p =
              HuggingFace.preprocessor(
                  Map.of(
                      "image_processor_type",
                      "ViTImageProcessor",
                      "resample",
                      resample,
                      "size",
                      Map.of("height", size[0], "width", size[1])),
                  backend);
          Tensor one = p.apply(rows);
          Tensor other = p.after(Stages.planar()).apply(planes.pixels());
          assertEquals(one.spec(), other.spec());
          assertArrayEquals(
              (float[]) one.array(), (float[]) other.array(), backend + " " + resample);
        }
      }
    }
  }
}
