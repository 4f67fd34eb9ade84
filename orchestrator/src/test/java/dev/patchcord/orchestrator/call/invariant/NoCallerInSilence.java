package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A leg that asks for a document gets exactly one answer, at once or when the session that it waits
 * for is open or not to be had; and wherever the caller waits for something to happen, a deadline
 * is open that goes on if it does not.
 */
final class NoCallerInSilence implements Invariant {
  private final List<Ask> unanswered = new ArrayList<>();

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    if (stimulus.ask() != null) {
      unanswered.add(stimulus.ask());
    }
    for (GivenAnswer given : decision.answers()) {
      if (!unanswered.remove(given.ask())) {
        return Optional.of(given.ask() + " was answered and had not asked");
      }
    }
    Call call = decision.next();
    if (call == null) {
      return unanswered.isEmpty() ? Optional.empty() : Optional.of("forgotten: " + unanswered);
    }
    if (!unanswered.equals(call.parked())) {
      return Optional.of("neither answered nor parked: " + unanswered);
    }
    if (!unanswered.isEmpty()
        && !call.deadlines().containsKey("ai-session")
        && !call.deadlines().containsKey("talk-over")) {
      return Optional.of("somebody waits for what nothing gives up");
    }
    return switch (call.state()) {
      case AI ->
          call.ai().status() == Status.OPENING && !call.deadlines().containsKey("ai-session")
              ? Optional.of("a session is being opened, and nothing gives it up")
              : Optional.empty();
      case FALLBACK ->
          List.of("fallback-confirm", "retry-redirect", "ai-session", "talk-over").stream()
                  .noneMatch(call.deadlines()::containsKey)
              ? Optional.of("looked after, and nothing goes on if the leg stays silent")
              : Optional.empty();
      case HOLD, DIALING, BRIDGED, ENDED -> Optional.empty();
    };
  }
}
