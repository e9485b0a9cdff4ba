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
   * Makes the target, which loads libraries and hundreds of classes: called by Jazzer before the
   * first input, which would be blamed for the time otherwise.
   */
  public static void fuzzerInitialize() {
    // The class is initialized, and that is all.
  }

  /**
   * Gives bytes to the target; called by Jazzer.
   *
   * @throws IOException if the target's files cannot be written
   */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    CHOSEN.take(bytes);
  }
}
