package io.halfpixel.fuzz;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeps calls small. An operation makes what it is asked for, so a size of a million is no
 * mistake of its; a size that no array holds has to be refused.
 */
final class Sizes {
  /** The longest axis that is asked for. */
  static final int MOST = 256;

  /** No axis of a tensor is as long as that. */
  private static final double ABSURD = 0x1p31;

  private Sizes() {}

  /** Returns whether no number in arguments, lists and maps of them asks for much memory. */
  static boolean areSmall(@Nullable Object value) {
    if (value instanceof Number number) {
      double size = Math.abs(number.doubleValue());
      return !(size > MOST && size < ABSURD);
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(Sizes::areSmall);
    }
    return !(value instanceof Collection<?> list) || list.stream().allMatch(Sizes::areSmall);
  }
}
