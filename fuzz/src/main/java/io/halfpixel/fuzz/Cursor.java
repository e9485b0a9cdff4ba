package io.halfpixel.fuzz;

import java.util.List;

/** Reads choices from bytes; behind their end everything is 0. */
final class Cursor {
  private final byte[] bytes;
  private int at;

  Cursor(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a number in [-128, 127]. */
  int signed() {
    return at < bytes.length ? bytes[at++] : 0;
  }

  /** Returns a number in [0, 255]. */
  int unsigned() {
    return signed() & 0xFF;
  }

  <T> T pick(List<T> choices) {
    return choices.get(unsigned() % choices.size());
  }
}
