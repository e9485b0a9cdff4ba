package io.halfpixel.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.huggingface.HuggingFace;
import io.halfpixel.huggingface.ImageBackend;
import io.halfpixel.huggingface.Timm;
import io.halfpixel.preprocess.Batch;
import io.halfpixel.preprocess.Preprocessor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The configuration of an image processor, {@code preprocessor_config.json}: of both backends of
 * transformers and of timm, applied to a small image on every backend of ours.
 *
 * @param subjects who has to agree
 */
record ConfigurationTarget(Subjects subjects) implements Target {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_RESULTS = 1 << 17;

  @Override
  public void take(byte[] bytes) {
    String json = new String(bytes, StandardCharsets.UTF_8);
    Tensor image = Elements.of(TensorSpec.of(DataType.U8, 9, 12, 3), Arrays.hashCode(bytes));
    check(json, image, text -> HuggingFace.preprocessor(text, ImageBackend.TORCHVISION));
    check(json, image, text -> HuggingFace.preprocessor(text, ImageBackend.PIL));
    check(json, image, Timm::preprocessor);
  }

  private void check(String json, Tensor image, Function<String, Preprocessor> reader) {
    Preprocessor preprocessor;
    boolean small;
    try {
      preprocessor = reader.apply(json);
      small =
          asksForLittle(json)
              && preprocessor.forImage(image).plan(image.spec()).target().elements()
                  <= MOST_RESULTS;
    } catch (InvalidArgumentException | UnsupportedModeException e) {
      return; // Refused, before a backend is asked.
    }
    if (small) {
      subjects.agree(on -> batch(preprocessor.on(on), image), false);
    }
  }

  private static boolean asksForLittle(String json) {
    try {
      return Sizes.areSmall(JSON.readValue(json, Map.class));
    } catch (JsonProcessingException e) {
      throw new AssertionError("taken as a configuration, but it is no JSON object", e);
    }
  }

  private static Map<String, Tensor> batch(Preprocessor preprocessor, Tensor image) {
    Batch batch = preprocessor.batch(image);
    Map<String, Tensor> results = new LinkedHashMap<>(batch.more());
    results.put("values", batch.values());
    if (batch.mask() != null) {
      results.put("mask", batch.mask());
    }
    return results;
  }
}
