package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever is let into the room, or counts as bridged, has accepted on that very attempt: by the
 * proof that the flow asks of that specialist.
 */
final class OnlyPeopleAreBridged implements Invariant {
  private final Set<Integer> accepted = new HashSet<>();

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    switch (stimulus.trigger()) {
      case ScreeningAnswered answered when answered.digits().equals("1") ->
          accepted.add(answered.attempt());
      case AnswererDetected detected
          when detected.answeredBy() == AnsweredBy.HUMAN
              && !screening(before, detected.attempt()).keyPress() ->
          accepted.add(detected.attempt());
      case ScreeningReached reached when asksNothing(screening(before, reached.attempt())) ->
          accepted.add(reached.attempt());
      case RoomJoined joined when asksNothing(screening(before, joined.attempt())) ->
          accepted.add(joined.attempt());
      default -> {
        // Proves nothing.
      }
    }
    boolean strangerLetIn =
        decision.answers().stream()
            .anyMatch(
                given ->
                    given.answer() instanceof JoinRoom join && !accepted.contains(join.attempt()));
    if (strangerLetIn) {
      return Optional.of("let into the room without having accepted");
    }
    Call call = decision.next();
    if (call == null || call.state() != CallState.BRIDGED) {
      return Optional.empty();
    }
    return call.attempts().stream()
        .filter(each -> each.outcome() == null && !accepted.contains(each.number()))
        .map(Attempt::toString)
        .findFirst()
        .map(each -> "bridged without having accepted: " + each);
  }

  private static boolean asksNothing(Screening screening) {
    return !screening.keyPress() && !screening.detectMachine();
  }

  private static Screening screening(Call before, int attempt) {
    return before == null
        ? new Screening(true, true, Duration.ZERO)
        : before.attempts().stream()
            .filter(each -> each.number() == attempt)
            .flatMap(
                each ->
                    before.flow().specialists().stream()
                        .filter(it -> it.name().equals(each.specialist())))
            .findFirst()
            .map(before.flow()::screeningOf)
            .orElse(before.flow().screening());
  }
}
