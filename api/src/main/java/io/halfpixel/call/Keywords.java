package io.halfpixel.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keyword arguments of one call of a framework, read by name. What nobody read is an argument
 * that the face does not know.
 *
 * <p>Every method that reads throws {@link UnsupportedCallException} if the value is of another
 * type than the method's. An argument that is None counts as not given. Belongs to one thread.
 */
public final class Keywords {
  private final Map<String, @Nullable Object> values;
  private final Set<String> unread;

  /**
   * Copies the arguments.
   *
   * @param values by name: String, Boolean, Integer, Double, null for None, and lists and maps of
   *     these
   */
  public Keywords(Map<String, ? extends @Nullable Object> values) {
    this.values = new LinkedHashMap<>(values);
    this.unread = new TreeSet<>(values.keySet());
  }

  /** Returns whether an argument was given with a value other than None. */
  public boolean has(String name) {
    return values.get(name) != null;
  }

  /** Returns whether an argument was given as None, which may differ from its default. */
  public boolean isNone(String name) {
    return values.containsKey(name) && values.get(name) == null;
  }

  /** Returns whether an argument was given and has been read. */
  public boolean isRead(String name) {
    return values.containsKey(name) && !unread.contains(name);
  }

  /** Returns an argument of any type, or null if it was not given or is None. */
  public @Nullable Object value(String name) {
    unread.remove(name);
    return values.get(name);
  }

  /** Returns all arguments, in their order, for a call that checks their names itself. */
  public Map<String, @Nullable Object> all() {
    unread.clear();
    return Collections.unmodifiableMap(values);
  }

  /** Returns a string, or what counts if it was not given. */
  public String text(String name, String absent) {
    Object value = value(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrongType(name, value, "a string");
  }

  /** Returns a boolean, or what counts if it was not given. */
  public boolean flag(String name, boolean absent) {
    Boolean value = flag(name);
    return value == null ? absent : value;
  }

  /** Returns a boolean, or null if it was not given. */
  public @Nullable Boolean flag(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrongType(name, value, "a boolean");
  }

  /** Returns whether the argument is a list rather than a single value. */
  public boolean isList(String name) {
    return values.get(name) instanceof List<?>;
  }

  /** Returns whether the argument is an integer, as Python tells integers from floats. */
  public boolean isInteger(String name) {
    return values.get(name) instanceof Integer;
  }

  /** Returns one integer. */
  public int integer(String name) {
    return integer(name, value(name));
  }

  private static int integer(String name, @Nullable Object value) {
    if (value instanceof Integer integer) {
      return integer;
    }
    throw wrongType(name, value, "integers");
  }

  /** Returns one number. */
  public double number(String name) {
    return number(name, value(name));
  }

  private static double number(String name, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw wrongType(name, value, "numbers");
  }

  /** Returns the integers of a list, or the one integer. */
  public int[] integers(String name) {
    return list(name).stream().mapToInt(item -> integer(name, item)).toArray();
  }

  /** Returns the integers of a list, or the one integer. */
  public long[] longs(String name) {
    return Arrays.stream(integers(name)).asLongStream().toArray();
  }

  /** Returns the numbers of a list, or the one number. */
  public double[] numbers(String name) {
    return list(name).stream().mapToDouble(item -> number(name, item)).toArray();
  }

  private List<@Nullable Object> list(String name) {
    List<@Nullable Object> items = new ArrayList<>();
    if (value(name) instanceof List<?> list) {
      items.addAll(list);
    } else {
      items.add(value(name));
    }
    return items;
  }

  /**
   * Checks that every argument was read.
   *
   * @throws UnsupportedCallException if one was not
   */
  public void requireAllRead() {
    if (!unread.isEmpty()) {
      throw new UnsupportedCallException("no face knows the argument " + String.join(", ", unread));
    }
  }

  private static UnsupportedCallException wrongType(
      String name, @Nullable Object value, String wanted) {
    return new UnsupportedCallException(
        "no face takes the argument " + name + "=" + value + "; it takes " + wanted);
  }
}
