package io.halfpixel.cli;

import io.halfpixel.BackendUnavailableException;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.UnsupportedModeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line on the error stream what stopped a command, and chooses its exit code. */
final class ErrorReport {
  private static final String DEBUG = "--debug";

  private ErrorReport() {}

  /**
   * Makes a command line report errors in this way, and gives it and its subcommands the option for
   * more.
   */
  static void install(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder(DEBUG)
                .scopeType(ScopeType.INHERIT)
                .description("After an error, print the stack trace too.")
                .build());
    commandLine.setParameterExceptionHandler(ErrorReport::usage);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(command, failure, debug(parsed)));
    commandLine.setExecutionStrategy(ErrorReport::run);
  }

  private static int run(ParseResult parsed) {
    try {
      return Version.run(parsed);
    } catch (OutOfMemoryError | LinkageError e) {
      return report(parsed.commandSpec().commandLine(), e, debug(parsed));
    }
  }

  private static boolean debug(ParseResult parsed) {
    return parsed.originalArgs().contains(DEBUG);
  }

  private static int usage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    String message =
        misspelt(spec, failure, arguments)
            .map(word -> "unknown: '" + word + "'" + Suggestions.didYouMean(word, words(spec)))
            .orElse(String.valueOf(failure.getMessage()));
    print(command, message + " (see " + spec.qualifiedName() + " --help)");
    if (Arrays.asList(arguments).contains(DEBUG)) {
      printStackTrace(command, failure);
    }
    return ExitCode.STOPPED;
  }

  /** An unknown option comes first: what seems to be missing is often what was misspelt. */
  private static Optional<String> misspelt(
      CommandSpec spec, ParameterException failure, String[] arguments) {
    Optional<String> option =
        Arrays.stream(arguments)
            .takeWhile(argument -> !argument.equals("--"))
            .filter(argument -> argument.startsWith("--"))
            .map(argument -> argument.replaceFirst("=.*", ""))
            .filter(name -> !spec.optionsMap().containsKey(name))
            .findFirst();
    if (option.isEmpty() && failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched.getUnmatched().stream().findFirst();
    }
    return option;
  }

  private static Set<String> words(CommandSpec spec) {
    Set<String> words = new TreeSet<>(spec.optionsMap().keySet());
    words.addAll(spec.subcommands().keySet());
    return words;
  }

  private static int report(CommandLine command, Throwable failure, boolean debug) {
    print(command, message(failure));
    if (debug) {
      printStackTrace(command, failure);
    }
    return ExitCode.STOPPED;
  }

  private static void print(CommandLine command, String message) {
    command.getErr().println("halfpixel: " + Printable.line(message));
    command.getErr().flush();
  }

  private static void printStackTrace(CommandLine command, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    command.getErr().print(Printable.lines(trace.toString()));
    command.getErr().flush();
  }

  private static String message(Throwable failure) {
    if (failure instanceof UserException
        || failure instanceof InvalidArgumentException
        || failure instanceof UnsupportedModeException
        || failure instanceof BackendUnavailableException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof OutOfMemoryError) {
      return MemoryBudget.exhausted();
    }
    if (failure instanceof FileSystemException e) {
      return e.getFile() + ": " + reason(e);
    }
    if (failure instanceof IOException) {
      return "reading or writing failed: " + rootCause(failure);
    }
    return "unexpected " + failure + "; run again with " + DEBUG + " and report the stack trace";
  }

  /** Image I/O says "I/O error" and leaves it to the cause to say which. */
  static String rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Returns what the operating system says of a file, without its name. */
  static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure.getReason() == null ? "cannot be accessed" : failure.getReason();
  }
}
