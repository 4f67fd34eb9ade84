package dev.patchcord.orchestrator.call.invariant;

import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whoever is let into the room, or counts as bridged, has pressed 1 on that very attempt. */
final class OnlyPeopleAreBridged implements Invariant {
  private final Set<Integer> pressedOne = new HashSet<>();

  @Override
  public Optional<String> broken(Call before, Stimulus stimulus, Decision decision) {
    if (stimulus.trigger() instanceof ScreeningAnswered answered && answered.digits().equals("1")) {
      pressedOne.add(answered.attempt());
    }
    boolean strangerLetIn =
        decision.answers().stream()
            .anyMatch(
                given ->
                    given.answer() instanceof JoinRoom join
                        && !pressedOne.contains(join.attempt()));
    if (strangerLetIn) {
      return Optional.of("let into the room without a key press");
    }
    Call call = decision.next();
    if (call == null || call.state() != CallState.BRIDGED) {
      return Optional.empty();
    }
    return call.attempts().stream()
        .filter(each -> each.outcome() == null && !pressedOne.contains(each.number()))
        .map(Attempt::toString)
        .findFirst()
        .map(each -> "bridged without a key press: " + each);
  }
}
