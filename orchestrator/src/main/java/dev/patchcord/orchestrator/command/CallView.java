package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.journal.JournalRecord;
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
import org.jspecify.annotations.Nullable;

/** One call on the screen: whole, step by step, or as it was at a moment. */
final class CallView {
  private final Screen screen;

  CallView(Screen screen) {
    this.screen = screen;
  }

  /**
   * Decides the call again, and shows it.
   *
   * @param at as the option {@code --at}; null for the whole call
   * @param step true to walk through it, if a person is there
   */
  ExitCode show(CallJournal journal, @Nullable String at, boolean step) {
    ReplayedCall replayed = new CallReplay(new SpringMachines()).of(journal);
    CallFacts facts = CallFacts.of(replayed);
    if (at != null) {
      show(replayed, facts, Moment.within("--at", at, facts.begunAt()));
    } else if (screen.json()) {
      screen.json(json(replayed, facts));
    } else {
      tell(replayed, facts, step);
    }
    return Verdict.of(facts.disagreement());
  }

  private void tell(ReplayedCall replayed, CallFacts facts, boolean step) {
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
          "call %s was not there at %s: it began at %s"
              .formatted(replayed.callId(), moment, facts.begunAt()));
    }
    Step last = until.steps().getLast();
    Call call = last.after();
    if (call == null) {
      throw new CommandFailure(
          last.disagreement() == null ? ExitCode.NOTHING_FOUND : Verdict.of(last.disagreement()),
          last.disagreement() == null
              ? "call %s was forgotten at %s".formatted(replayed.callId(), last.record().at())
              : "how call %s stood at %s cannot be said: its record %d %s"
                  .formatted(
                      replayed.callId(),
                      moment,
                      last.record().sequence(),
                      last.disagreement().says()));
    }
    if (screen.json()) {
      screen.json(new JsonMoment(replayed.callId(), moment, last.record().sequence(), call));
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
