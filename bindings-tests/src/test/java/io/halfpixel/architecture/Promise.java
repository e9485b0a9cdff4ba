package io.halfpixel.architecture;

import java.util.List;

/**
 * What the Javadoc of a public method says that it throws.
 *
 * @param type the name of the method's class, as the virtual machine writes it
 * @param method its name; {@code <init>} is a constructor
 * @param parameters the simple names of their types; {@link #ANY} is one that the source does not
 *     tell
 * @param exception the simple name of the exception
 */
record Promise(String type, String method, List<String> parameters, String exception) {
  /** A type variable. */
  static final String ANY = "*";

  /** Returns whether this may be the method with such parameters. */
  boolean fits(String name, List<String> types) {
    if (!method.equals(name) || parameters.size() != types.size()) {
      return false;
    }
    for (int i = 0; i < types.size(); i++) {
      if (!parameters.get(i).equals(ANY) && !parameters.get(i).equals(types.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return type + "." + method + "(" + String.join(", ", parameters) + ") " + exception;
  }
}
