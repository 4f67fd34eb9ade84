package dev.patchcord.orchestrator.command;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The commands of {@code java -jar orchestrator.jar}; without one it starts the service. */
@Command(
    name = "orchestrator",
    description = "Without a command: starts the orchestrator.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = FlowsCommand.class)
public final class Commands {
  private Commands() {}

  /** True if somebody wants a command carried out; settings of the service begin with dashes. */
  public static boolean wantedBy(String... args) {
    return args.length > 0
        && (!args[0].startsWith("-") || args[0].equals("--help") || args[0].equals("-h"));
  }

  /**
   * Carries out a command.
   *
   * @return the exit code: 0 if all is well; the help of each command lists the others
   */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Commands())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, line, result) -> {
              if (failure instanceof CommandFailure reason) {
                line.getErr().println(line.getCommandName() + ": " + reason.getMessage());
                line.getErr().flush();
                return reason.exitCode().number();
              }
              throw failure;
            })
        .execute(args);
  }
}
