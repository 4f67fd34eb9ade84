package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.archive.JournalArchive;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallFacts;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.Hops;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import dev.patchcord.orchestrator.replay.Step;
import dev.patchcord.orchestrator.timeline.CallLines;
import dev.patchcord.orchestrator.timeline.StepLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Show the call and its open deadlines as they were then: 2026-11-22T12:00:05Z, 12:00:05.250"
              + " (UTC, on the call's day), or +12.5s after its begin.")
  private @Nullable String at;

  @Option(
      names = "--step",
      description =
          "Walk through the call: Enter for the next record, b back, g N to record N, q to quit.")
  private boolean step;

  @Mixin private final JournalOptions journal = new JournalOptions();
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
    ReplayedCall replayed = new CallReplay(new SpringMachines()).of(found);
    CallFacts facts = CallFacts.of(replayed);
    if (at != null) {
      show(replayed, facts, Moment.within("--at", at, facts.begunAt()));
    } else if (screen.json()) {
      screen.json(json(replayed, facts));
    } else {
      tell(replayed, facts);
    }
    return Verdict.of(facts.disagreement()).number();
  }

  private void tell(ReplayedCall replayed, CallFacts facts) {
    CallLines lines = new CallLines(screen.style());
    lines.head(facts).forEach(screen::line);
    List<List<String>> steps = new ArrayList<>();
    StepLines stepLines = new StepLines(screen.style());
    replayed.steps().forEach(each -> steps.add(stepLines.of(each)));
    if (step && screen.isInteractive()) {
      new StepWalk(screen, steps).run();
    } else {
      steps.forEach(each -> each.forEach(screen::line));
    }
    screen.line("");
    lines.verdict(facts).forEach(screen::line);
  }

  private void show(ReplayedCall replayed, CallFacts facts, Instant moment) {
    ReplayedCall until = replayed.until(moment);
    if (until.steps().isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOTHING_FOUND,
          "call %s was not there at %s: it began at %s".formatted(callId, moment, facts.begunAt()));
    }
    Step last = until.steps().getLast();
    Call call = last.after();
    if (call == null) {
      throw new CommandFailure(
          last.disagreement() == null ? ExitCode.NOTHING_FOUND : Verdict.of(last.disagreement()),
          last.disagreement() == null
              ? "call %s was forgotten at %s".formatted(callId, last.record().at())
              : "how call %s stood at %s cannot be said: its record %d %s"
                  .formatted(callId, moment, last.record().sequence(), last.disagreement().says()));
    }
    if (screen.json()) {
      screen.json(new JsonMoment(callId, moment, last.record().sequence(), call));
    } else {
      new CallLines(screen.style())
          .at(moment, call, last.record().sequence())
          .forEach(screen::line);
    }
  }

  private JsonCall json(ReplayedCall replayed, CallFacts facts) {
    StepLines lines = new StepLines(screen.style());
    Hops hops = new Hops();
    return new JsonCall(
        facts,
        facts.disagreement() == null,
        replayed.steps().stream()
            .map(
                each -> {
                  Hops.Lag lag = hops.next(each.record());
                  return new JsonStep(
                      each.line().partition(),
                      each.line().offset(),
                      each.record(),
                      lines.row(each.record()).map(row -> row.guard().says()).orElse(null),
                      lines.row(each.record()).map(row -> row.does()).orElse(null),
                      lag,
                      each.disagreement());
                })
            .toList());
  }

  /**
   * The whole call.
   *
   * @param agrees true if every decision would be taken again
   */
  private record JsonCall(CallFacts facts, boolean agrees, List<JsonStep> steps) {}

  /**
   * One record.
   *
   * @param partition of the journal; -1 from a file
   * @param offset likewise
   * @param guard condition of the row that was chosen; null if this jar has not that table
   * @param does what the row does; null likewise
   */
  private record JsonStep(
      int partition,
      long offset,
      JournalRecord record,
      @Nullable String guard,
      @Nullable String does,
      Hops.Lag lag,
      @Nullable Disagreement disagreement) {}

  /** The call at a moment. */
  private record JsonMoment(String callId, Instant at, long sequence, Call call) {}
}
