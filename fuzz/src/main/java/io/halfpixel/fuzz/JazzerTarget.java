package io.halfpixel.fuzz;

import java.io.IOException;

/**
 * What Jazzer calls: the target that the property {@value #TARGET} names. Nothing here needs
 * Jazzer's classes.
 */
public final class JazzerTarget {
  static final String TARGET = "halfpixel.fuzz.target";

  private static final Target CHOSEN = Targets.of(System.getProperty(TARGET, ""));

  private JazzerTarget() {}

  /**
   * Gives bytes to the target; called by Jazzer.
   *
   * @throws IOException if the target's files cannot be written
   */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    CHOSEN.take(bytes);
  }
}
