package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.archive.FileArchive;
import dev.patchcord.orchestrator.archive.JournalArchive;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mixin of the commands that read journals: from a cluster, or from a file. */
final class JournalOptions {
  @Mixin private final KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description =
          "Read this file instead of Kafka: JSON lines, one journal record a line, plain or gzip"
              + " (replay export writes such files).")
  private @Nullable Path file;

  JournalArchive open() {
    Path path = file;
    return path == null ? kafka.open() : KafkaOptions.asked(() -> FileArchive.read(path));
  }

  /** Where that is, for messages. */
  String place() {
    return file == null ? "the journal of " + kafka.servers() : file.toString();
  }
}
