package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.callback;
import static dev.patchcord.orchestrator.call.Happenings.callbackAnswered;
import static dev.patchcord.orchestrator.call.Happenings.calledBack;
import static dev.patchcord.orchestrator.call.Happenings.caller;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.choosesCallback;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.wantsCallback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.outcome.LookedUp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers who are called back: promised in one call, kept by its record, begun as another. */
class CallbackDeciderTest {
  @RegisterExtension final CallScript call = new CallScript();

  private void promisedAndHungUp() {
    Scenes.withAssistant(call);
    call.asks(wantsCallback(null, null));
    call.happens(caller(LegStatus.COMPLETED));
  }

  private void rung() {
    promisedAndHungUp();
    call.passes(Duration.ofMinutes(5));
  }

  @Test
  void promisesACallbackToTheNumberThatTheCallerCallsFrom() {
    Scenes.withAssistant(call);
    call.asks(wantsCallback(null, null));
    assertThat(call.lastAnswers()).containsExactly(new ToolResult("We call back."));
    assertThat(call.until("callback-1")).hasMinutes(5);
    call.asks(wantsCallback(null, null));
    assertThat(call.call().care().callbacks()).as("one promise per number").hasSize(1);
  }

  @Test
  void callsAtTheTimeAndTheNumberThatTheCallerNames() {
    Scenes.withAssistant(call);
    call.asks(wantsCallback("+49 (30) 123-456", CallScript.NOON.plusSeconds(86_400)));
    call.happens(caller(LegStatus.COMPLETED));
    call.passes(Duration.ofDays(1));
    assertThat(call.commands(CallBack.class))
        .singleElement()
        .satisfies(
            back -> {
              assertThat(back.to()).isEqualTo("+4930123456");
              assertThat(back.from()).isEqualTo("+14155550199");
              assertThat(back.callback()).isEqualTo(1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "call me maybe", "+0", "112"})
  void refusesANumberThatCannotBeCalled(String number) {
    Scenes.withAssistant(call);
    call.asks(wantsCallback(number, null));
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.UNEXPECTED);
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            ToolResult.class,
            result -> assertThat(result.text()).startsWith("No callback: the number"));
  }

  @Test
  void refusesATimeThatHasPassedOrIsFarAway() {
    Scenes.withAssistant(call);
    call.asks(wantsCallback(null, CallScript.NOON.minusSeconds(3600)));
    assertThat(((ToolResult) call.lastAnswers().getFirst()).text()).contains("in the past");
    call.asks(wantsCallback(null, CallScript.NOON.plus(Duration.ofDays(31))));
    assertThat(((ToolResult) call.lastAnswers().getFirst()).text()).contains("30 days");
    assertThat(call.call().care().callbacks()).isEmpty();
  }

  @Test
  void keepsTheRecordUntilTheCallbackIsDone() {
    promisedAndHungUp();
    assertThat(call.deadlines()).containsExactly("callback-1");
    call.passes(Duration.ofMinutes(5));
    assertThat(call.commands(CallBack.class)).hasSize(1);
    call.happens(callback(1, LegStatus.RINGING));
    call.asks(callbackAnswered(1));
    assertThat(call.lastAnswers())
        .singleElement()
        .isInstanceOfSatisfying(
            OfferConnection.class,
            offer -> {
              assertThat(offer.words())
                  .extracting("text")
                  .containsExactly("You wanted us to call.", "Press 1.");
              assertThat(offer.reason()).isEqualTo("an invoice");
            });
    OfferConnection first = (OfferConnection) call.lastAnswers().getFirst();
    call.asks(callbackAnswered(1));
    assertThat(call.lastAnswers()).as("1 was pressed").containsExactly(first);
    assertThat(call.deadlines()).containsExactly("forget");
    call.happens(callback(1, LegStatus.COMPLETED));
    call.passes(Duration.ofMinutes(10));
    assertThat(call.call()).isNull();
    assertThat(call.commands(CallBack.class)).hasSize(1);
  }

  @Test
  void triesAgainLaterUntilTheTriesAreUsedUp() {
    rung();
    call.happens(callback(1, LegStatus.NO_ANSWER));
    assertThat(call.until("callback-1")).hasMinutes(15);
    call.passes(Duration.ofMinutes(15));
    call.asks(callbackAnswered(2));
    call.happens(callback(2, LegStatus.COMPLETED));
    assertThat(call.until("callback-1")).as("answered, and not accepted").hasMinutes(15);
    call.passes(Duration.ofMinutes(15));
    call.happens(callback(3, LegStatus.BUSY));
    assertThat(call.commands(CallBack.class)).extracting("callback").containsExactly(1, 2, 3);
    assertThat(call.deadlines()).containsExactly("forget");
  }

  @Test
  void triesAgainLaterWhenTheCarrierRefuses() {
    rung();
    call.happens(Happenings.refused(1, 21211));
    assertThat(call.transition()).isEqualTo("ended/callback-refused");
    assertThat(call.until("callback-1")).hasMinutes(15);
  }

  @Test
  void neverRingsTwiceForATryOfWhichNobodyKnows() {
    rung();
    call.happens(Happenings.started(1));
    call.happens(Happenings.ambiguous(1));
    call.happens(callback(1, LegStatus.RINGING));
    call.passes(Duration.ofMinutes(2));
    assertThat(call.journal()).extracting("transition").contains("ended/callback-try-asked-about");
    assertThat(call.commands(LookUpAttempt.class))
        .singleElement()
        .satisfies(look -> assertThat(look.callback()).isTrue());
    call.passes(Duration.ofSeconds(20));
    assertThat(call.journal()).extracting("transition").contains("ended/callback-try-overdue");
    assertThat(call.commands(CallBack.class)).hasSize(1);
    call.happens(callback(1, LegStatus.NO_ANSWER));
    assertThat(call.until("callback-1"))
        .as("counted once")
        .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    call.asks(callbackAnswered(1));
    call.asks(callbackAnswered(1));
    call.passes(Duration.ofHours(1));
    assertThat(call.commands(CallBack.class)).as("reached after all").hasSize(1);
  }

  @Test
  void learnsFromTheCarrierThatTheCallerDidNotAnswer() {
    rung();
    call.happens(callback(1, LegStatus.RINGING));
    call.passes(Duration.ofMinutes(2));
    LookUpAttempt look = call.commands(LookUpAttempt.class).getFirst();
    call.happens(
        new LookedUp(
            look.commandId(),
            CALL,
            call.now(),
            List.of(
                new LookedUp.FoundLeg(Happenings.callbackLeg(1), LegStatus.NO_ANSWER, call.now())),
            null,
            null));
    assertThat(call.until("callback-1")).hasMinutes(15);
  }

  @Test
  void learnsTheLegFromTheDialersReply() {
    rung();
    call.happens(Happenings.done(1, Happenings.callbackLeg(1)));
    assertThat(call.call().care().callbacks().getFirst().tries().getFirst().legSid())
        .isEqualTo(Happenings.callbackLeg(1));
  }

  @Test
  void doesNotTakeARepeatedDeliveryForAcceptance() {
    rung();
    Decision first = call.asks(callbackAnswered(1));
    call.happensAgain(callbackAnswered(1), first);
    assertThat(call.call().care().owesCall()).isTrue();
  }

  @Test
  void waitsWhileTheCallerIsStillInTheCall() {
    Scenes.withAssistant(call);
    call.asks(wantsCallback(null, null));
    call.passes(Duration.ofMinutes(5));
    assertThat(call.transition()).isEqualTo("ai/callback-due-too-early");
    assertThat(call.commands(CallBack.class)).isEmpty();
    assertThat(call.until("callback-1")).hasMinutes(15);
  }

  @Test
  void ringsTheCallerWhoPressedOneOnTheLadder() {
    CallScript ladder = new CallScript(Flows.tests().ladder(Kind.CALLBACK).flow());
    Scenes.dialing(ladder);
    ladder.happens(Happenings.specialist(1, LegStatus.BUSY));
    ladder.asks(leavesHold(0));
    ladder.asks(choosesCallback(1, "1"));
    ladder.happens(caller(LegStatus.COMPLETED));
    ladder.passes(Duration.ofMinutes(5));
    assertThat(ladder.commands(CallBack.class))
        .singleElement()
        .satisfies(back -> assertThat(back.to()).isEqualTo("+14155550100"));
    ladder.replay();
  }

  @Test
  void offersNoCallbackToACallerWithoutANumber() {
    CallScript ladder = new CallScript(Flows.tests().ladder(Kind.CALLBACK).flow());
    ladder.happens(callerJoins());
    ladder.happens(Happenings.specialist(1, LegStatus.BUSY));
    ladder.asks(leavesHold(0));
    assertThat(ladder.lastAnswers()).containsExactly(Happenings.hangUp("Nobody is there."));
    ladder.replay();
  }

  @Test
  void beginsACallForTheCallerWhoWasCalledBackAndPressedOne() {
    call.asks(calledBack());
    assertThat(call.state()).isEqualTo(CallState.HOLD);
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    assertThat(call.commands()).isEmpty();
    assertThat(call.call().wish().summary()).contains("invoice");
    assertThat(call.call().snapshot().from()).isEqualTo("+14155550100");
    call.happens(callerJoins());
    assertThat(call.commands(DialSpecialist.class)).hasSize(1);
    call.asks(calledBack());
    assertThat(call.last().refusal()).isNotNull();
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
  }

  @Test
  void movesACalledBackCallerWhomNobodySpeaksFor() {
    call.happens(calledBack());
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
  }

  @Test
  void beginsNoCallForTheLegOfACallerWhoDidNotPressOne() {
    Decision decision = call.happens(caller(LegStatus.COMPLETED));
    assertThat(decision.next()).isNull();
    assertThat(decision.refusal()).isEqualTo(Refusal.Kind.OVER);
    call.asks(Happenings.leavesHoldDead());
    assertThat(call.call()).isNull();
    call.asks(callbackAnswered(1));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(OfferConnection.class);
    assertThat(call.call()).isNull();
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void promisesACallbackInEveryStateAndRingsOnlyAfterTheEnd(CallState state) {
    CallScript soon =
        new CallScript(
            Flows.tests()
                .callbacks(
                    new Callbacks(
                        Duration.ofSeconds(1), 1, Duration.ofMinutes(15), Duration.ofSeconds(25)))
                .flow());
    Scenes.afterFirstAttempt(soon, state);
    soon.asks(wantsCallback(null, null));
    assertThat(soon.transition()).endsWith("/callback-requested");
    soon.passes(Duration.ofSeconds(1));
    boolean ended = state == CallState.ENDED;
    assertThat(soon.transition()).endsWith(ended ? "/callback-due" : "/callback-due-too-early");
    assertThat(soon.commands(CallBack.class)).hasSize(ended ? 1 : 0);
    assertThat(soon.state()).isEqualTo(state);
    soon.replay();
  }

  @Test
  void saysNothingToACallerWhoHasGone() {
    promisedAndHungUp();
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(new HangUp(List.of()));
  }
}
