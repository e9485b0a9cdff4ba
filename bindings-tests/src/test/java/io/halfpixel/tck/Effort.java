package io.halfpixel.tck;

import io.halfpixel.tck.random.Seeds;
import org.jspecify.annotations.Nullable;

/** Runs families of the kit with fewer random cases than usual. */
final class Effort {
  private Effort() {}

  /**
   * Does some work with another effort, see {@link Seeds}.
   *
   * @param percent of the usual number of cases
   */
  static void during(int percent, Runnable work) {
    String usual = System.getProperty(Seeds.EFFORT);
    System.setProperty(Seeds.EFFORT, Integer.toString(percent));
    try {
      work.run();
    } finally {
      restore(usual);
    }
  }

  private static void restore(@Nullable String usual) {
    if (usual == null) {
      System.clearProperty(Seeds.EFFORT);
    } else {
      System.setProperty(Seeds.EFFORT, usual);
    }
  }
}
