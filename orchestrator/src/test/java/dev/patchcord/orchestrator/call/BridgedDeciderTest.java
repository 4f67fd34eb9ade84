package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.roomEnds;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistComesBack;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.Fallback.Page;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BridgedDeciderTest {
  @RegisterExtension final CallScript call = new CallScript();

  @BeforeEach
  void talk() {
    Scenes.bridged(call);
  }

  static Stream<Trigger> factsThatTheSpecialistHasGone() {
    return Stream.of(specialistLeaves(1), specialistComesBack(1), roomEnds(leg(1)));
  }

  @ParameterizedTest
  @MethodSource("factsThatTheSpecialistHasGone")
  void waitsAMomentForTheReasonWhenTheSpecialistHasGone(Trigger fact) {
    call.happens(fact);
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.call().fallback().page()).isEqualTo(Page.UNDECIDED);
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("accepted");
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).isEmpty();
    call.happens(specialist(1, LegStatus.COMPLETED));
    assertThat(call.transition()).isEqualTo("fallback/specialist-hung-up");
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Goodbye."));
    assertThat(call.commands(RedirectCaller.class)).isEmpty();
    assertThat(call.until("fallback-confirm")).hasSeconds(30);
  }

  @Test
  void saysGoodbyeWhenTheSpecialistHangsUp() {
    call.happens(specialist(1, LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.commands(RedirectCaller.class)).isEmpty();
    assertThat(call.until("fallback-confirm")).hasSeconds(5);
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Goodbye."));
  }

  @Test
  void takesSilenceAboutTheSpecialistsLegForAHangUpAndEndsTheLeg() {
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).isEmpty();
    call.passes(Duration.ofSeconds(1));
    assertThat(call.transition()).isEqualTo("fallback/talk-over");
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Goodbye."));
    assertThat(call.commands().getLast())
        .isInstanceOfSatisfying(EndLeg.class, end -> assertThat(end.legSid()).isEqualTo(leg(1)));
  }

  @Test
  void fetchesTheCallerWhoDoesNotComeOutOfTheRoom() {
    call.happens(specialistLeaves(1));
    call.happens(specialist(1, LegStatus.COMPLETED));
    call.passes(Duration.ofSeconds(5));
    assertThat(call.commands(RedirectCaller.class)).hasSize(1);
  }

  @Test
  void knowsThatTheCallerHasGoneWhenTheRoomEndsInTheCallersName() {
    call.happens(roomEnds(CALL));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.commands().getLast()).extracting("legSid").isEqualTo(leg(1));
  }

  @Test
  void doesNotMindTheEndOfAnotherRoom() {
    RoomEnded ended = roomEnds(CALL);
    call.happens(
        new RoomEnded(CALL, ended.at(), ended.origin(), "CF-former", ended.reason(), CALL));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
  }

  @Test
  void answersRepeatedRequestsAsBefore() {
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.joinRoom(1));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.joinRoom(1));
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
  }

  @Test
  void notesLateNewsOfBothLegs() {
    call.happens(specialist(1, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("bridged/specialist-leg-progresses");
    call.happens(specialistJoins(1));
    assertThat(call.transition()).isEqualTo("bridged/specialist-joins-again");
    call.happens(reachedHold());
    assertThat(call.transition()).isEqualTo("bridged/caller-reaches-hold-late");
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.LATE);
    assertThat(call.call().attempts().getFirst().progress()).isEqualTo(Progress.JOINED);
  }

  @Test
  void hangsUpTheSpecialistWhenTheCallerHasGone() {
    call.happens(Happenings.callerLeaves("participant_hung_up"));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.commands().getLast())
        .isInstanceOfSatisfying(
            EndLeg.class, end -> assertThat(end.leg()).isEqualTo(Leg.SPECIALIST));
  }
}
