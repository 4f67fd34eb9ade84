package dev.patchcord.orchestrator.owed;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.sessionEnded;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.specialistJoins;
import static dev.patchcord.orchestrator.call.Happenings.specialistLeaves;
import static dev.patchcord.orchestrator.call.Happenings.started;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedByAssistant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.Flows;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.Scenes;
import dev.patchcord.orchestrator.call.TableMachines;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whom a call waits for, from the ring of the assistant to the last callback. */
class OwedTest {
  private CallScript call = new CallScript();

  private void owes(String... debts) {
    assertThat(Debts.next(Debts.byJournal(call), call.now())).containsExactly(debts);
  }

  private void owesByRecordAlone(String... debts) {
    assertThat(Debts.next(Debts.byRecord(call), call.now())).containsExactly(debts);
  }

  private void owesBySnapshot(String... debts) {
    assertThat(Debts.next(Owed.of(call.call().snapshot()), call.now())).containsExactly(debts);
  }

  /** The row that the machine would take if the first debt is never paid. */
  private DryRun otherwise() {
    DryRun then = Debts.byJournal(call).debts().getFirst().then();
    assertThat(then).isNotNull();
    return then;
  }

  private void ringing() {
    Scenes.dialing(call);
    Scenes.rings(call);
  }

  @Test
  void theAssistantOwesACallerItsSession() {
    call.asks(arrival());
    owes("Vapi is to open session 1 in 10 s");
    call.asks(arrival());
    owes("Vapi is to open session 1; 1 request waits for it in 10 s");
    assertThat(otherwise().row()).isEqualTo("ai/assistant-is-late");
    assertThat(otherwise().to()).isEqualTo(CallState.HOLD);
  }

  @Test
  void aCallerWhoTalksToTheAssistantOwesTheNextWord() {
    Scenes.withAssistant(call);
    owes("caller is to talk to the assistant, or hang up");
    assertThat(Debts.background(Debts.byJournal(call), call.now()))
        .singleElement()
        .asString()
        .startsWith("timer is to ask Twilio how a quiet caller's line stands in ");
    call.happens(sessionEnded(1));
    owes("Twilio is to ask what comes next for the caller, or end the line");
  }

  @Test
  void theTimerLetsTheAssistantSayItsSentence() {
    Scenes.withAssistant(call);
    call.happens(wantedByAssistant());
    call.passes(Duration.ofSeconds(1));
    owes("timer is to move the caller to hold after the assistant's sentence in 2 s");
    assertThat(otherwise().commands())
        .singleElement()
        .extracting("commandId")
        .isEqualTo(CALL + "-1");
  }

  @Test
  void theWayIntoTheRoomIsOwedByTheDialerAndThenByTheCarrier() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    owes("dialer is to move the caller to hold in 10 s");
    call.happens(done(1, CALL));
    owes("Twilio is to fetch the hold document for the caller in 10 s");
    call.passes(Duration.ofSeconds(3));
    call.happens(reachedHold());
    owes("Twilio is to bring the caller into the room in 10 s");
    assertThat(Debts.background(Debts.byJournal(call), call.now()))
        .anyMatch(each -> each.equals("timer is to end the wait for a person in 177 s"));
  }

  @Test
  void aMoveThatFailedIsTriedAgainByTheTimer() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(ambiguous(1));
    owes("timer is to move the caller to hold again in 1 s");
  }

  @Test
  void everyStepOfAPhoneIsOwedBySomebodyElse() {
    Scenes.dialing(call);
    owes("dialer is to dial Ada (specialist 1) in 80 s");
    call.happens(started(2));
    owes("Twilio is to reply to the posted dial of Ada (specialist 1) in 80 s");
    call.happens(done(2, leg(1)));
    owes("Twilio is to dial Ada (specialist 1), whose leg is queued there in 80 s");
    call.happens(specialist(1, LegStatus.INITIATED));
    owes("Twilio is to let the phone of Ada (specialist 1) ring in 25 s");
    call.happens(specialist(1, LegStatus.RINGING));
    owes("Ada (specialist 1) is to answer the phone in 25 s");
    call.passes(Duration.ofSeconds(4));
    call.asks(answers(1));
    owes("Ada (specialist 1) is to press 1 to take the caller in 25 s");
    call.asks(presses(1, "1"));
    owes("Twilio is to bring Ada (specialist 1), who has accepted, in in 10 s");
    call.happens(specialistJoins(1));
    owes("Ada (specialist 1) is to end the talk, or the caller is, within 240 min");
  }

  @Test
  void aSnapshotTellsTheSameInFewerWords() {
    call.asks(arrival());
    owesBySnapshot("Vapi is to open a session with the assistant in 10 s");
    call.happens(Happenings.opened(1));
    owesBySnapshot("caller is to talk to the assistant, or hang up");
    call.happens(wantedAtOnce());
    owesBySnapshot("Twilio is to bring the caller into the room in 10 s");
    call.happens(Happenings.callerJoins());
    owesBySnapshot("dialer is to dial Ada (specialist 1) in 80 s");
    call.happens(started(2));
    owesBySnapshot("Twilio is to reply to the posted dial of Ada (specialist 1) in 80 s");
    call.happens(specialist(1, LegStatus.RINGING));
    owesBySnapshot("Ada (specialist 1) is to answer the phone in 25 s");
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    call.happens(specialistJoins(1));
    owesBySnapshot("Ada (specialist 1) is to end the talk, or the caller is");
    call.happens(specialistLeaves(1));
    owesBySnapshot("Twilio is to say whether the talk was cut or hung up in 1 s");
  }

  @Test
  void aDeadlineOfAPhoneFirstAsksTheCarrierAndThenGivesUp() {
    call.carrierTells();
    ringing();
    assertThat(otherwise().row()).isEqualTo("dialing/attempt-asked-about");
    assertThat(otherwise().commands()).singleElement().isInstanceOf(LookUpAttempt.class);
    call.passes(Duration.ofSeconds(25));
    assertThat(call.transition()).isEqualTo("dialing/attempt-asked-about");
    owes("Twilio is to answer what became of the phone of Ada (specialist 1) in 15 s");
    assertThat(otherwise().to()).isEqualTo(CallState.FALLBACK);
    assertThat(otherwise().commands())
        .hasExactlyElementsOfTypes(CancelLeg.class, RedirectCaller.class);
  }

  @Test
  void sinceWhenIsTheStepOfThePhone() {
    Scenes.dialing(call);
    call.passes(Duration.ofSeconds(7));
    Scenes.rings(call);
    call.passes(Duration.ofSeconds(5));
    assertThat(Debts.byRecord(call).debts().getFirst().since())
        .isEqualTo(call.now().minusSeconds(5));
  }

  @Test
  void theJournalKnowsSinceWhenATimerRuns() {
    Scenes.withAssistant(call);
    call.passes(Duration.ofSeconds(20));
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(4));
    call.happens(reachedHold());
    call.passes(Duration.ofSeconds(1));
    assertThat(Debts.byJournal(call).debts().getFirst().since())
        .isEqualTo(call.now().minusSeconds(1));
    assertThat(Debts.byRecord(call).debts().getFirst().since())
        .as("the record alone knows when the state was entered")
        .isEqualTo(call.now().minusSeconds(5));
  }

  @Test
  void aDialThatWaitsForCallsPerSecondIsOwedByTheDialer() {
    Scenes.dialing(call);
    call.happens(new CommandQueued(CALL + "-2", CALL, call.now(), 3, Duration.ofSeconds(20)));
    owes("dialer is to dial Ada (specialist 1) when calls per second allow in 100 s");
  }

  @Test
  void whoCannotSayWhetherItDialledOwesASign() {
    Scenes.dialing(call);
    call.happens(ambiguous(2));
    owes("Twilio is to show whether it dials Ada (specialist 1) in 5 s");
  }

  @Test
  void withoutAKeyPressTheMachineDetectionOwesItsVerdict() {
    call =
        new CallScript(
            Flows.tests().screening(new Screening(false, true, Duration.ofSeconds(20))).flow());
    ringing();
    call.asks(answers(1));
    owes("Twilio is to tell whether a person answers the phone of Ada (specialist 1) in 25 s");
  }

  @Test
  void severalPhonesOweAtOnceAndTheSoonestStandsFirst() {
    call =
        new CallScript(
            Flows.tests().people("Ada", "Ben").strategy(Strategy.RING_ALL).attempts(1).flow());
    Scenes.dialing(call);
    call.happens(specialist(2, LegStatus.RINGING));
    owes(
        "Ben (specialist 2) is to answer the phone in 25 s",
        "dialer is to dial Ada (specialist 1) in 80 s");
    call.asks(answers(1));
    call.asks(answers(2));
    call.asks(presses(2, "1"));
    assertThat(Debts.next(Debts.byJournal(call), call.now()))
        .contains("Ada (specialist 1) is to hear that it is over, and hang up in 25 s");
  }

  @Test
  void afterATalkTheCarrierOwesWhetherItWasCut() {
    Scenes.bridged(call);
    call.happens(specialistLeaves(1));
    call.asks(leavesHold(0));
    owes("Twilio is to say whether the talk was cut or hung up; 1 request waits for it in 1 s");
  }

  @Test
  void onTheLadderTheCallerIsFetchedAndThenHeard() {
    call =
        new CallScript(
            Flows.tests()
                .ladder(Rung.Kind.ANNOUNCEMENT, Rung.Kind.MESSAGE, Rung.Kind.CALLBACK)
                .flow());
    Scenes.fallback(call);
    RedirectCaller redirect = call.commands(RedirectCaller.class).getLast();
    owes(
        "dialer is to take the caller out of the room in 10 s",
        "dialer is to report on: dial specialist 1",
        "dialer is to report on: stop ringing specialist 1");
    owesByRecordAlone("Twilio is to ask what comes next for the caller, who was fetched in 10 s");
    int number = Integer.parseInt(redirect.commandId().substring(CALL.length() + 1));
    call.happens(done(number, CALL));
    call.happens(Happenings.refused(2, 0));
    call.happens(done(number - 1, leg(1)));
    owes("Twilio is to ask what comes next for the caller, who was fetched in 10 s");
    call.asks(leavesHold(redirect.step()));
    owes("Twilio is to ask what comes next after the announcement in 60 s");
    call.asks(leavesHold(call.call().fallback().pageStep()));
    owes("caller is to leave a message after the tone in 210 s");
    call.asks(Happenings.leavesMessage(call.call().fallback().pageStep(), null));
    owes("caller is to press 1 to be called back in 60 s");
    call.asks(Happenings.choosesCallback(call.call().fallback().pageStep(), "1"));
    owes(
        "Twilio is to end the caller's line after the goodbye in 30 s",
        "timer is to call the caller back at +14155550100 in 300 s");
  }

  @Test
  void aCallbackIsOwedByTheTimerTheDialerAndTheCaller() {
    call.carrierTells();
    Scenes.withAssistant(call);
    call.asks(Happenings.wantsCallback(null, null));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    owes("timer is to call the caller back at +14155550100 in 300 s");
    call.passes(Duration.ofMinutes(5));
    owes("dialer is to call the caller back at +14155550100 in 120 s");
    call.happens(Happenings.callback(1, LegStatus.RINGING));
    owes(
        "caller is to answer callback 1 in 120 s",
        "dialer is to report on: call the caller back, try 1");
    call.happens(done(1, Happenings.callbackLeg(1)));
    call.asks(Happenings.callbackAnswered(1));
    owes("caller is to press 1 to be connected in 120 s");
    assertThat(Debts.byJournal(call).counts()).isTrue();
  }

  @Test
  void theCallerWhoHasGoneOwesNothing() {
    Scenes.withAssistant(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    owes();
    assertThat(Debts.background(Debts.byJournal(call), call.now()))
        .containsExactly("timer is to forget the call in 600 s");
    assertThat(Debts.byJournal(call).counts()).isFalse();
  }

  @Test
  void theJournalNamesWhatTheDialerHasNotReportedOn() {
    call = new CallScript(Flows.tests().recorded("").flow());
    Scenes.bridged(call);
    assertThat(Debts.background(Debts.byJournal(call), call.now()))
        .contains(
            "dialer is to report on: start the recording",
            "dialer is to report on: move the caller to hold");
    assertThat(Debts.background(Debts.byRecord(call), call.now()))
        .doesNotContain("dialer is to report on: start the recording");
    owes("Ada (specialist 1) is to end the talk, or the caller is, within 240 min");
  }

  @Test
  void thePauseBeforeTheNextRoundIsTheTimers() {
    call = new CallScript(Flows.tests().people("Ada").attempts(2).flow());
    ringing();
    call.happens(specialist(1, LegStatus.BUSY));
    owes("timer is to ring again who was busy or did not answer in 30 s");
  }

  @Test
  void anotherVersionsMachineIsNotAsked() {
    Scenes.withAssistant(call);
    DryRuns none = new DryRuns(TableMachines.having());
    Owed owed = Owed.of(call.call(), none, call.now());
    assertThat(owed.debts()).isNotEmpty().extracting(Debt::then).containsOnlyNulls();
    assertThat(new Moves(none).of(call.call(), call.now(), java.util.List.of())).isEmpty();
  }
}
