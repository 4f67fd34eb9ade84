package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.archive.ArchiveProblem;
import picocli.CommandLine.Option;

/** Mixin of every command that reads Kafka. */
final class KafkaOptions {
  @Option(
      names = {"-b", "--bootstrap-servers"},
      paramLabel = "HOST:PORT",
      description =
          "The Kafka cluster (default: the variable KAFKA_BOOTSTRAP_SERVERS, or localhost:9092).",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private String servers = "localhost:9092";

  String servers() {
    return servers;
  }

  static CommandFailure failure(ArchiveProblem problem) {
    ExitCode exitCode =
        switch (problem.kind()) {
          case UNREACHABLE, NO_TOPIC -> ExitCode.KAFKA_AWAY;
          case UNREADABLE -> ExitCode.UNREADABLE_FILE;
          case TOO_NEW -> ExitCode.TOO_NEW;
        };
    return new CommandFailure(exitCode, String.valueOf(problem.getMessage()));
  }
}
