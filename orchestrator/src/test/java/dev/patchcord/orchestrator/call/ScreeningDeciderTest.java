package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.detected;
import static dev.patchcord.orchestrator.call.Happenings.joinRoom;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.AwaitVerdict;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How it is established that a person has answered and wants the caller. */
class ScreeningDeciderTest {
  private static final Screening DETECTION = new Screening(false, true, Duration.ofSeconds(12));
  private static final Screening NONE = new Screening(false, false, Duration.ofSeconds(12));
  private static final Screening KEY = new Screening(true, false, Duration.ofSeconds(12));

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void detectionIsBoughtOnlyWhereItIsAskedFor(boolean keyPress, boolean detectMachine) {
    CallScript call = screenedBy(new Screening(keyPress, detectMachine, Duration.ofSeconds(12)));
    assertThat(call.commands(DialSpecialist.class).getFirst().detectMachine())
        .isEqualTo(detectMachine);
  }

  @Test
  void aSpecialistsOwnScreeningCounts() {
    CallScript call = screenedBy(KEY);
    call.asks(answers(1));
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            Screen.class, it -> assertThat(it.timeout()).isEqualTo(KEY.timeout()));
    assertThat(call.until("attempt-1")).hasSeconds(17);
    call.replay();
  }

  @Test
  void aTrustedDeskGetsTheCallerByPickingUp() {
    CallScript call = screenedBy(NONE);
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(joinRoom(1));
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    call.replay();
  }

  @Test
  void aTrustedDeskThatIsInTheRoomHasPickedUp() {
    CallScript call = screenedBy(NONE);
    call.happens(specialistJoins(1));
    assertThat(call.transition()).isEqualTo("dialing/desk-in-room");
    assertThat(call.call().attempts().getFirst().times()).containsKeys("accepted", "joined");
    call.replay();
  }

  @Test
  void ofTwoDesksThatPickUpAtOnceOneGetsTheCaller() {
    CallScript call =
        new CallScript(
            new Flows(Happenings.FLOW)
                .people("Ada", "Ben")
                .strategy(Strategy.RING_ALL)
                .screening(NONE)
                .flow());
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(answers(2));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Taken."));
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    call.replay();
  }

  @Test
  void withoutAKeyPressTheVerdictOpensTheRoom() {
    CallScript call = screenedBy(DETECTION);
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(new AwaitVerdict(1));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(new AwaitVerdict(1));
    call.happens(detected(1, AnsweredBy.HUMAN));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(joinRoom(1));
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    call.replay();
  }

  @Test
  void aVerdictBeforeTheFirstDocumentCounts() {
    CallScript call = screenedBy(DETECTION);
    call.happens(detected(1, AnsweredBy.HUMAN));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(joinRoom(1));
    call.replay();
  }

  @Test
  void aVerdictThatCannotTellLeadsToTheKeyPress() {
    CallScript call = screenedBy(DETECTION);
    call.asks(answers(1));
    call.happens(detected(1, AnsweredBy.UNKNOWN));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(Screen.class);
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(JoinRoom.class);
    call.replay();
  }

  @Test
  void noVerdictInTimeEndsTheAttempt() {
    CallScript call = screenedBy(DETECTION);
    call.asks(answers(1));
    call.passes(Duration.ofSeconds(17));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("screening-timeout");
    call.replay();
  }

  @ParameterizedTest
  @EnumSource(names = {"MACHINE", "FAX"})
  void aMachineNeverMeetsTheCaller(AnsweredBy machine) {
    CallScript call = screenedBy(DETECTION);
    call.asks(answers(1));
    call.happens(detected(1, machine));
    assertThat(call.commands(EndLeg.class)).hasSize(1);
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Too late."));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("voicemail");
    call.replay();
  }

  @Test
  void theDetectionDoesNotReplaceTheKeyPress() {
    CallScript call = screenedBy(new Screening(true, true, Duration.ofSeconds(12)));
    call.asks(answers(1));
    call.happens(detected(1, AnsweredBy.HUMAN));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(Screen.class);
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    call.replay();
  }

  @Test
  void aWrongVerdictAfterTheBridgeIsOnlyNoted() {
    CallScript call = screenedBy(new Screening(true, true, Duration.ofSeconds(12)));
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.happens(specialistJoins(1));
    call.happens(detected(1, AnsweredBy.MACHINE));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.call().attempts().getFirst().verdict()).isEqualTo(AnsweredBy.MACHINE);
    call.replay();
  }

  @Test
  void theCarriersReasonForAFailureIsKept() {
    CallScript call = screenedBy(KEY);
    call.happens(Happenings.specialist(1, LegStatus.FAILED, 404));
    assertThat(call.call().snapshot().attempts().getFirst())
        .satisfies(
            view -> {
              assertThat(view.outcome()).isEqualTo("failed");
              assertThat(view.sipCode()).isEqualTo(404);
            });
    call.replay();
  }

  @Test
  void everyStepHasItsTime() {
    CallScript call = screenedBy(KEY);
    Scenes.rings(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.happens(specialistJoins(1));
    call.passes(Duration.ofSeconds(60));
    call.happens(specialist(1, LegStatus.COMPLETED));
    assertThat(call.call().snapshot().attempts().getFirst())
        .satisfies(
            view -> {
              assertThat(view.outcome()).isEqualTo("accepted");
              assertThat(view.times())
                  .containsKeys(
                      "requested",
                      "initiated",
                      "ringing",
                      "answered",
                      "accepted",
                      "joined",
                      "left");
            });
    assertThat(call.last().journal().attempts()).hasSize(1);
    call.replay();
  }

  private static CallScript screenedBy(Screening screening) {
    CallScript call =
        new CallScript(
            new Flows(Happenings.FLOW)
                .specialists(
                    List.of(new Specialist("Ada", "+14155550123", List.of(), null, screening)))
                .flow());
    Scenes.dialing(call);
    return call;
  }
}
