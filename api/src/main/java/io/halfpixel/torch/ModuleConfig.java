package io.halfpixel.torch;

import io.halfpixel.InvalidArgumentException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keyword arguments of the constructor of a PyTorch module, as a JSON parser reads them:
 * strings, booleans, numbers, lists (PyTorch's tuples) and null, which is None. Belongs to one
 * thread.
 */
final class ModuleConfig {
  private final String module;
  private final Map<String, @Nullable Object> values;
  private final Set<String> unread;

  /** Copies the arguments of a module, which has PyTorch's name. */
  ModuleConfig(String module, Map<String, ?> config) {
    this.module = module;
    this.values = new LinkedHashMap<>(config);
    this.unread = new TreeSet<>(config.keySet());
  }

  private @Nullable Object value(String key) {
    unread.remove(key);
    return values.get(key);
  }

  /** Returns a string, or what counts if it was not given. */
  String text(String key, String absent) {
    Object value = value(key);
    if (value != null && !(value instanceof String)) {
      throw wrong(key, "a string");
    }
    return value == null ? absent : (String) value;
  }

  /** Returns a boolean, or null if it was not given. */
  @Nullable Boolean flag(String key) {
    Object value = value(key);
    if (value != null && !(value instanceof Boolean)) {
      throw wrong(key, "a boolean");
    }
    return (Boolean) value;
  }

  /** Returns one integer, which has to be there. */
  long integer(String key) {
    if (!values.containsKey(key)) {
      throw new InvalidArgumentException(
          module + ".__init__() missing 1 required positional argument: '" + key + "'");
    }
    PerAxis<Long> integers = integers(key, "an integer");
    if (integers == null || !integers.scalar()) {
      throw wrong(key, "an integer");
    }
    return integers.at(0);
  }

  /** Returns the size, or null if it was not given. */
  @Nullable PerAxis<Long> size() {
    return integers("size", "an integer or a list of integers");
  }

  /** Returns the scale, or null if it was not given. */
  @Nullable PerAxis<Double> scaleFactor() {
    return perAxis("scale_factor", "a number or a list of numbers", number -> number.doubleValue());
  }

  private @Nullable PerAxis<Long> integers(String key, String wanted) {
    return perAxis(
        key,
        wanted,
        number -> {
          long integer = number.longValue();
          if (integer != number.doubleValue()) {
            throw wrong(key, wanted);
          }
          return integer;
        });
  }

  private <T extends Number> @Nullable PerAxis<T> perAxis(
      String key, String wanted, Function<Number, T> converter) {
    Object value = value(key);
    if (value == null) {
      return null;
    }
    List<?> given = value instanceof List<?> list ? list : List.of(value);
    List<T> numbers = new ArrayList<>();
    for (Object item : given) {
      if (!(item instanceof Number number)) {
        throw wrong(key, wanted);
      }
      numbers.add(converter.apply(number));
    }
    return value instanceof List<?> ? PerAxis.each(numbers) : PerAxis.same(numbers.get(0));
  }

  /**
   * Checks that every argument was read.
   *
   * @throws InvalidArgumentException in PyTorch's words, if the module has no such argument
   */
  void requireAllRead() {
    for (String key : unread) {
      throw new InvalidArgumentException(
          module + ".__init__() got an unexpected keyword argument '" + key + "'");
    }
  }

  private InvalidArgumentException wrong(String key, String wanted) {
    return new InvalidArgumentException(
        module + " takes " + wanted + " as " + key + ", but got " + values.get(key));
  }
}
