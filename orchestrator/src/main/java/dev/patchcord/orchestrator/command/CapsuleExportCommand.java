package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.archive.FileArchive;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.archive.KafkaOriginals;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.capsule.CapsuleSource;
import dev.patchcord.orchestrator.capsule.Redaction;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.timeline.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a call into a file. */
@Command(
    name = "export",
    description = "Writes all that is known of a call into one file.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written, with everything in it",
      "1:it cannot be redacted without changing a decision; nothing was written",
      "2:wrong options, or the file cannot be written",
      "3:no such call",
      "5:the file of journals cannot be read",
      "6:a record is of a type that this jar does not know",
      "7:Kafka does not answer",
      "8:written, but records that belong to the call are not there any more"
    })
final class CapsuleExportCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private Screen screen = new Screen();

  @Parameters(paramLabel = "ID", description = "the call's id: the caller's CallSid")
  private String callId = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "where to write it; a file that is there is replaced",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--redact", description = "Replace numbers, names, ids and spoken texts.")
  private boolean redacted;

  @Option(
      names = "--file",
      paramLabel = "JOURNALS",
      description = "Take the call from a file of journal records instead of Kafka.")
  private @Nullable Path journals;

  @Override
  public Integer call() {
    Capsule whole = journals == null ? fromKafka() : fromFile(journals);
    Capsule capsule =
        redacted
            ? CapsuleCommand.asked(
                "call " + callId, () -> new Redaction(new SpringMachines()).of(whole))
            : whole;
    try {
      CapsuleFile.write(capsule, output);
    } catch (IOException e) {
      throw CapsuleCommand.notWritten(output, e);
    }
    tell(capsule);
    boolean partial = journals == null && !whole.missing().isEmpty();
    return (partial || !begins(whole) ? ExitCode.PARTIAL : ExitCode.OK).number();
  }

  private Capsule fromFile(Path file) {
    try (JournalArchive archive = KafkaOptions.asked(() -> FileArchive.read(file))) {
      return Capsule.of(
          journal(archive),
          List.of(),
          null,
          Version.words(),
          List.of("the triggers as they stood in their topics: exported from a file of journals"));
    }
  }

  private Capsule fromKafka() {
    CallJournal journal;
    try (JournalArchive archive = kafka.open()) {
      journal = journal(archive);
    }
    try (KafkaOriginals topics = KafkaOptions.asked(() -> KafkaOriginals.open(kafka.servers()))) {
      return KafkaOptions.asked(() -> CapsuleSource.gather(journal, topics, Version.words()));
    }
  }

  private CallJournal journal(JournalArchive archive) {
    return KafkaOptions.asked(() -> archive.call(callId))
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.UNKNOWN_CALL,
                    "no call %s: give the caller's CallSid, and see whether its records are kept still"
                        .formatted(callId)));
  }

  private void tell(Capsule capsule) {
    if (screen.json()) {
      screen.json(
          new Exported(output.toString(), capsule.callId(), records(capsule), capsule.missing()));
      return;
    }
    screen.line(
        "%s: call %s, %s, %s to %s%s"
            .formatted(
                output,
                capsule.callId(),
                Counted.of(records(capsule), "record"),
                capsule.from(),
                capsule.until(),
                capsule.isRedacted() ? ", redacted" : ""));
    capsule.missing().forEach(line -> screen.line("not in it: " + line));
    if (!begins(capsule)) {
      screen.line("partial: the journal does not go back to the call's beginning");
    }
  }

  private static int records(Capsule capsule) {
    return capsule.journal().lines().size();
  }

  private static boolean begins(Capsule capsule) {
    JournalLine first = capsule.journal().lines().getFirst();
    JournalRecord record = first.record();
    return record.sequence() == 1;
  }

  /** What was written, for programs. */
  private record Exported(String file, String call, int records, List<String> missing) {}
}
