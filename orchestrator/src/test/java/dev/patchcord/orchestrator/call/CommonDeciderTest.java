package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.announcement;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.callerLeaves;
import static dev.patchcord.orchestrator.call.Happenings.detected;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHoldDead;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.reported;
import static dev.patchcord.orchestrator.call.Happenings.roomEnds;
import static dev.patchcord.orchestrator.call.Happenings.roomStarts;
import static dev.patchcord.orchestrator.call.Happenings.sessionEnded;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistComesBack;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static dev.patchcord.orchestrator.call.Happenings.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several states answer alike; each scene has a first attempt behind it. */
class CommonDeciderTest {
  /** Hold 1, dial 2, cancel 3, redirect 4. */
  private static final int HOLD = 1;

  private static final int DIAL = 2;
  private static final int CANCEL = 3;
  private static final int REDIRECT = 4;

  @RegisterExtension final CallScript call = new CallScript();

  static Stream<Arguments> factsThatTheCallerHasGone() {
    return Stream.of(CallState.values())
        .filter(state -> state != CallState.ENDED)
        .flatMap(
            state ->
                Stream.of(
                        Happenings.caller(LegStatus.COMPLETED),
                        callerLeaves("participant_hung_up"),
                        leavesHoldDead())
                    .map(fact -> Arguments.of(state, fact)));
  }

  @ParameterizedTest
  @MethodSource("factsThatTheCallerHasGone")
  void endsTheCallWhenTheCallerHasGone(CallState state, Trigger fact) {
    Scenes.afterFirstAttempt(call, state);
    call.asks(fact);
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp(""));
    assertThat(call.deadlines()).containsExactly("forget");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIALING", "BRIDGED"})
  void endsTheCallWhenTheRoomEndsInTheCallersName(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(roomEnds(CALL));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.commands().getLast().reason()).isEqualTo("the caller has gone");
  }

  @ParameterizedTest
  @EnumSource
  void stopsAPhoneThatRingsForAnAttemptThatIsOver(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(done(DIAL, leg(1)));
    assertThat(call.transition()).endsWith("unwanted-leg-dialled");
    assertThat(latest()).isInstanceOf(CancelLeg.class).extracting("legSid").isEqualTo(leg(1));
    int before = call.commands().size();
    call.happens(done(DIAL, leg(1)));
    assertThat(call.transition()).endsWith("/dialled");
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.commands()).as("asked to stop already").hasSize(before);
    call.happens(specialist(1, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).endsWith("unwanted-leg-rings");
    assertThat(latest()).isInstanceOf(EndLeg.class).extracting("legSid").isEqualTo(leg(1));
    call.happens(specialist(1, LegStatus.COMPLETED));
    assertThat(call.transition()).endsWith("past-leg-gone");
  }

  @ParameterizedTest
  @EnumSource
  void hangsUpASpecialistWhoAnswersTooLate(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.asks(answers(1));
    assertThat(latest()).isInstanceOf(EndLeg.class);
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Too late."));
    call.asks(presses(1, "1"));
    assertThat(call.rejection()).isNotNull();
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Too late."));
    call.happens(specialistJoins(1));
    assertThat(call.transition()).endsWith("unwanted-leg-in-room");
    assertThat(call.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource
  void hangsUpALegThatNobodyKnows(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.asks(answers(7));
    assertThat(latest()).isInstanceOf(EndLeg.class).extracting("attempt").isEqualTo(7);
    assertThat(call.call().attempt(7)).get().extracting(Attempt::outcome).isEqualTo("unknown");
    assertThat(call.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource
  void notesLateNewsOfAnAttemptThatIsOver(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    for (Trigger late :
        List.of(
            specialistLeaves(1),
            specialistComesBack(1),
            detected(1, AnsweredBy.MACHINE),
            started(DIAL),
            ambiguous(DIAL),
            refused(DIAL, 21215))) {
      call.happens(late);
      assertThat(call.rejection()).as(late.toString()).isNull();
      assertThat(call.last().commands()).isEmpty();
      assertThat(call.state()).isEqualTo(state);
    }
    assertThat(call.call().attempt(1))
        .get()
        .extracting(Attempt::progress)
        .isEqualTo(Progress.ENDED);
  }

  @ParameterizedTest
  @EnumSource
  void notesLateOutcomes(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    for (Trigger late :
        List.of(
            done(HOLD, CALL), done(CANCEL, leg(1)), refused(CANCEL, 20404), done(REDIRECT, CALL))) {
      call.happens(late);
      assertThat(call.rejection()).as(late.toString()).isNull();
      assertThat(call.last().commands()).isEmpty();
    }
    if (state != CallState.FALLBACK) {
      call.happens(ambiguous(REDIRECT));
      assertThat(call.transition()).endsWith("redirect-not-done-late");
    }
    if (state != CallState.HOLD) {
      call.happens(ambiguous(HOLD));
      assertThat(call.transition()).endsWith("move-not-done-late");
    }
    assertThat(call.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource
  void stopsALegAgainWhenNobodyKnowsWhetherItStopped(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(ambiguous(CANCEL));
    assertThat(call.until("end-leg-1")).hasSeconds(1);
    call.passes(Duration.ofSeconds(1));
    CallCommand second = latest();
    assertThat(second).isInstanceOf(CancelLeg.class);
    call.happens(ambiguous(CANCEL));
    call.happens(specialist(1, LegStatus.CANCELED));
    call.passes(Duration.ofSeconds(1));
    assertThat(call.transition()).endsWith("leg-stopped-meanwhile");
    call.happens(ambiguous(CANCEL));
    assertThat(call.transition()).endsWith("leg-stop-given-up");
    assertThat(call.commands(CancelLeg.class)).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void stopsALegForAsLongAsTheCarrierIsAway(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    for (int tries = 1; tries < 12; tries++) {
      call.happens(ambiguous(lastStop()));
      call.passes(call.until("end-leg-1"));
    }
    call.happens(ambiguous(lastStop()));
    assertThat(call.transition()).endsWith("leg-stop-given-up");
    assertThat(call.call().attempts().getFirst().endTries()).isEqualTo(12);
  }

  static Stream<Arguments> refusalsThatSayNothingAboutTheLeg() {
    return Stream.of(CallState.values())
        .flatMap(state -> Stream.of(20429, 20003, 0).map(code -> Arguments.of(state, code)));
  }

  @ParameterizedTest
  @MethodSource("refusalsThatSayNothingAboutTheLeg")
  void stopsALegAgainWhenTheCarrierDidNotTakeTheStop(CallState state, int code) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(refused(CANCEL, code));
    assertThat(call.transition()).endsWith("/leg-perhaps-stopped");
    assertThat(call.until("end-leg-1")).hasSeconds(1);
    call.passes(Duration.ofSeconds(1));
    assertThat(latest()).isInstanceOf(CancelLeg.class).extracting("attempt").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {20404, 21220})
  void takesALegForSilentThatTheCarrierSaysIsGone(int code) {
    Scenes.afterFirstAttempt(call, CallState.ENDED);
    call.happens(refused(CANCEL, code));
    assertThat(call.transition()).isEqualTo("ended/leg-stopped");
    assertThat(call.deadlines()).containsExactly("forget");
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingThatChangesNothing(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    for (Trigger fact :
        List.of(
            reported(),
            roomStarts(),
            announcement(),
            callerLeaves("participant_updated_via_api"),
            roomEnds(null),
            sessionEnded(9))) {
      if (state == CallState.BRIDGED && fact.equals(roomEnds(null))) {
        continue;
      }
      call.happens(fact);
      assertThat(call.state()).isEqualTo(state);
      assertThat(call.last().commands()).isEmpty();
    }
  }

  @Test
  void knowsADeliveryAgainAfterAnyNumberOfReportsAndPiecesOfMusic() {
    Scenes.withAssistant(call);
    Decision first = call.happens(Happenings.wantedAtOnce());
    Decision heard = call.happens(music());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    for (int i = 0; i < Call.MEMORY; i++) {
      call.happens(reported());
      call.happens(music());
    }
    for (Decision delivery : List.of(first, heard)) {
      call.happensAgain(delivery.journal().trigger(), delivery);
      assertThat(call.rejection()).endsWith("was taken before");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "ENDED", mode = Mode.EXCLUDE)
  void notesThatTheCallersLegLives(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(Happenings.caller(LegStatus.IN_PROGRESS));
    assertThat(call.transition()).endsWith("caller-leg-progresses");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIALING", "BRIDGED", "FALLBACK"})
  void notesThatTheCallerIsInTheRoom(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(callerJoins());
    assertThat(call.transition()).endsWith("caller-in-room-again");
    assertThat(call.call().caller().inRoom()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"DIALING", "BRIDGED", "FALLBACK", "ENDED"})
  void notesThatTheMusicGoesOn(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(music());
    assertThat(call.transition()).endsWith("music-goes-on");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIALING", "BRIDGED"})
  void notesTheDetectionsVerdictOfAPerson(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    call.happens(detected(2, AnsweredBy.HUMAN));
    assertThat(call.transition()).endsWith("answerer-judged");
    assertThat(call.call().attempt(2).orElseThrow().times()).containsKey("detected-human");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIALING", "BRIDGED"})
  void notesTheRoomsEndThatSaysNothing(CallState state) {
    Scenes.afterFirstAttempt(call, state);
    dev.patchcord.contract.event.RoomEnded ended = roomEnds(CALL);
    call.happens(
        new dev.patchcord.contract.event.RoomEnded(
            CALL, ended.at(), ended.origin(), "CF-former", "", CALL));
    assertThat(call.transition()).endsWith("room-is-over");
  }

  /** Number of the latest command that stops the first phone. */
  private int lastStop() {
    return call.commands(CancelLeg.class).stream()
        .filter(each -> each.attempt() == 1)
        .map(each -> Integer.parseInt(each.commandId().substring(CALL.length() + 1)))
        .reduce((_, latest) -> latest)
        .orElseThrow();
  }

  private CallCommand latest() {
    return call.last().commands().getLast();
  }
}
