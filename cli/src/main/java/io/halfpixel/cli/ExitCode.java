package io.halfpixel.cli;

/** What the exit status of the command says. */
final class ExitCode {
  /** All went well. */
  static final int OK = 0;

  /** The command ran to its end, and a result is not what it has to be. */
  static final int DIFFERENT = 1;

  /** The command could not run: wrong usage, bad input, or anything else that stopped it. */
  static final int STOPPED = 2;

  private ExitCode() {}
}
