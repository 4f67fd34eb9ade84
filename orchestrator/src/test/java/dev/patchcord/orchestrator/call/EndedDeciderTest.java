package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.callerLeaves;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leg;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EndedDeciderTest {
  @RegisterExtension final CallScript call = new CallScript();

  @Test
  void cancelsTheRingingPhoneWhenTheCallerHangsUp() {
    Scenes.dialing(call);
    Scenes.rings(call);
    call.happens(callerLeaves("participant_hung_up"));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.last().commands())
        .containsExactly(
            new CancelLeg("CA-caller-3", CALL, call.now(), "the caller has gone", 1, leg(1)));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.happens(specialist(1, LegStatus.RINGING));
    call.happens(specialist(1, LegStatus.CANCELED));
    assertThat(call.commands(CancelLeg.class)).hasSize(1);
  }

  @Test
  void cancelsThePhoneWhoseDialIsNotAnsweredYetAndAgainWhenItsLegIsKnown() {
    Scenes.dialing(call);
    call.happens(callerLeaves("participant_hung_up"));
    assertThat(call.commands(CancelLeg.class)).singleElement().extracting("legSid").isNull();
    call.happens(done(2, leg(1)));
    assertThat(call.commands(CancelLeg.class).getLast().legSid()).isEqualTo(leg(1));
  }

  @Test
  void stopsThePhoneOfACallerWhoHasLeftThoughTheCarrierIsTooBusyAtFirst() {
    Scenes.dialing(call);
    Scenes.rings(call);
    call.happens(callerLeaves("participant_hung_up"));
    call.happens(refused(3, 20429));
    call.passes(Duration.ofSeconds(1));
    call.happens(refused(4, 0));
    call.passes(Duration.ofSeconds(1));
    assertThat(call.commands(CancelLeg.class))
        .hasSize(3)
        .allSatisfy(cancel -> assertThat(cancel.legSid()).isEqualTo(leg(1)));
    call.happens(refused(5, 20404));
    assertThat(call.deadlines()).containsExactly("forget");
  }

  @Test
  void answersALegThatComesLate() {
    call.asks(arrival());
    call.asks(arrival());
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    assertThat(call.lastAnswers()).as("the parked one").containsExactly(Happenings.hangUp(""));
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp(""));
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.OVER);
    assertThat(call.rejection())
        .isEqualTo("Expected nothing more, but \"hold left\" came: the call is over");
    call.happens(opened(1));
    call.happens(wantedAtOnce());
    assertThat(call.state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void isForgottenAfterAWhile() {
    Scenes.withAssistant(call);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.passes(Duration.ofMinutes(10));
    assertThat(call.transition()).isEqualTo("ended/forgotten");
    assertThat(call.call()).isNull();
  }

  @Test
  void isTakenForANewCallAfterThat() {
    isForgottenAfterAWhile();
    call.happens(Happenings.callerJoins());
    assertThat(call.last().journal().from()).isNull();
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }
}
