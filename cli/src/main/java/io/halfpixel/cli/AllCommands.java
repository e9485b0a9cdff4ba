package io.halfpixel.cli;

import picocli.CommandLine;

/** The object of the whole command line, for a command that runs another one. */
interface AllCommands {
  /** Returns the command line for some arguments, ready to run once. */
  CommandLine forArguments(String... arguments);
}
