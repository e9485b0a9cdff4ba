package io.halfpixel.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.InvalidArgumentException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Configurations as text, with single keys that say something else. Stateless. */
final class Configurations {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<@Nullable Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private Configurations() {}

  /**
   * Returns a configuration in which some keys have another value, as with keyword arguments of
   * {@code from_pretrained}.
   *
   * @param json the configuration
   * @param keys the other values: String, Boolean, Integer, Double, and lists and maps of these
   * @throws InvalidArgumentException if the configuration is no JSON object, or is timm's and there
   *     are other values
   */
  static String with(String json, Map<String, ?> keys) {
    if (keys.isEmpty()) {
      return json;
    }
    if (ConfigRecipe.isTimm(json)) {
      throw new InvalidArgumentException(
          "a config of timm is whole, without other parameters of what is done, but got "
              + keys.keySet());
    }
    try {
      Map<String, @Nullable Object> read = MAPPER.readValue(json, OBJECT);
      if (read == null) {
        throw new InvalidArgumentException("a configuration is a JSON object, but got null");
      }
      Map<String, @Nullable Object> merged = new LinkedHashMap<>(read);
      merged.putAll(keys);
      return MAPPER.writeValueAsString(merged);
    } catch (JsonProcessingException e) {
      throw new InvalidArgumentException(
          "a configuration is a JSON object, but this is none: " + e.getOriginalMessage(), e);
    }
  }
}
