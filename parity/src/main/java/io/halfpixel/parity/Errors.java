package io.halfpixel.parity;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import io.halfpixel.parity.ParityCase.Raises;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether an exception carries the same condition as an error that a framework raised. */
final class Errors {
  /** The Python exceptions that an {@link InvalidArgumentException} stands for. */
  private static final Set<String> INVALID_ARGUMENT =
      Set.of(
          "ValueError",
          "TypeError",
          "RuntimeError",
          "IndexError",
          "InvalidArgumentError",
          "error",
          "cv2.error",
          "OutOfRangeError",
          "ZeroDivisionError");

  /** The Python exceptions that an {@link UnsupportedModeException} stands for. */
  private static final Set<String> UNSUPPORTED_MODE = Set.of("NotImplementedError", "LookupError");

  /** Terminal colours. */
  private static final Pattern ANSI = Pattern.compile("\u001B\\[[0-9;]*m");

  /** Keras numbers the layers of a process. */
  private static final Pattern LAYER_NUMBER = Pattern.compile("(layer '[a-z0-9_]+?)_\\d+'");

  /**
   * The release and the line of OpenCV's source, such as {@code OpenCV(4.14.0) a.cpp:1: error:}.
   */
  private static final Pattern OPENCV_PLACE =
      Pattern.compile("^OpenCV\\(\\S+\\) \\S*:-?\\d+: error: ");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** A shorter text could be contained in anything; it has to be the same. */
  private static final int TELLING_LENGTH = 24;

  private Errors() {}

  /**
   * Returns whether the kind is the same, and one of the texts contains the other: the record is
   * cut after a few hundred characters, and a framework may wrap the text of an inner error.
   */
  static boolean match(Raises recorded, RuntimeException thrown) {
    String ours = normalise(String.valueOf(thrown.getMessage()));
    String theirs = normalise(recorded.message());
    boolean telling = Math.min(ours.length(), theirs.length()) >= TELLING_LENGTH;
    boolean sameText =
        ours.equals(theirs) || (telling && (ours.contains(theirs) || theirs.contains(ours)));
    return sameKind(recorded.type(), thrown) && sameText;
  }

  private static boolean sameKind(String type, RuntimeException thrown) {
    return UNSUPPORTED_MODE.contains(type)
        ? thrown instanceof UnsupportedModeException
        : INVALID_ARGUMENT.contains(type) && thrown instanceof InvalidArgumentException;
  }

  private static String normalise(String message) {
    String plain = ANSI.matcher(message).replaceAll("");
    String unnumbered = LAYER_NUMBER.matcher(plain).replaceAll("$1'");
    String placeless = OPENCV_PLACE.matcher(unnumbered).replaceFirst("");
    return SPACE.matcher(placeless).replaceAll(" ").strip();
  }
}
