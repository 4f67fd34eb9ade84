package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.detected;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.roomEnds;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistComesBack;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static dev.patchcord.orchestrator.call.Happenings.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DialingDeciderTest {
  /** The hold command is number 1, the dial command of attempt 1 is number 2. */
  private static final int DIAL = 2;

  @RegisterExtension final CallScript call = new CallScript();

  @Test
  void bridgesCallerAndSpecialistAfterTheKeyPress() {
    Scenes.dialing(call);
    call.happens(started(DIAL));
    Scenes.rings(call);
    call.happens(specialist(1, LegStatus.IN_PROGRESS));
    call.asks(answers(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.screen(1));
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).containsExactly(Happenings.joinRoom(1));
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.deadlines()).isEmpty();
    assertThat(call.call().attempts().getFirst().times())
        .containsKeys("requested", "posted", "initiated", "ringing", "answered", "joined");
  }

  @Test
  void startsTheRingTimeoutWhenTheCarrierBeginsToDial() {
    Scenes.dialing(call);
    assertThat(call.until("attempt-1")).hasSeconds(80);
    call.passes(Duration.ofSeconds(50));
    call.happens(specialist(1, LegStatus.INITIATED));
    assertThat(call.until("attempt-1")).hasSeconds(25);
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.until("attempt-1")).hasSeconds(25);
    call.asks(answers(1));
    assertThat(call.until("attempt-1")).hasSeconds(25);
    call.asks(presses(1, "1"));
    assertThat(call.until("attempt-1")).hasSeconds(10);
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, busy",
    "NO_ANSWER, no-answer",
    "FAILED, failed",
    "CANCELED, cancelled",
    "COMPLETED, not-accepted"
  })
  void bringsTheCallerBackWhenThePhoneCannotBeHad(LegStatus status, String outcome) {
    Scenes.dialing(call);
    Scenes.rings(call);
    call.happens(specialist(1, status));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo(outcome);
    assertThat(call.call().fallback().reason()).isEqualTo(outcome);
    assertThat(call.commands(CancelLeg.class)).isEmpty();
    assertThat(call.commands(RedirectCaller.class)).singleElement().extracting("step").isEqualTo(1);
  }

  @Test
  void cancelsAPhoneThatNobodyPicksUp() {
    Scenes.dialing(call);
    Scenes.rings(call);
    call.passes(Duration.ofSeconds(25));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("no-answer");
    assertThat(call.commands(CancelLeg.class))
        .singleElement()
        .extracting("legSid")
        .isEqualTo(leg(1));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  @Test
  void hangsUpASpecialistWhoAnswersAndPressesNothing() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.passes(Duration.ofSeconds(25));
    assertThat(call.commands(EndLeg.class))
        .singleElement()
        .satisfies(
            end -> {
              assertThat(end.leg()).isEqualTo(Leg.SPECIALIST);
              assertThat(end.legSid()).isEqualTo(leg(1));
            });
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("screening-timeout");
  }

  @Test
  void hangsUpASpecialistWhoAcceptsAndNeverJoins() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("join-failed");
    assertThat(call.commands(EndLeg.class)).hasSize(1);
  }

  @Test
  void countsAnAcceptedLegThatEndsBeforeTheRoomAsNotJoined() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.happens(specialist(1, LegStatus.COMPLETED));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("join-failed");
  }

  @ParameterizedTest
  @CsvSource({"2, declined", "'', screening-timeout", "11, declined"})
  void letsGoOfASpecialistWhoDoesNotPressOne(String digits, String outcome) {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, digits));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp(""));
    assertThat(call.commands(EndLeg.class)).hasSize(1);
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo(outcome);
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    call.asks(presses(1, digits));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp(""));
  }

  @Test
  void letsASpecialistInWhosePressIsDeliveredTwice() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.asks(presses(1, "1"));
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.LATE);
    assertThat(call.rejection())
        .isEqualTo(
            "Expected news of attempt 1, but \"screening answered\" came of attempt 1, which is"
                + " accepted already");
    assertThat(call.lastAnswers()).containsExactly(Happenings.joinRoom(1));
  }

  @ParameterizedTest
  @EnumSource(names = {"MACHINE", "FAX"})
  void doesNotBridgeAMachine(AnsweredBy answeredBy) {
    Scenes.dialing(call);
    Scenes.rings(call);
    call.happens(detected(1, answeredBy));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("voicemail");
    assertThat(call.commands(EndLeg.class)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HUMAN", "UNKNOWN"})
  void neverHangsUpOnADoubt(AnsweredBy answeredBy) {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.happens(detected(1, answeredBy));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.transition()).isEqualTo("dialing/answerer-judged");
  }

  @Test
  void believesTheKeyPressMoreThanTheDetection() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.happens(detected(1, AnsweredBy.MACHINE));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.commands(EndLeg.class)).isEmpty();
  }

  @Test
  void givesUpTheAttemptWhenTheCarrierRefusesTheDial() {
    Scenes.dialing(call);
    call.happens(refused(DIAL, 21215));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("failed");
    assertThat(call.commands(CancelLeg.class)).isEmpty();
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  @Test
  void neverDialsAgainWhenTheDialIsAmbiguous() {
    Scenes.dialing(call);
    call.happens(ambiguous(DIAL));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    call.passes(Duration.ofSeconds(80));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("ambiguous");
    assertThat(call.commands(DialSpecialist.class)).hasSize(1);
    assertThat(call.commands(CancelLeg.class)).singleElement().extracting("legSid").isNull();
  }

  @Test
  void goesOnWithAnAmbiguousDialThatTurnsOutToRing() {
    Scenes.dialing(call);
    call.happens(ambiguous(DIAL));
    call.happens(specialist(1, LegStatus.RINGING));
    call.passes(Duration.ofSeconds(25));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("no-answer");
  }

  @Test
  void notesTheLegOfALateStepAndRejectsAFurtherOne() {
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.UNKNOWN));
    assertThat(call.transition()).isEqualTo("dialing/specialist-leg-named-late");
    assertThat(call.call().attempts().getFirst().legSid()).isEqualTo(leg(1));
    call.happens(specialist(1, LegStatus.RINGING));
    call.happens(specialist(1, LegStatus.INITIATED));
    assertThat(call.rejection())
        .isEqualTo(
            "Expected news of attempt 1, but \"specialist progressed\" came of attempt 1, which is"
                + " ringing already");
  }

  @Test
  void expelsAStrangerFromTheRoom() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.happens(specialistJoins(1));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.commands(EndLeg.class)).hasSize(1);
  }

  @Test
  void bringsTheCallerBackWhenTheSpecialistLeavesBeforeTheJoinIsHeardOf() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.happens(specialistLeaves(1));
    assertThat(call.transition()).isEqualTo("dialing/specialist-leaves-early");
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  @Test
  void bringsTheCallerBackWhenTheSpecialistsDialEndsBeforeTheJoinIsHeardOf() {
    Scenes.dialing(call);
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.asks(specialistComesBack(1));
    assertThat(call.transition()).isEqualTo("dialing/specialist-back-early");
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp(""));
  }

  @Test
  void endsTheAttemptWhenTheCallerHasWaitedTooLong() {
    CallScript impatient = new CallScript(Happenings.withHoldLimit(Duration.ofSeconds(20)));
    Scenes.dialing(impatient);
    Scenes.rings(impatient);
    impatient.passes(Duration.ofSeconds(20));
    assertThat(impatient.transition()).isEqualTo("dialing/waited-too-long");
    assertThat(impatient.call().attempts().getFirst().outcome()).isEqualTo("cancelled");
    assertThat(impatient.call().fallback().reason()).isEqualTo("hold-limit");
    assertThat(impatient.commands(CancelLeg.class)).hasSize(1);
    impatient.replay();
  }

  @Test
  void keepsTheCallerOnHoldWhileTheAttemptGoesOn() {
    Scenes.dialing(call);
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    call.happens(reachedHold());
    assertThat(call.transition()).isEqualTo("dialing/caller-reaches-hold-again");
    call.happens(roomEnds("CA-somebody"));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void takesTheLateReplyToTheDial() {
    Scenes.dialing(call);
    call.happens(done(DIAL, leg(1)));
    assertThat(call.call().attempts().getFirst().legSid()).isEqualTo(leg(1));
    assertThat(call.call().attempts().getFirst().progress()).isEqualTo(Progress.REQUESTED);
    call.happens(done(9, CALL));
    assertThat(call.rejection())
        .isEqualTo("Expected the outcome of a command of this call, but its id is unknown");
  }
}
