package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.failed;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.sessionEnded;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedByAssistant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.AiSession.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AiDeciderTest {
  @RegisterExtension final CallScript call = new CallScript();

  @Test
  void tellsTheFirstAskerToOpenTheFirstSession() {
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(Happenings.openSession(1, Map.of()));
    assertThat(call.until("ai-session")).hasSeconds(10);
    assertThat(call.call().caller().from()).isEqualTo("+14155550100");
    assertThat(call.last().journal().from()).isNull();
    assertThat(call.last().journal().flow()).isEqualTo(Happenings.FLOW);
  }

  @Test
  void letsARepeatedArrivalWaitForTheOneSession() {
    call.asks(arrival());
    call.asks(arrival());
    assertThat(call.lastAnswers()).isEmpty();
    call.happens(opened(1));
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(1).twiml()));
    assertThat(call.deadlines()).isEmpty();
  }

  @Test
  void givesARepeatedArrivalTheSameDocument() {
    Scenes.withAssistant(call);
    call.asks(arrival());
    assertThat(call.transition()).isEqualTo("ai/caller-arrives-again");
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(1).twiml()));
  }

  @Test
  void answersARepeatedDeliveryThatItRejects() {
    Decision first = call.asks(arrival());
    call.happens(opened(1));
    call.happensAgain(arrival(), first);
    assertThat(call.rejection())
        .isEqualTo("Expected each delivery once, but delivery-1 was taken before");
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.REPEATED);
  }

  @Test
  void adoptsACallWhoseSessionTheIngressOpenedAlone() {
    call.asks(opened(1));
    assertThat(call.call().ai().status()).isEqualTo(Status.OPEN);
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(1).twiml()));
  }

  @Test
  void rejectsASessionThatNobodyAwaits() {
    Scenes.withAssistant(call);
    call.happens(opened(2));
    assertThat(call.rejection()).startsWith("Expected news of session 1, which is open, but");
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.LATE);
  }

  @Test
  void takesTheCallerToAPersonWhenTheAssistantFails() {
    call.asks(arrival());
    call.asks(arrival());
    call.asks(failed(1));
    assertThat(call.state()).isEqualTo(CallState.HOLD);
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold(), Happenings.hold());
    assertThat(call.commands()).isEmpty();
    assertThat(call.deadlines()).containsExactly("hold-confirm", "hold-limit");
  }

  @Test
  void takesTheCallerToAPersonWhenTheAssistantIsLate() {
    call.asks(arrival());
    call.asks(arrival());
    call.passes(Duration.ofSeconds(10));
    assertThat(call.state()).isEqualTo(CallState.HOLD);
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    assertThat(call.commands()).isEmpty();
  }

  @Test
  void movesTheCallerWhenTheAssistantIsLateAndNobodyAsks() {
    call.happens(arrival());
    call.passes(Duration.ofSeconds(10));
    assertThat(call.commands()).singleElement().isInstanceOf(HoldCaller.class);
  }

  @Test
  void doesNotTakeTheEndOfASessionForTheEndOfTheCall() {
    Scenes.withAssistant(call);
    call.happens(sessionEnded(7));
    assertThat(call.rejection()).contains("vapi-7");
    call.happens(sessionEnded(1));
    assertThat(call.state()).isEqualTo(CallState.AI);
    assertThat(call.call().ai().status()).isEqualTo(Status.CLOSED);
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(1).twiml()));
  }

  @Test
  void letsTheCallerHearPleaseHoldToItsEnd() {
    Scenes.withAssistant(call);
    call.happens(wantedByAssistant());
    assertThat(call.commands()).isEmpty();
    assertThat(call.until("hand-over")).hasSeconds(3);
    assertThat(call.until("hold-limit")).hasMinutes(3);
    call.passes(Duration.ofSeconds(3));
    assertThat(call.commands()).singleElement().isInstanceOf(HoldCaller.class);
  }

  @Test
  void movesTheCallerAtOnceWhenAskedThroughConnect() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    assertThat(call.commands(HoldCaller.class).getFirst().commandId()).isEqualTo("CA-caller-1");
    assertThat(call.deadlines()).containsExactly("hold-confirm", "hold-limit");
  }

  @Test
  void adoptsACallerWhoIsInTheRoomAlready() {
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.commands()).singleElement().isInstanceOf(DialSpecialist.class);
  }

  @Test
  void adoptsACallerWhoHearsMusic() {
    call.happens(music());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void adoptsACallerWhoFetchedTheHoldDocument() {
    call.happens(reachedHold());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void doesNotTakeLateMusicForANewHold() {
    Scenes.afterFirstAttempt(call, CallState.AI);
    call.happens(music());
    assertThat(call.state()).isEqualTo(CallState.AI);
    assertThat(call.rejection())
        .isEqualTo(
            "Expected what can happen to a caller who is with the assistant, but \"hold music"
                + " fetched\" came");
  }

  @Test
  void givesBothFetchesOfOneRedirectTheSameDocument() {
    Scenes.fallback(call);
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(OpenAiSession.class);
    call.asks(leavesHold(1));
    assertThat(call.lastAnswers()).isEmpty();
    call.asks(opened(2));
    PlayDocument document = new PlayDocument(opened(2).twiml());
    assertThat(call.lastAnswers()).containsExactly(document, document);
    call.asks(leavesHold(1));
    assertThat(call.transition()).isEqualTo("ai/leg-asks-again");
    assertThat(call.lastAnswers()).containsExactly(document);
  }

  @Test
  void opensANewSessionForALegThatHasNone() {
    Scenes.withAssistant(call);
    call.happens(sessionEnded(1));
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers())
        .isEqualTo(List.of(Happenings.openSession(2, Map.of("transfer", "none"))));
    call.asks(leavesHold(0));
    assertThat(call.transition()).isEqualTo("ai/leg-asks-meanwhile");
  }
}
