package io.halfpixel.architecture;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of the house between which no circle of dependencies is allowed: its packages. Only the
 * root package is two of them, tensors and calls: plans are made of tensors, and calls run plans.
 * The entry to Halfpixel's own face is there too, and belongs to that face's package.
 */
final class Parts {
  private static final String ROOT = "io.halfpixel";
  private static final Set<String> CALLS = Set.of("Backends", "Execution", "Operation");

  private Parts() {}

  /** Returns the part that a top-level class belongs to. */
  static String of(String packageName, String className) {
    if (!packageName.equals(ROOT)) {
      return packageName;
    }
    if (className.equals("Resampler")) {
      return ROOT + ".resample";
    }
    return ROOT + (CALLS.contains(className) ? " (calls)" : " (tensors)");
  }

  /** Returns every part that, over others, depends on itself, given what each part depends on. */
  static Set<String> inCircles(Map<String, Set<String>> uses) {
    Set<String> inCircles = new TreeSet<>();
    for (String part : uses.keySet()) {
      Set<String> reached = new TreeSet<>();
      reach(part, uses, reached);
      if (reached.contains(part)) {
        inCircles.add(part);
      }
    }
    return inCircles;
  }

  private static void reach(String from, Map<String, Set<String>> uses, Set<String> reached) {
    for (String next : uses.getOrDefault(from, Set.of())) {
      if (reached.add(next)) {
        reach(next, uses, reached);
      }
    }
  }

  /** Notes that one part depends on another; within a part that is no circle. */
  static void note(Map<String, Set<String>> uses, String from, String to) {
    Set<String> all = uses.computeIfAbsent(from, x -> new TreeSet<>());
    if (!from.equals(to)) {
      all.add(to);
    }
  }
}
