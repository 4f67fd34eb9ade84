package dev.patchcord.orchestrator.promise;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.Flows;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.PlayedCalls;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each promise notices by the log alone when it is broken, and what is on the way is not taken for
 * broken. What the carrier's side sees is judged in the sandbox's test of the same name.
 */
class PromiseTest {
  private final List<Promise> promises = Promise.all(PlayedCalls.machines());

  static Stream<String> titles() {
    return BrokenCalls.all().keySet().stream();
  }

  @Test
  void eachPromiseHasACallThatBreaksIt() {
    assertThat(titles()).containsExactlyElementsOf(promises.stream().map(Promise::title).toList());
  }

  @ParameterizedTest
  @MethodSource("titles")
  void aCallThatBreaksAPromiseIsNoticed(String title) {
    List<JournalRecord> journal = BrokenCalls.all().get(title).get();
    Instant later = journal.getLast().at().plus(Duration.ofMinutes(5));
    assertThat(broken(title, LogEvidence.of(LoggedCall.CALL, journal, List.of(), later)))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("titles")
  void callsThatGoAsTheyShouldBreakNone(String title) {
    for (List<JournalRecord> journal : List.of(PlayedCalls.taken(), PlayedCalls.abandoned())) {
      List<JournalLine> lines = journal.stream().map(JournalLine::of).toList();
      assertThat(LogEvidence.of(new CallJournal(LoggedCall.CALL, lines)))
          .singleElement()
          .satisfies(call -> assertThat(broken(title, call)).isEmpty());
    }
  }

  @Test
  void aSecondOrderOfOneAttemptIsNoticed() {
    LoggedCall call = BrokenCalls.dialing();
    assertThat(broken("NeverDialTwice", call.until(10))).isEmpty();
    call.takes(call.callerJoins(), DIALING, call.dial(2, 1));
    assertThat(broken("NeverDialTwice", call.until(10))).hasSize(1);
  }

  @Test
  void aPhoneThatIsStoppedAtOnceMayHaveRung() {
    LoggedCall call = BrokenCalls.dialing();
    call.at(2).takes(call.specialist(1, LegStatus.RINGING), DIALING);
    call.at(5).takes(call.caller(LegStatus.COMPLETED), ENDED, call.cancel(2, 1));
    assertThat(broken("NoRingAfterCallerLeft", call.until(15))).isEmpty();
    call.at(6).takes(call.done(2, 1, LegStatus.CANCELED), ENDED);
    assertThat(broken("NoRingAfterCallerLeft", call.until(300))).isEmpty();
  }

  @Test
  void aPhoneThatNobodyStopsIsNoticedWhileItRings() {
    LoggedCall call = BrokenCalls.leftRinging();
    assertThat(broken("NoRingAfterCallerLeft", call.until(10))).isEmpty();
    assertThat(broken("NoRingAfterCallerLeft", call.until(12))).hasSize(1);
  }

  @Test
  void aSpecialistWhoLeavesAsTheNextOneComesIsNoThirdVoice() {
    LoggedCall call = BrokenCalls.threeInTheRoom();
    assertThat(broken("AtMostOneSpecialistBridged", call.until(22))).isEmpty();
    assertThat(broken("AtMostOneSpecialistBridged", call.until(26))).isNotEmpty();
    call.at(22).takes(call.leaves(1), BRIDGED);
    assertThat(broken("AtMostOneSpecialistBridged", call.until(60))).isEmpty();
  }

  @Test
  void whoPressedOneMayBeBridged() {
    assertThat(broken("OnlyPeopleAreBridged", BrokenCalls.bridged().until(60))).isEmpty();
  }

  @Test
  void aVerdictReplacesTheKeyOnlyWhereTheFlowSaysSo() {
    assertThat(broken("OnlyPeopleAreBridged", judged(Happenings.FLOW))).hasSize(1);
    Flow trusting =
        Flows.tests().screening(new Screening(false, true, Duration.ofSeconds(20))).flow();
    assertThat(broken("OnlyPeopleAreBridged", judged(trusting))).isEmpty();
  }

  private static CallEvidence judged(Flow flow) {
    LoggedCall call = new LoggedCall(flow);
    call.takes(call.callerJoins(), DIALING, call.dial(1, 1), call.deadline("attempt-1", 80));
    call.at(2).takes(call.detected(1, AnsweredBy.HUMAN), DIALING);
    return call.at(3).takes(call.joins(1), BRIDGED).until(60);
  }

  @Test
  void whoAsksAndIsNeverToldWhatToDoIsNoticed() {
    LoggedCall call = new LoggedCall();
    call.isAsked(call.caller(LegStatus.IN_PROGRESS), AI);
    assertThat(broken("NoCallerInSilence", call.until(60))).isEmpty();
    assertThat(broken("NoCallerInSilence", call.until(80)))
        .singleElement()
        .asString()
        .contains("never told");
  }

  @Test
  void aMachineThatDoesNotGoOnIsNoticed() {
    LoggedCall call = new LoggedCall();
    call.takes(call.asksWhatToDo(), FALLBACK, call.deadline("fallback-confirm", 30));
    assertThat(broken("NoCallerInSilence", call.until(80))).isEmpty();
    assertThat(broken("NoCallerInSilence", call.until(100)))
        .singleElement()
        .asString()
        .contains("fallback-confirm");
  }

  @Test
  void aCommandIsMissedWhenItsOutcomeIsOverdue() {
    LoggedCall call = BrokenCalls.dialing();
    assertThat(broken("NothingLost", call.until(160))).isEmpty();
    assertThat(broken("NothingLost", call.until(170))).hasSize(1);
    call.at(20).takes(call.done(1, 1, LegStatus.QUEUED), DIALING);
    assertThat(broken("NothingLost", call.until(170))).isEmpty();
  }

  @Test
  void aCommandIsMissedAtOnceWhenTheCallIsForgotten() {
    LoggedCall call = BrokenCalls.dialing();
    call.at(20).takes(call.caller(LegStatus.COMPLETED), ENDED);
    assertThat(broken("NothingLost", call.until(21))).isEmpty();
    assertThat(broken("NothingLost", call.at(21).isForgotten().until(22))).hasSize(1);
  }

  @Test
  void aTriggerThatTheMachineDoesNotTakeIsNoticed() {
    assertThat(broken("NothingLost", waiting(false, 50))).isEmpty();
    assertThat(broken("NothingLost", waiting(false, 70))).hasSize(1);
    assertThat(broken("NothingLost", waiting(true, 5))).hasSize(1);
  }

  private static CallEvidence waiting(boolean overtaken, int seconds) {
    Fact.NotTaken trigger = new Fact.NotTaken(LoggedCall.NOON, null, "an event", overtaken);
    return LogEvidence.of(
        LoggedCall.CALL, List.of(), List.of(trigger), LoggedCall.NOON.plusSeconds(seconds));
  }

  @Test
  void aMissingRecordAndAMissingBeginningAreNoticed() {
    List<JournalRecord> journal = PlayedCalls.taken();
    List<JournalRecord> hole = new ArrayList<>(journal);
    hole.remove(3);
    for (List<JournalRecord> torn : List.of(hole, journal.subList(2, journal.size()))) {
      assertThat(
              broken(
                  "ReplayAgrees",
                  LogEvidence.of(LoggedCall.CALL, torn, List.of(), torn.getLast().at())))
          .hasSize(1);
    }
  }

  @Test
  void aCallThatIsAdoptedAgainIsJudgedByItself() {
    List<JournalLine> twice =
        Stream.concat(PlayedCalls.taken().stream(), PlayedCalls.abandoned().stream())
            .map(JournalLine::of)
            .toList();
    List<CallEvidence> calls = LogEvidence.of(new CallJournal(LoggedCall.CALL, twice));
    assertThat(calls).hasSize(2).allSatisfy(call -> assertThat(call.isForgotten()).isTrue());
    assertThat(calls.getFirst().commands())
        .extracting(CallCommand::callId)
        .containsOnly(LoggedCall.CALL);
  }

  private List<String> broken(String title, CallEvidence call) {
    return promises.stream()
        .filter(each -> each.title().equals(title))
        .findFirst()
        .orElseThrow()
        .broken(call);
  }
}
