package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a configuration, with the values that a class of transformers has for those that are
 * left out or null. Immutable.
 */
final class Configuration {
  /** What a configuration may have without an effect on the image, in every class. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "_commit_hash",
          "_processor_class",
          "_valid_processor_keys",
          "auto_map",
          "feature_extractor_type",
          "image_processor_type",
          "processor_class",
          "reduce_labels",
          "transformers_version");

  private final String family;
  private final Map<String, @Nullable Object> values;

  private Configuration(String family, Map<String, @Nullable Object> values) {
    this.family = family;
    this.values = values;
  }

  /**
   * Returns the configuration of a class.
   *
   * @param family the class without "ImageProcessor"
   * @param defaults the values of the class, null where it has none; other keys are unknown
   * @param given what the configuration says
   * @throws InvalidArgumentException if a key is unknown
   */
  static Configuration of(
      String family,
      Map<String, ? extends @Nullable Object> defaults,
      Map<String, ? extends @Nullable Object> given) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(defaults);
    given.forEach(
        (key, value) -> {
          if (!defaults.containsKey(key) && !WITHOUT_EFFECT.contains(key)) {
            Set<String> known = new TreeSet<>(defaults.keySet());
            known.addAll(WITHOUT_EFFECT);
            throw new InvalidArgumentException(
                family + "ImageProcessor has no key " + key + "; known are " + known);
          }
          if (value != null) {
            values.put(key, value);
          }
        });
    return new Configuration(family, values);
  }

  /** Returns the class without "ImageProcessor". */
  String family() {
    return family;
  }

  boolean has(String key) {
    return values.get(key) != null;
  }

  /** Returns a value of any type, or null if there is none. */
  @Nullable Object value(String key) {
    return values.get(key);
  }

  /** Returns a flag, false if there is none. */
  boolean flag(String key) {
    Object value = values.get(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "true or false");
  }

  int integer(String key) {
    if (values.get(key) instanceof Integer number) {
      return number;
    }
    throw wrong(key, "an integer");
  }

  /** Returns a whole number above 0. */
  int positive(String key) {
    int number = integer(key);
    if (number < 1) {
      throw wrong(key, "a whole number above 0");
    }
    return number;
  }

  /**
   * Returns the larger edge of which the part of a key is an edge, its fraction cut.
   *
   * @throws InvalidArgumentException if the part is not above 0, or so small that no edge is as
   *     long
   */
  int whole(int edge, String key) {
    double whole = edge / number(key);
    if (!(whole >= 0 && whole <= Integer.MAX_VALUE)) {
      throw wrong(key, "a part above 0 of an edge of at most 2^31 - 1 pixels");
    }
    return (int) whole;
  }

  double number(String key) {
    if (values.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw wrong(key, "a number");
  }

  /** Returns a list of at least one number, or the one number. */
  double[] numbers(String key) {
    Object value = values.get(key);
    List<?> items = value instanceof List<?> list ? list : Arrays.asList(value);
    if (items.isEmpty()) {
      throw wrong(key, "a number or a list of numbers");
    }
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(items.get(i) instanceof Number number)) {
        throw wrong(key, "a number or a list of numbers");
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }

  InvalidArgumentException wrong(String key, String wanted) {
    return new InvalidArgumentException(
        family + "ImageProcessor: " + key + " is " + wanted + ", but got " + values.get(key));
  }
}
