package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.sandbox.promise.CallFile;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How a call went, for the report: the best thing that happened to the caller. */
enum Outcome {
  TALKED_TWICE("talked to specialists, in two transfers or more"),
  TALKED("talked to a specialist"),
  BOOKED("booked an appointment"),
  CALLBACK("was promised a callback"),
  MESSAGE("left a message"),
  WITH_ASSISTANT_AGAIN("was brought back to the assistant"),
  WITH_ASSISTANT("talked to the assistant only"),
  GAVE_UP("hung up, or was hung up on, while waiting"),
  LOOKED_AFTER("heard that nobody can take the call");

  private static final Set<CallState> WAITING = Set.of(CallState.HOLD, CallState.DIALING);

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Outcome of(CallFile call) {
    List<JournalRecord> journal = call.journal();
    long talks =
        journal.stream()
            .filter(each -> each.to() == CallState.BRIDGED && each.from() != CallState.BRIDGED)
            .count();
    if (talks > 0) {
      return talks > 1 ? TALKED_TWICE : TALKED;
    }
    if (has(journal, each -> each.trigger() instanceof AppointmentBooked)) {
      return BOOKED;
    }
    if (has(
        journal,
        each ->
            each.trigger() instanceof CallbackChosen
                || each.trigger() instanceof CallbackRequested)) {
      return CALLBACK;
    }
    if (has(journal, each -> each.trigger() instanceof MessageLeft)) {
      return MESSAGE;
    }
    if (has(
        journal,
        each -> each.trigger() instanceof AiSessionOpened opened && opened.session() > 1)) {
      return WITH_ASSISTANT_AGAIN;
    }
    if (!has(journal, each -> WAITING.contains(each.to()))) {
      return WITH_ASSISTANT;
    }
    return has(journal, each -> each.to() == CallState.FALLBACK) ? LOOKED_AFTER : GAVE_UP;
  }

  /** True for a call that began with our calling somebody back. */
  static boolean isCalledBack(CallFile call) {
    return has(call.journal(), each -> each.trigger() instanceof CalledBack);
  }

  /** From the first wish for a person until both heard each other, on the machine's clock. */
  static Optional<Duration> timeToPerson(CallFile call) {
    return call.journal().stream()
        .filter(each -> each.to() == CallState.HOLD)
        .findFirst()
        .flatMap(
            wished ->
                call.entries().stream()
                    .filter(each -> each instanceof Entry.Bridged)
                    .filter(each -> call.callId().equals(each.callSid()))
                    .findFirst()
                    .map(joined -> Duration.between(wished.at(), joined.at())));
  }

  private static boolean has(List<JournalRecord> journal, Predicate<JournalRecord> what) {
    return journal.stream().anyMatch(what);
  }
}
