package io.halfpixel.cpp;

import org.jspecify.annotations.Nullable;

/**
 * A configured value and where it came from, for messages that name what to correct.
 *
 * @param name the system property or the environment variable
 * @param value what it was set to, not blank
 */
record Setting(String name, String value) {
  /**
   * Returns the system property, else the environment variable, else null; blank counts as unset.
   */
  static @Nullable Setting of(String property, String variable) {
    Setting setting = unlessBlank(property, System.getProperty(property));
    return setting != null ? setting : unlessBlank(variable, System.getenv(variable));
  }

  private static @Nullable Setting unlessBlank(String name, @Nullable String value) {
    return value == null || value.isBlank() ? null : new Setting(name, value);
  }
}
