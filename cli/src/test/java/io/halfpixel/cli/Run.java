package io.halfpixel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * One run of the command with its streams captured.
 *
 * @param exit the exit code
 * @param out what it wrote to the output stream
 * @param err what it wrote to the error stream
 */
record Run(int exit, String out, String err) {
  /** Runs the command. Arguments are turned into strings. */
  static Run of(Object... arguments) {
    return of(Main.commandLine(words(arguments)), arguments);
  }

  private static String[] words(Object... arguments) {
    return Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
  }

  /** Runs a command line. */
  static Run of(CommandLine commandLine, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = commandLine.execute(words(arguments));
    return new Run(exit, out.toString(), err.toString());
  }

  /** Requires that all went well, without a word on the error stream. */
  Run ok() {
    assertEquals("", err);
    assertEquals(ExitCode.OK, exit);
    return this;
  }

  /**
   * Requires that it stopped with one line on the error stream, nothing on the other, and returns
   * that line.
   */
  String stopped() {
    assertEquals(ExitCode.STOPPED, exit, err);
    assertEquals("", out);
    assertEquals(1, err.lines().count(), err);
    return err.strip();
  }
}
