package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.archive.ArchiveProblem;
import java.io.PrintWriter;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The commands of {@code java -jar orchestrator.jar}; without one it starts the service. */
@Command(
    name = "orchestrator",
    description = "Without a command: starts the orchestrator.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      ReplayCommand.class,
      OwesCommand.class,
      CapsuleCommand.class,
      DeadLettersCommand.class,
      FlowsCommand.class
    })
public final class Commands {
  private final Terminal terminal;

  private Commands(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  /** True if somebody wants a command carried out; settings of the service begin with dashes. */
  public static boolean wantedBy(String... args) {
    return args.length > 0
        && (!args[0].startsWith("-") || args[0].equals("--help") || args[0].equals("-h"));
  }

  /** Names of the commands, for a launcher that offers them beside its own. */
  public static Set<String> names() {
    return Set.copyOf(
        new CommandLine(new Commands(Terminal.ofProcess())).getSubcommands().keySet());
  }

  /**
   * Carries out a command of this process, and lets no library print its log between the lines.
   *
   * @return the exit code
   */
  public static int run(String... args) {
    LoggingSystem.get(Commands.class.getClassLoader()).setLogLevel(null, LogLevel.OFF);
    return run(Terminal.ofProcess(), args);
  }

  /** The same with nobody at the terminal. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(Terminal.of(out, err), args);
  }

  /**
   * Carries out a command.
   *
   * @return the exit code: 0 if all is well; the help of each command lists the others
   */
  public static int run(Terminal terminal, String... args) {
    int exitCode = line(terminal).execute(args);
    terminal.out().flush();
    terminal.err().flush();
    return exitCode;
  }

  /** All commands, for that terminal. */
  static CommandLine line(Terminal terminal) {
    return new CommandLine(new Commands(terminal))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setUsageHelpAutoWidth(terminal.interactive())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((mistake, _) -> mistaken(mistake))
        .setExecutionExceptionHandler(
            (failure, command, result) ->
                switch (failure) {
                  case CommandFailure reason -> failed(command, reason);
                  case ArchiveProblem problem -> failed(command, KafkaOptions.failure(problem));
                  default -> throw failure;
                });
  }

  private static int failed(CommandLine command, CommandFailure reason) {
    command.getErr().println(command.getCommandName() + ": " + reason.getMessage());
    return reason.exitCode().number();
  }

  private static int mistaken(CommandLine.ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    command
        .getErr()
        .println(
            "%s: %s (try %s --help)"
                .formatted(
                    command.getCommandName(),
                    mistake.getMessage(),
                    command.getCommandSpec().qualifiedName()));
    CommandLine.UnmatchedArgumentException.printSuggestions(mistake, command.getErr());
    return ExitCode.USAGE.number();
  }
}
