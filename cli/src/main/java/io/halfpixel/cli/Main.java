package io.halfpixel.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code halfpixel} command. */
@Command(
    name = "halfpixel",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    showDefaultValues = true,
    usageHelpAutoWidth = true,
    header = "Resamples images and tensors with the same bits as the framework you name.",
    subcommands = {
      UpsampleCommand.class,
      ResizeCommand.class,
      PreprocessCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      InfoCommand.class,
      CompareCommand.class,
      ParityCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a result differs: between backends, or from the recorded one",
      "2:wrong usage, bad input, or anything else that stopped the run"
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(arguments));
  }

  /** Returns the command line, ready to run once. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    ErrorReport.install(commandLine);
    return commandLine;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
