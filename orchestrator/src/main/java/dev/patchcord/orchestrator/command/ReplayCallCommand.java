package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.replay.CallJournal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One call, whole. */
@Command(
    name = "call",
    description = {
      "Tells one call from the journal: each trigger, the row that was chosen and why, the state"
          + " before and after, commands, replies, deadlines set, fired and cancelled, and how long"
          + " each hop took. Each record is decided again and compared."
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  replay call CA0123456789abcdef0123456789abcdef",
      "  replay call CA0123456789abcdef0123456789abcdef --at +12.5s",
      "  replay call CA0123456789abcdef0123456789abcdef --step",
      "  replay call CA0123456789abcdef0123456789abcdef --file incident.jsonl.gz --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:told, and every decision would be taken again",
      "1:told, and a decision would be taken otherwise",
      "2:wrong options",
      "3:the journal knows no such call, or no more",
      "5:the file is no journal, or is cut off",
      "6:a record was written by a version that this jar does not have",
      "7:Kafka does not answer, or has no journal",
      "8:told, but records are missing"
    })
final class ReplayCallCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The caller's CallSid, whole.")
  private String callId = "";

  @Mixin private final JournalOptions journal = new JournalOptions();
  @Mixin private final LookOptions look = new LookOptions();
  @Mixin private final Screen screen = new Screen();

  @Override
  public Integer call() {
    CallJournal found;
    try (JournalArchive archive = journal.open()) {
      found =
          archive
              .call(callId)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.UNKNOWN_CALL,
                          "no call %s in %s: it is not live, and no ended call of the last 90 days"
                                  .formatted(callId, journal.place())
                              + " has this id"));
    }
    return look.show(found, screen);
  }
}
