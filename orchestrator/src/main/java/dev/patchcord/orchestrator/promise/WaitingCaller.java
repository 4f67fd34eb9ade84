package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the journal shows of a caller who waits: for an answer, or for the machine to go on. Folds
 * the open deadlines as the records tell them.
 */
final class WaitingCaller {
  private static final String AI_SESSION = "ai-session";

  /** In each state where the caller waits, the deadlines of which one has to be open. */
  private static final Map<CallState, Set<String>> GO_ON =
      Map.of(
          CallState.HOLD, Set.of("hand-over", "hold-confirm", "retry-hold", "hold-limit"),
          CallState.DIALING, Set.of("attempt-", "next-round", "hold-limit"),
          CallState.FALLBACK,
              Set.of("fallback-confirm", "talk-over", "retry-redirect", AI_SESSION));

  /** A busy machine is not a broken promise, however short the flow's own patience is. */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(10);

  private final CallEvidence call;
  private final Duration patience;
  private final Map<Ask, Instant> unanswered = new LinkedHashMap<>();
  private final Map<String, Instant> deadlines = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();
  private int opening;

  private WaitingCaller(CallEvidence call) {
    this.call = call;
    Timing timing = call.timing();
    Duration twice = timing.patience().multipliedBy(2);
    this.patience = twice.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : twice;
  }

  /** How the caller was left alone, one line each; empty if never. */
  static List<String> leftAlone(CallEvidence call) {
    WaitingCaller caller = new WaitingCaller(call);
    call.journal().forEach(caller::next);
    caller.end();
    return caller.broken;
  }

  private void next(JournalRecord record) {
    overdue(record.at());
    if (record.trigger() instanceof DeadlineExpired expired) {
      deadlines.remove(expired.name(), expired.dueAt());
    }
    record.deadlinesCancelled().forEach(deadlines::remove);
    for (Deadline each : record.deadlinesSet()) {
      deadlines.put(each.name(), each.dueAt());
    }
    if (record.ask() != null) {
      unanswered.put(record.ask(), record.at());
    }
    record.answers().forEach(given -> unanswered.remove(given.ask()));
    session(record);
    if (record.transition() != null) {
      goesOn(record);
    }
  }

  /** The number of the session that somebody was told to open; 0 for none. */
  private void session(JournalRecord record) {
    switch (record.trigger()) {
      case AiSessionOpened opened when opened.session() >= opening -> opening = 0;
      case AiSessionFailed failed when failed.session() >= opening -> opening = 0;
      default -> {
        // Of no session.
      }
    }
    record
        .answers()
        .forEach(
            given ->
                opening =
                    given.answer() instanceof OpenAiSession order ? order.session() : opening);
    if (record.to() != CallState.AI) {
      opening = 0;
    }
  }

  private void goesOn(JournalRecord record) {
    if (record.to() == CallState.AI && opening > 0 && !deadlines.containsKey(AI_SESSION)) {
      broken.add(
          "%s waits from %s on for session %d, and nothing gives it up"
              .formatted(call.callId(), record.at(), opening));
      opening = 0;
    }
    Set<String> needed = GO_ON.get(record.to());
    if (needed != null && deadlines.keySet().stream().noneMatch(open -> isOneOf(needed, open))) {
      broken.add(
          "%s is in %s from %s on (record %d), and nothing goes on if nothing happens"
              .formatted(call.callId(), record.to(), record.at(), record.sequence()));
    }
  }

  private void end() {
    Instant patienceEnds = call.until().minus(call.timing().sessionOpens()).minus(patience);
    unanswered.forEach(
        (ask, since) -> {
          if (call.isForgotten() || since.isBefore(patienceEnds)) {
            broken.add(
                "%s asked at %s (%s) and was never told what to do"
                    .formatted(call.callId(), since, ask.correlationId()));
          }
        });
    if (!call.isForgotten()) {
      overdue(call.until());
    }
  }

  /** The log cannot tell what is heard while the machine is late; the carrier's side can. */
  private void overdue(Instant now) {
    if (!call.isSeenBy(Witness.LOG)) {
      return;
    }
    deadlines.entrySet().stream()
        .filter(each -> now.isAfter(each.getValue().plus(patience)))
        .filter(each -> GO_ON.values().stream().anyMatch(names -> isOneOf(names, each.getKey())))
        .toList()
        .forEach(
            each -> {
              deadlines.remove(each.getKey());
              broken.add(
                  "%s waited for deadline %s, due at %s: the machine had not gone on at %s"
                      .formatted(call.callId(), each.getKey(), each.getValue(), now));
            });
  }

  private static boolean isOneOf(Set<String> names, String open) {
    return names.stream()
        .anyMatch(name -> name.endsWith("-") ? open.startsWith(name) : open.equals(name));
  }
}
