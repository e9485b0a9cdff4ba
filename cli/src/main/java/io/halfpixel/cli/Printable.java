package io.halfpixel.cli;

import java.util.stream.Collectors;

/**
 * Text from files and names, as it is shown to people. Whoever wrote it may have put characters
 * into it that command a terminal or change the order of what is read.
 */
final class Printable {
  private Printable() {}

  /** Returns text as one line. */
  static String line(String text) {
    return escaped(text.lines().map(String::strip).collect(Collectors.joining(" ")), "");
  }

  /**
   * Returns text with its line ends and tabs. JSON stays the same JSON: elsewhere than there it has
   * such characters inside of strings only.
   */
  static String lines(String text) {
    return escaped(text, "\r\n\t");
  }

  private static String escaped(String text, String kept) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (kept.indexOf(c) >= 0 || !acts(c)) {
                safe.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  safe.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return safe.toString();
  }

  /** Whether a character does something instead of being seen. */
  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
