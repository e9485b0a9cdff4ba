package io.halfpixel.keras;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What Keras' {@code get_config()} gives for a layer, as a JSON parser reads it: strings, booleans,
 * numbers, lists, maps and null, which counts as not given. Belongs to one thread.
 *
 * <p>A serialised layer, {@code {"class_name": …, "config": {…}}}, is taken as well, and so is an
 * array of NumPy or a tensor inside of it.
 *
 * <p>Source: Keras 3, {@code keras/src/saving/serialization_lib.py}, and Keras 2, {@code
 * tf_keras/mixed_precision/policy.py}.
 */
final class LayerConfig {
  private static final String CLASS_NAME = "class_name";
  private static final String CONFIG = "config";

  private final String layer;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Set<String> unread;

  /**
   * Copies the configuration of a layer.
   *
   * @param layer Keras' name of the class
   * @throws InvalidArgumentException if it is that of another class
   */
  LayerConfig(String layer, Map<String, ?> config) {
    this.layer = layer;
    Map<?, ?> inner = config;
    if (config.get(CONFIG) instanceof Map<?, ?> serialised && config.containsKey(CLASS_NAME)) {
      String found = String.valueOf(config.get(CLASS_NAME));
      if (!found.equals(layer)) {
        throw new InvalidArgumentException(
            "a configuration of " + layer + " is wanted, but got one of " + found);
      }
      inner = serialised;
    }
    inner.forEach((key, value) -> values.put(String.valueOf(key), value));
    unread = new TreeSet<>(values.keySet());
    List.of("trainable", "batch_input_shape", "batch_shape", "input_shape", "autocast")
        .forEach(unread::remove);
  }

  /** Returns a value of any type, or null. */
  @Nullable Object value(String key) {
    unread.remove(key);
    return values.get(key);
  }

  /** Returns a string, or what counts if it was not given. */
  String text(String key, String absent) {
    Object value = value(key);
    if (value == null) {
      return absent;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, "a string");
  }

  /** Returns a boolean; false if it was not given. */
  boolean flag(String key) {
    Object value = value(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, "a boolean");
  }

  /** Returns the integers of a list, or the one integer; null if it was not given. */
  int @Nullable [] integers(String key) {
    double[] numbers = numbers(key);
    if (numbers == null) {
      return null;
    }
    int[] integers = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      integers[i] = (int) numbers[i];
      if (integers[i] != numbers[i]) {
        throw wrong(key, "integers");
      }
    }
    return integers;
  }

  /** Returns one integer, which has to be there. */
  int integer(String key) {
    int[] integers = integers(key);
    if (integers == null || integers.length != 1) {
      throw wrong(key, "an integer");
    }
    return integers[0];
  }

  /** Returns the numbers of a list, or the one number; null if it was not given. */
  double @Nullable [] numbers(String key) {
    Object value = plain(value(key));
    if (value == null) {
      return null;
    }
    List<Object> numbers = new ArrayList<>();
    if (value instanceof List<?> list) {
      numbers.addAll(list);
    } else {
      numbers.add(value);
    }
    double[] result = new double[numbers.size()];
    for (int i = 0; i < result.length; i++) {
      if (!(numbers.get(i) instanceof Number number)) {
        throw wrong(key, "a number or a list of numbers");
      }
      result[i] = number.doubleValue();
    }
    return result;
  }

  /** Returns what an array was made of. */
  private static @Nullable Object plain(@Nullable Object value) {
    boolean array =
        value instanceof Map<?, ?> map
            && List.of("__numpy__", "__tensor__").contains(String.valueOf(map.get(CLASS_NAME)));
    return array && ((Map<?, ?>) value).get(CONFIG) instanceof Map<?, ?> inner
        ? inner.get("value")
        : value;
  }

  /** Returns where the channels stand. */
  DataFormat dataFormat() {
    return DataFormat.of(text("data_format", "channels_last"));
  }

  /**
   * Returns the type in which the layer computes: a type, such as {@code "float32"}, a policy, such
   * as {@code "mixed_float16"}, or a serialised policy of Keras 2 or 3.
   */
  DataType dtype() {
    Object value = value("dtype");
    if (value instanceof Map<?, ?> policy && policy.get(CONFIG) instanceof Map<?, ?> config) {
      value = config.get("name");
    }
    return policy(value == null ? "float32" : String.valueOf(value));
  }

  /**
   * Returns the type in which layers of a policy compute.
   *
   * @throws InvalidArgumentException if no floating-point type is called so
   */
  static DataType policy(String name) {
    String type = name.startsWith("mixed_") ? name.substring("mixed_".length()) : name;
    for (DataType dataType : DataType.values()) {
      if (dataType.isFloatingPoint() && dataType.frameworkName().equals(type)) {
        return dataType;
      }
    }
    throw new InvalidArgumentException(
        "a layer's dtype is float32, float64, float16, bfloat16, mixed_float16 or mixed_bfloat16,"
            + " but got "
            + name);
  }

  /**
   * Checks that every value was read.
   *
   * @throws InvalidArgumentException if Keras has no such argument
   */
  void requireAllRead() {
    if (!unread.isEmpty()) {
      throw new InvalidArgumentException(
          "Unrecognized keyword arguments passed to " + layer + ": " + String.join(", ", unread));
    }
  }

  private InvalidArgumentException wrong(String key, String wanted) {
    return new InvalidArgumentException(
        layer + " takes " + wanted + " as " + key + ", but got " + values.get(key));
  }
}
