package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A size in a configuration: a number, a list, or an object with one of the sets of keys that
 * transformers knows.
 *
 * <p>Source: transformers 5.18, {@code get_size_dict} in {@code image_processing_utils.py}, and
 * {@code resize} in {@code image_processing_backends.py}.
 *
 * @param keys the numbers by key
 */
record SizeKeys(Map<String, Integer> keys) {
  static final String HEIGHT = "height";
  static final String WIDTH = "width";
  static final String SHORTEST = "shortest_edge";
  static final String LONGEST = "longest_edge";
  static final String MAX_HEIGHT = "max_height";
  static final String MAX_WIDTH = "max_width";

  private static final List<Set<String>> VALID =
      List.of(
          Set.of(HEIGHT, WIDTH),
          Set.of(SHORTEST),
          Set.of(SHORTEST, LONGEST),
          Set.of(LONGEST),
          Set.of(MAX_HEIGHT, MAX_WIDTH));

  /** How a size that is no object is read. */
  enum Reading {
    /** A number is a square, a list is height and width. */
    SQUARE,
    /** A number is the shortest edge, a list is height and width. */
    SHORTEST_EDGE,
    /** A number is a square, a list is width and height. */
    WIDTH_FIRST
  }

  /**
   * Returns the size that a key of a configuration has.
   *
   * @param longest what a number that is the shortest edge has as its longest edge, or null
   * @throws InvalidArgumentException if it is none, or has other keys than those
   */
  static SizeKeys of(Configuration c, String key, Reading reading, @Nullable Integer longest) {
    Object value = c.value(key);
    Map<String, Integer> keys = new LinkedHashMap<>();
    if (value instanceof Integer number && reading == Reading.SHORTEST_EDGE) {
      keys.put(SHORTEST, number);
      if (longest != null) {
        keys.put(LONGEST, longest);
      }
    } else if (value instanceof Integer number) {
      keys.put(HEIGHT, number);
      keys.put(WIDTH, number);
    } else if (value instanceof List<?> list && list.size() == 2) {
      int first = reading == Reading.WIDTH_FIRST ? 1 : 0;
      keys.put(HEIGHT, length(c, key, list.get(first)));
      keys.put(WIDTH, length(c, key, list.get(1 - first)));
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((name, length) -> keys.put(String.valueOf(name), length(c, key, length)));
    }
    if (!VALID.contains(keys.keySet())) {
      throw c.wrong(
          key, "a number, two numbers or an object with one of the sets of keys " + VALID);
    }
    return new SizeKeys(keys);
  }

  private static int length(Configuration c, String key, @Nullable Object length) {
    if (length instanceof Integer number && number > 0) {
      return number;
    }
    throw c.wrong(key, "made of whole numbers above 0");
  }

  boolean has(String... names) {
    return keys.keySet().containsAll(List.of(names));
  }

  int get(String name) {
    Integer length = keys.get(name);
    if (length == null) {
      throw new InvalidArgumentException("size must have the key " + name + ", but got " + keys);
    }
    return length;
  }

  /** Returns height and width. */
  Size size() {
    return new Size(get(HEIGHT), get(WIDTH));
  }

  /** Returns what most classes resize to. */
  SizeRule rule() {
    if (has(SHORTEST, LONGEST)) {
      return EdgeSizes.limited(get(SHORTEST), get(LONGEST));
    }
    if (has(SHORTEST)) {
      return SizeRule.shortestEdge(get(SHORTEST));
    }
    return withoutShortestEdge();
  }

  /** Returns what the classes of the DETR family resize to, which want a longest edge too. */
  SizeRule detrRule() {
    return has(SHORTEST, LONGEST) ? rule() : withoutShortestEdge();
  }

  private SizeRule withoutShortestEdge() {
    if (has(MAX_HEIGHT, MAX_WIDTH)) {
      return EdgeSizes.inside(get(MAX_HEIGHT), get(MAX_WIDTH));
    }
    if (has(HEIGHT, WIDTH)) {
      return SizeRule.exact(get(HEIGHT), get(WIDTH));
    }
    throw new InvalidArgumentException(
        "Size must contain 'height' and 'width' keys, or 'max_height' and 'max_width', or"
            + " 'shortest_edge' key. Got "
            + keys
            + ".");
  }
}
