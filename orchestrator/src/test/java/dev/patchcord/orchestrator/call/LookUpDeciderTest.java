package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.CarrierTells.CALLER;
import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.callerLeaves;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.roomEnds;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandQueued;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * The caller's side: the carrier is asked about what nobody has told, and only facts end a call.
 */
class LookUpDeciderTest {
  private static final Duration QUIET = Duration.ofMinutes(4);

  @RegisterExtension final CallScript call = new CallScript();

  @ParameterizedTest
  @EnumSource(names = "ENDED", mode = Mode.EXCLUDE)
  void noticesALostHangUpWithinMinutes(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.carrierTells();
    quiet();
    call.happens(CarrierTells.caller(call, LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.transition()).endsWith("/caller-leg-over");
    assertThat(call.deadlines()).containsExactly("forget");
  }

  @ParameterizedTest
  @EnumSource(names = "ENDED", mode = Mode.EXCLUDE)
  void takesALegThatTheCarrierDoesNotKnowForGone(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.carrierTells();
    quiet();
    call.happens(CarrierTells.nobody(call));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void doesNotTakeANewLegForGoneThatTheCarrierDoesNotShowYet() {
    call.carrierTells();
    call.happens(wantedAtOnce());
    call.happens(refused(1, 21220));
    call.happens(CarrierTells.nobody(call));
    assertThat(call.state()).isEqualTo(CallState.HOLD);
  }

  @ParameterizedTest
  @EnumSource(names = "ENDED", mode = Mode.EXCLUDE)
  void neverEndsACallBecauseTheCarrierCannotBeAsked(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.passes(Duration.ofSeconds(1));
    for (int times = 0; times < 4; times++) {
      call.passes(Duration.ofMinutes(15));
      assertThat(call.state()).isNotEqualTo(CallState.ENDED);
    }
    assertThat(call.commands(LookUpCaller.class)).hasSizeGreaterThan(3);
  }

  @Test
  void asksMoreAndMoreRarelyWhileTheCarrierCannotBeAsked() {
    Scenes.withAssistant(call);
    call.passes(Duration.ofMinutes(10));
    int first = call.commands(LookUpCaller.class).size();
    call.passes(Duration.ofHours(1));
    int later = call.commands(LookUpCaller.class).size() - first;
    assertThat(first).isBetween(3, 8);
    assertThat(later).isBetween(3, 8);
  }

  @Test
  void leavesACallerInPeaceWhoIsHeardOf() {
    Scenes.dialing(call);
    for (int pieces = 0; pieces < 5; pieces++) {
      call.passes(Duration.ofSeconds(10));
      call.happens(music());
    }
    assertThat(call.commands(LookUpCaller.class)).isEmpty();
  }

  @Test
  void asksAgainInPeaceWhileTheCallerTalksToTheAssistant() {
    call.carrierTells();
    Scenes.withAssistant(call);
    for (int times = 1; times <= 5; times++) {
      quiet();
      assertThat(call.commands(LookUpCaller.class)).hasSize(times);
      call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
      assertThat(call.transition()).isEqualTo("ai/looked-up");
    }
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void dialsForACallerWhoseWayIntoTheRoomNobodyReported() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(10));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.transition()).isEqualTo("hold/caller-in-room");
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
  }

  @Test
  void holdsACallerAgainWhomTheCarrierSeesElsewhere() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("hold/move-asked-about");
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("hold/move-unconfirmed");
    assertThat(call.commands(HoldCaller.class)).hasSize(2);
    assertThat(call.until("hold-confirm")).hasSeconds(10);
  }

  @Test
  void looksAfterTheCallerThoughTheCarrierCannotBeAsked() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(10));
    call.happens(CarrierTells.nothing(call));
    assertThat(call.commands(HoldCaller.class)).hasSize(2);
  }

  @Test
  void looksAfterTheCallerThoughTheQuestionIsNeverAnswered() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(10));
    call.passes(Duration.ofSeconds(14));
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
    call.passes(Duration.ofSeconds(1));
    assertThat(call.commands(HoldCaller.class)).hasSize(2);
  }

  @Test
  void noticesAHangUpByTheRefusalOfAMove() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.passes(Duration.ofSeconds(10));
    call.happens(wantedAtOnce());
    call.happens(refused(1, 21220));
    assertThat(call.transition()).isEqualTo("hold/move-refused-as-gone");
    assertThat(call.deadlines()).contains("retry-hold");
    call.happens(CarrierTells.caller(call, LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void noticesAHangUpByTheRefusalOfARedirect() {
    Scenes.fallback(call);
    call.carrierTells();
    RedirectCaller redirect = call.commands(RedirectCaller.class).getLast();
    call.happens(refused(number(redirect.commandId()), 20404));
    assertThat(call.transition()).isEqualTo("fallback/redirect-refused-as-gone");
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    call.happens(CarrierTells.nobody(call));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void asksBeforeItRedirectsAnotherTime() {
    Scenes.fallback(call);
    call.carrierTells();
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("fallback/leg-asked-about");
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("fallback/leg-unheard");
  }

  @Test
  void ignoresAnAnswerThatThingsHaveOvertaken() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(10));
    call.happens(reachedHold());
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("hold/looked-up");
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
  }

  @Test
  void fetchesACallerBackWhoFellOutOfTheRoom() {
    call.carrierTells();
    Scenes.dialing(call);
    call.happens(callerLeaves(""));
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("dialing/somebody-missing");
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("dialing/caller-astray");
    assertThat(call.commands(HoldCaller.class)).hasSize(2);
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.until("check-up")).isGreaterThan(Duration.ofMinutes(2));
  }

  @Test
  void leavesACallerInTheRoomWhomOnlyAnOldListMisses() {
    call.carrierTells();
    Scenes.dialing(call);
    call.happens(roomEnds(null));
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER));
    assertThat(call.transition()).isEqualTo("dialing/looked-up");
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
  }

  @Test
  void bridgesTwoWhomTheCarrierSeesTogether() {
    call.carrierTells();
    Scenes.dialing(call);
    Scenes.rings(call);
    call.asks(Happenings.answers(1));
    call.asks(Happenings.presses(1, "1"));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("dialing/attempt-asked-about");
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER, "specialist-1"));
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.call().caller().inRoom()).isTrue();
  }

  @Test
  void doesNotBridgeWhoHasNotAccepted() {
    call.carrierTells();
    Scenes.dialing(call);
    Scenes.rings(call);
    call.asks(Happenings.answers(1));
    quietRoom();
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER, "specialist-1"));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void noticesALostHangUpOfTheSpecialist() {
    call.carrierTells();
    Scenes.bridged(call);
    quiet();
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER));
    assertThat(call.transition()).isEqualTo("bridged/somebody-missing");
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    call.happens(CarrierTells.attempt(call, LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  @Test
  void partsTwoWhomTheCarrierSeesApart() {
    call.carrierTells();
    Scenes.bridged(call);
    quiet();
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER));
    call.happens(CarrierTells.attempt(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("bridged/looked-up");
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
  }

  @Test
  void asksSoonWhenTheCallerHearsMusicInATalk() {
    call.carrierTells();
    Scenes.bridged(call);
    call.happens(music());
    assertThat(call.until("check-up")).hasSeconds(5);
    call.passes(Duration.ofSeconds(3));
    call.happens(music());
    assertThat(call.until("check-up")).hasSeconds(2);
  }

  @Test
  void leavesATalkAloneThatTheCarrierSees() {
    call.carrierTells();
    Scenes.bridged(call);
    for (int hours = 0; hours < 20; hours++) {
      quiet();
      call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS, CALLER, "specialist-1"));
    }
    assertThat(call.state()).isEqualTo(CallState.BRIDGED);
    assertThat(call.commands(EndLeg.class)).isEmpty();
    assertThat(call.commands(LookUpAttempt.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void notesLateNewsOfAnAttemptThatIsOver(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(new CommandQueued(CALL + "-2", CALL, call.now(), 3, Duration.ofSeconds(1)));
    assertThat(call.transition()).endsWith("/dial-queued-late");
    call.happens(
        new CommandAmbiguous(
            call.commands(LookUpAttempt.class).getFirst().commandId(),
            CALL,
            call.now(),
            503,
            "server error"));
    assertThat(call.transition()).endsWith("/look-up-fails");
  }

  @Test
  void asksAlsoOnTheWayToHold() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.passes(call.until("check-up").minusSeconds(1));
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(1));
    assertThat(call.transition()).isEqualTo("hold/quiet-caller");
  }

  @Test
  void goesOnHoldingACallerOfWhomTheCarrierCannotBeAsked() {
    call.carrierTells();
    Scenes.dialing(call);
    call.happens(callerLeaves(""));
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.nothing(call));
    assertThat(call.transition()).isEqualTo("dialing/caller-look-up-fails");
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void goesOnLookingAfterACallerWhoseLegHasAskedMeanwhile() {
    Scenes.fallback(call);
    call.carrierTells();
    call.passes(Duration.ofSeconds(10));
    call.asks(leavesHold(0));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("fallback/looked-up");
    assertThat(call.commands(RedirectCaller.class)).hasSize(1);
  }

  @Test
  void notesAnAnswerAfterTheEnd() {
    call.carrierTells();
    Scenes.withAssistant(call);
    quiet();
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.happens(CarrierTells.caller(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("ended/looked-up");
    assertThat(call.commands()).filteredOn(EndLeg.class::isInstance).isEmpty();
  }

  @Test
  void asksForTheLegThatTheCallIsNamedAfter() {
    Scenes.withAssistant(call);
    quiet();
    assertThat(call.commands(LookUpCaller.class).getLast().legSid()).isEqualTo(CALL);
    call.asks(leavesHold(0));
  }

  /** Until the carrier is asked about the caller. */
  private void quiet() {
    int before = call.commands(LookUpCaller.class).size();
    Duration passed = Duration.ZERO;
    while (call.commands(LookUpCaller.class).size() == before) {
      assertThat(passed).as("quiet").isLessThan(QUIET);
      call.passes(Duration.ofSeconds(1));
      passed = passed.plusSeconds(1);
    }
  }

  private void quietRoom() {
    call.happens(callerLeaves(""));
    call.passes(Duration.ofSeconds(5));
  }

  private static int number(String commandId) {
    return Integer.parseInt(commandId.substring(CALL.length() + 1));
  }
}
