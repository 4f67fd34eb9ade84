package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.CarrierTells.leg;
import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.CommandQueued;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The specialist's side: a dial of which nobody knows whether it rings, and a phone of which
 * nothing is heard.
 */
class AmbiguousDialDeciderTest {
  private static final int DIAL = 2;

  @RegisterExtension final CallScript call = new CallScript().carrierTells();

  @Test
  void givesCallbacksAMomentBeforeItAsks() {
    Scenes.dialing(call);
    call.happens(ambiguous(DIAL));
    assertThat(call.until("attempt-1")).hasSeconds(5);
    call.happens(specialist(1, LegStatus.INITIATED));
    call.happens(specialist(1, LegStatus.RINGING));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.commands(LookUpAttempt.class)).isEmpty();
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-specialist-1");
  }

  @Test
  void adoptsTheLegThatTheCarrierHas() {
    lookedFor();
    call.happens(CarrierTells.attempt(call, LegStatus.RINGING));
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-specialist-1");
    assertThat(call.call().open()).extracting(Attempt::progress).containsExactly(Progress.RINGING);
    assertThat(call.until("attempt-1")).hasSeconds(15 + 5 + 5);
    assertThat(call.commands(DialSpecialist.class)).hasSize(1);
  }

  @Test
  void adoptsALegThatStillWaitsInTheCarriersQueue() {
    lookedFor();
    call.happens(CarrierTells.attempt(call, LegStatus.QUEUED));
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-specialist-1");
    assertThat(call.until("attempt-1")).hasSeconds(15 + 5 + 60);
  }

  @Test
  void takesTheAnsweredOneOfTwoAndStopsNeitherAsEitherMayBeAnotherCallers() {
    lookedFor();
    call.happens(
        CarrierTells.attempt(
            call, leg("CA-rings", LegStatus.RINGING), leg("CA-answered", LegStatus.IN_PROGRESS)));
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-answered");
    assertThat(call.commands(CancelLeg.class)).isEmpty();
    assertThat(call.commands(EndLeg.class)).isEmpty();
  }

  @Test
  void takesTheOlderOfTwoThatRingUntilACallbackNamesTheRightOne() {
    lookedFor();
    call.happens(
        CarrierTells.attempt(
            call, leg("CA-older", LegStatus.RINGING), leg("CA-younger", LegStatus.RINGING)));
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-older");
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-specialist-1");
    assertThat(call.commands(CancelLeg.class)).isEmpty();
  }

  @Test
  void stopsTheSecondPhoneOnceACallbackNamesIt() {
    takesTheOlderOfTwoThatRingUntilACallbackNamesTheRightOne();
    call.happens(specialist(1, "CA-second", LegStatus.RINGING));
    assertThat(call.commands(CancelLeg.class))
        .extracting(CancelLeg::legSid)
        .containsExactly("CA-second");
  }

  @Test
  void neverHangsUpATalkThatWasOnlyFoundByItsNumbers() {
    lookedFor();
    call.happens(CarrierTells.attempt(call, leg("CA-others", LegStatus.IN_PROGRESS)));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    assertThat(call.commands(EndLeg.class)).isEmpty();
    assertThat(call.commands(CancelLeg.class)).isEmpty();
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.commands(CancelLeg.class).getLast().legSid()).isEqualTo("CA-specialist-1");
  }

  @Test
  void looksTwiceAndThenGoesOnWithoutDialingTheSamePhoneAgain() {
    lookedFor();
    call.happens(CarrierTells.attempt(call));
    assertThat(call.transition()).isEqualTo("dialing/no-leg-found");
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    call.passes(Duration.ofSeconds(5));
    assertThat(call.commands(LookUpAttempt.class)).hasSize(2);
    call.happens(CarrierTells.attempt(call));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("ambiguous");
    assertThat(call.commands(DialSpecialist.class)).hasSize(1);
  }

  @Test
  void stopsAPhoneThatRingsAfterAll() {
    looksTwiceAndThenGoesOnWithoutDialingTheSamePhoneAgain();
    int stops = call.commands(CancelLeg.class).size();
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.commands(CancelLeg.class)).hasSize(stops + 1);
    assertThat(call.commands(CancelLeg.class).getLast().legSid()).isEqualTo("CA-specialist-1");
  }

  @Test
  void goesOnWhenTheCarrierCannotBeAskedEither() {
    lookedFor();
    call.happens(CarrierTells.nothing(call));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("ambiguous");
  }

  @Test
  void asksWhenNoReplyToTheDialComesAtAll() {
    Scenes.dialing(call);
    call.passes(Duration.ofSeconds(80));
    assertThat(call.transition()).isEqualTo("dialing/attempt-asked-about");
    assertThat(call.commands(LookUpAttempt.class).getLast().legSid()).isNull();
    call.happens(CarrierTells.attempt(call, LegStatus.IN_PROGRESS));
    assertThat(call.call().open()).extracting(Attempt::progress).containsExactly(Progress.ANSWERED);
    assertThat(call.until("attempt-1")).hasSeconds(20 + 5);
  }

  @Test
  void takesTheOutcomeOfAPhoneWhoseLastCallbackWasLost() {
    rings();
    call.happens(CarrierTells.attempt(call, LegStatus.BUSY));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("busy");
    assertThat(call.commands(CancelLeg.class)).isEmpty();
  }

  @Test
  void cancelsAPhoneThatStillRings() {
    rings();
    call.happens(CarrierTells.attempt(call, LegStatus.RINGING));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("no-answer");
    assertThat(call.commands(CancelLeg.class)).hasSize(1);
  }

  @Test
  void takesALegThatTheCarrierDoesNotKnowAnyMoreForOver() {
    rings();
    call.happens(CarrierTells.attempt(call));
    call.passes(Duration.ofSeconds(5));
    call.happens(CarrierTells.attempt(call));
    assertThat(call.call().attempts().getFirst().outcome()).isEqualTo("failed");
  }

  @Test
  void asksAboutADoubtfulDialWhoseCallerHasGone() {
    Scenes.dialing(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.happens(ambiguous(DIAL));
    assertThat(call.transition()).isEqualTo("ended/past-dial-ambiguous");
    call.happens(CarrierTells.attempt(call, LegStatus.RINGING));
    assertThat(call.transition()).isEqualTo("ended/looked-up");
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.transition()).isEqualTo("ended/unwanted-leg-rings");
    assertThat(call.commands(CancelLeg.class).getLast().legSid()).isEqualTo("CA-specialist-1");
  }

  @Test
  void doesNotHangUpATalkThatIsPerhapsAnotherCallers() {
    Scenes.dialing(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.happens(ambiguous(DIAL));
    int commands = call.commands().size();
    call.happens(CarrierTells.attempt(call, LegStatus.IN_PROGRESS));
    assertThat(call.transition()).isEqualTo("ended/looked-up");
    assertThat(call.commands()).hasSize(commands);
  }

  @Test
  void stopsASecondLegThatOnlyCallbacksTellOf() {
    Scenes.dialing(call);
    call.happens(done(DIAL, "CA-first"));
    call.happens(specialist(1, LegStatus.RINGING));
    assertThat(call.commands(CancelLeg.class))
        .extracting(CancelLeg::legSid)
        .containsExactly("CA-specialist-1");
    assertThat(call.call().open()).extracting(Attempt::legSid).containsExactly("CA-first");
    assertThat(call.asks(Happenings.answers(1)).answers())
        .extracting(each -> each.answer())
        .isEqualTo(List.of(Happenings.hangUp("Too late.")));
  }

  @Test
  void countsTheTimeInTheAccountsQueueForNobody() {
    Scenes.dialing(call);
    call.happens(queued(Duration.ofSeconds(40)));
    assertThat(call.until("attempt-1")).hasSeconds(40 + 15 + 5 + 60);
    assertThat(call.call().checkUp().expectedDial()).isEqualTo(call.now().plusSeconds(40));
    call.passes(Duration.ofSeconds(30));
    call.happens(Happenings.started(DIAL));
    assertThat(call.call().checkUp().expectedDial()).isNull();
    call.happens(specialist(1, LegStatus.INITIATED));
    assertThat(call.until("attempt-1")).hasSeconds(15 + 5 + 5);
  }

  @Test
  void neverWaitsInTheQueueLongerThanTheCallerWouldOnHold() {
    Scenes.dialing(call);
    call.happens(queued(Duration.ofMinutes(20)));
    call.passes(Happenings.FLOW.holdLimit());
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    call.happens(queued(Duration.ofSeconds(1)));
    assertThat(call.transition()).isEqualTo("fallback/dial-queued-late");
  }

  private void lookedFor() {
    Scenes.dialing(call);
    call.happens(ambiguous(DIAL));
    call.passes(Duration.ofSeconds(5));
    assertThat(call.transition()).isEqualTo("dialing/attempt-asked-about");
    assertThat(call.commands(LookUpAttempt.class).getLast().to()).isEqualTo("+14155550123");
  }

  /** For longer than the carrier lets a phone ring, and nothing more is heard of it. */
  private void rings() {
    Scenes.dialing(call);
    Scenes.rings(call);
    call.passes(Duration.ofSeconds(15 + 5 + 5));
    assertThat(call.transition()).isEqualTo("dialing/attempt-asked-about");
  }

  private static CommandQueued queued(Duration wait) {
    return new CommandQueued(
        Happenings.CALL + "-" + DIAL, Happenings.CALL, CallScript.NOON, 3, wait);
  }
}
