package io.halfpixel.spark;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A thread-safe map of a limited size that computes what is missing.
 *
 * @param <K> what is asked for
 * @param <V> what is computed of it
 */
final class LeastRecentlyUsed<K, V> {
  private final int limit;
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  LeastRecentlyUsed(int limit) {
    this.limit = limit;
  }

  /** Returns the value of a key. Two threads may both compute it; one value is kept. */
  V get(K key, Function<K, V> compute) {
    synchronized (entries) {
      V found = entries.get(key);
      if (found != null) {
        return found;
      }
    }
    V made = compute.apply(key);
    synchronized (entries) {
      V other = entries.putIfAbsent(key, made);
      if (entries.size() > limit) {
        entries.remove(entries.keySet().iterator().next());
      }
      return other == null ? made : other;
    }
  }
}
