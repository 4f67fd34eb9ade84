package dev.patchcord.sandbox.run;

import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.command.Version;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code patchcord sandbox}, {@code patchcord twin}, {@code patchcord kafka}; and
 * the orchestrator's own commands, which read the same Kafka as a sandbox that runs beside.
 */
@Command(
    name = "patchcord",
    description =
        "Hands a phone caller over from a voice AI to a person, rehearsed on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      SandboxCommand.class,
      TwinCommand.class,
      KafkaCommand.class,
      SoakCommand.class,
      RerunCommand.class,
      SmokeCommand.class
    },
    footer = {
      "",
      "The commands of the orchestrator work here too: replay, flows, ... (patchcord replay --help)."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ended by request, or all demonstration calls passed",
      "1:something failed, or a demonstration call did not pass",
      "2:wrong options, or a port or directory that cannot be used; nothing was started"
    })
public final class PatchcordCommand {
  private PatchcordCommand() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String... args) {
    boolean ofTheOrchestrator = args.length > 0 && Commands.names().contains(args[0]);
    System.exit(
        ofTheOrchestrator ? Commands.run(args) : commandLine(Clock.systemUTC()).execute(args));
  }

  static CommandLine commandLine(Clock clock) {
    CommandLine line =
        new CommandLine(
            new PatchcordCommand(),
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                if (type == SandboxCommand.class) {
                  return type.cast(new SandboxCommand(clock));
                }
                return type == SoakCommand.class
                    ? type.cast(new SoakCommand(clock))
                    : CommandLine.defaultFactory().create(type);
              }
            });
    line.setUsageHelpAutoWidth(true);
    line.setParameterExceptionHandler(
        (mistake, args) -> {
          CommandLine command = mistake.getCommandLine();
          command
              .getErr()
              .println(
                  "%s: %s (try %s --help)"
                      .formatted(
                          command.getCommandSpec().qualifiedName(),
                          mistake.getMessage(),
                          command.getCommandSpec().qualifiedName()));
          return command.getCommandSpec().exitCodeOnInvalidInput();
        });
    line.setExecutionExceptionHandler(
        (failure, command, result) -> {
          if (failure instanceof CannotStart reason) {
            reason.details().forEach(detail -> command.getErr().println("  | " + detail));
          }
          command.getErr().println("patchcord: " + failure.getMessage());
          return failure instanceof CannotStart reason
              ? reason.exitCode()
              : command.getCommandSpec().exitCodeOnExecutionException();
        });
    return line;
  }
}
