package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.KafkaArchive;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Mixin of every command that reads Kafka. */
final class KafkaOptions {
  @Option(
      names = {"-b", "--bootstrap-servers"},
      paramLabel = "HOST:PORT",
      description =
          "The Kafka cluster (default: the variable KAFKA_BOOTSTRAP_SERVERS, or localhost:9092).",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      showDefaultValue = Visibility.NEVER)
  private String servers = "localhost:9092";

  String servers() {
    return servers;
  }

  /**
   * The journal of that cluster.
   *
   * @throws CommandFailure if there is none; later problems of the archive are printed as one line
   *     too, with the exit code of their kind
   */
  JournalArchive open() {
    return asked(() -> KafkaArchive.open(servers));
  }

  /** Asks an archive; its problems become failures of the command. */
  static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ArchiveProblem e) {
      throw failure(e);
    }
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
