package io.halfpixel.huggingface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.halfpixel.InvalidArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON objects as maps. Stateless. */
final class Json {
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  static Map<String, @Nullable Object> object(String text) {
    try {
      Map<String, @Nullable Object> object = MAPPER.readValue(text, OBJECT);
      if (object != null) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidArgumentException(
          "a configuration is a JSON object, but this is none: " + e.getOriginalMessage(), e);
    }
    throw new InvalidArgumentException("a configuration is a JSON object, but got null");
  }

  /** Returns the object in a resource of this package. */
  static Map<String, @Nullable Object> resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name)) {
      return MAPPER.readValue(in, OBJECT);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
