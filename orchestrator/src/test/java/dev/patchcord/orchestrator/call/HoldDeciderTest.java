package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.failed;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedByAssistant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HoldDeciderTest {
  @RegisterExtension final CallScript call = new CallScript();

  @Test
  void dialsTheSpecialistOnceTheCallerIsInTheRoom() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(done(1, CALL));
    call.happens(reachedHold());
    assertThat(call.state()).isEqualTo(CallState.HOLD);
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.commands(DialSpecialist.class))
        .singleElement()
        .isEqualTo(
            new DialSpecialist(
                "CA-caller-2",
                CALL,
                CallScript.NOON,
                "the caller is on hold",
                1,
                "Ada",
                "+14155550123",
                "+14155550199",
                Duration.ofSeconds(15),
                true,
                Duration.ofHours(4),
                CallScript.NOON.plusSeconds(45),
                CallScript.NOON.plusSeconds(180)));
    assertThat(call.until("attempt-1")).hasSeconds(80);
  }

  @Test
  void dialsTheSpecialistWhenTheMusicPlays() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(music());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void doesNotDialBeforeTheCallerWasMoved() {
    Scenes.withAssistant(call);
    call.happens(wantedByAssistant());
    call.happens(callerJoins());
    assertThat(call.rejection()).isNotNull();
    call.happens(reachedHold());
    assertThat(call.state()).isEqualTo(CallState.HOLD);
  }

  @Test
  void dialsAllTheSameWhenOnlyTheRoomsEventIsMissing() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(done(1, CALL));
    call.happens(reachedHold());
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("hold/room-stays-silent");
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void dialsNobodyForACallerWhoWasRedirectedButNeverArrived() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(done(1, CALL));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("hold/move-unconfirmed");
    assertThat(call.commands(HoldCaller.class)).hasSize(2);
    assertThat(call.state()).isEqualTo(CallState.HOLD);
  }

  @Test
  void triesThreeTimesToMoveTheCallerAndThenLeavesThemWithTheAssistant() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(refused(1, 21220));
    assertThat(call.deadlines()).containsExactly("retry-hold", "hold-limit");
    call.passes(Duration.ofSeconds(1));
    call.happens(ambiguous(2));
    call.passes(Duration.ofSeconds(1));
    assertThat(call.commands(HoldCaller.class)).hasSize(3);
    call.happens(refused(3, 21220));
    assertThat(call.state()).isEqualTo(CallState.AI);
    assertThat(call.deadlines()).isEmpty();
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(1).twiml()));
  }

  @Test
  void movesTheCallerAgainWhenNothingIsHeardAndGivesUpAfterThree() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(20));
    assertThat(call.commands(HoldCaller.class)).hasSize(3);
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("hold/move-unconfirmed-for-good");
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void dialsForACallerWhoReachesTheRoomAfterTheMoveWasGivenUp() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(30));
    call.happens(callerJoins());
    assertThat(call.state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void ignoresTheOutcomeOfAnEarlierMove() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(10));
    call.happens(refused(1, 21220));
    assertThat(call.rejection()).isNotNull();
    assertThat(call.deadlines()).contains("hold-confirm");
    call.happens(done(1, CALL));
    assertThat(call.transition()).isEqualTo("hold/moved-before");
  }

  @Test
  void doesNotMoveACallerAgainWhoHasFetchedTheHoldDocument() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(reachedHold());
    call.happens(ambiguous(1));
    assertThat(call.deadlines()).containsExactly("hold-confirm", "hold-limit");
    call.passes(Duration.ofSeconds(10));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
  }

  @Test
  void givesALegOnTheWayTheHoldDocument() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.UNEXPECTED);
  }

  @Test
  void rejectsASecondWishForAPerson() {
    Scenes.withAssistant(call);
    call.happens(wantedAtOnce());
    call.happens(wantedByAssistant());
    assertThat(call.rejection())
        .isEqualTo("Expected one transfer at a time, but the caller is already on the way to hold");
  }

  @Test
  void keepsASessionThatOpensWhileTheCallerIsMoved() {
    call.asks(arrival());
    call.happens(wantedAtOnce());
    call.asks(opened(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    call.passes(Duration.ofSeconds(30));
    assertThat(call.state()).isEqualTo(CallState.AI);
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(1).twiml()));
  }

  @Test
  void goesOnWaitingForASessionWhenTheMoveIsGivenUp() {
    call.asks(arrival());
    call.happens(wantedAtOnce());
    call.passes(Duration.ofSeconds(30));
    assertThat(call.state()).isEqualTo(CallState.AI);
    assertThat(call.until("ai-session")).hasSeconds(10);
  }

  @Test
  void looksAfterACallerWhoWaitsTooLongForTheRoom() {
    CallScript impatient = new CallScript(Happenings.withHoldLimit(Duration.ofSeconds(12)));
    impatient.asks(arrival());
    impatient.asks(failed(1));
    impatient.passes(Duration.ofSeconds(12));
    assertThat(impatient.transition()).isEqualTo("hold/waited-too-long");
    assertThat(impatient.state()).isEqualTo(CallState.FALLBACK);
    assertThat(impatient.commands(RedirectCaller.class)).hasSize(1);
    impatient.replay();
  }

  @Test
  void dialsNoLaterThanTheCallersPatience() {
    CallScript impatient = new CallScript(Happenings.withHoldLimit(Duration.ofSeconds(12)));
    impatient.asks(arrival());
    impatient.asks(failed(1));
    impatient.happens(callerJoins());
    assertThat(impatient.commands(DialSpecialist.class).getFirst().notAfter())
        .isEqualTo(CallScript.NOON.plusSeconds(12));
    impatient.replay();
  }
}
