package io.halfpixel.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a result differs: between backends, or from the recorded one",
      "2:wrong usage, bad input, or anything else that stopped the run"
    })
public final class Main implements AllCommands, Callable<Integer> {
  /** The commands by name, in the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("upsample", UpsampleCommand.class);
    COMMANDS.put("resize", ResizeCommand.class);
    COMMANDS.put("preprocess", PreprocessCommand.class);
    COMMANDS.put("evaluate", EvaluateCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
    COMMANDS.put("info", InfoCommand.class);
    COMMANDS.put("compare", CompareCommand.class);
    COMMANDS.put("parity", ParityCommand.class);
    COMMANDS.put("report", ReportCommand.class);
    COMMANDS.put("completion", CompletionCommand.class);
    COMMANDS.put("help", CommandLine.HelpCommand.class);
  }

  /** The commands that look at all of them. */
  private static final Set<String> ABOUT_ALL = Set.of("completion", "help");

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine(arguments).execute(arguments));
  }

  /**
   * Returns the command line for some arguments, ready to run once.
   *
   * <p>Where they name a command it has only that one, unless the command is about all of them:
   * reading the options of all the others would take longer than many a command does.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine commandLine = new CommandLine(new Main());
    Class<?> only =
        arguments.length == 0 || ABOUT_ALL.contains(arguments[0])
            ? null
            : COMMANDS.get(arguments[0]);
    if (only == null) {
      COMMANDS.forEach(commandLine::addSubcommand);
    } else {
      commandLine.addSubcommand(arguments[0], only);
    }
    ErrorReport.install(commandLine);
    return commandLine;
  }

  @Override
  public CommandLine forArguments(String... arguments) {
    return commandLine(arguments);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
