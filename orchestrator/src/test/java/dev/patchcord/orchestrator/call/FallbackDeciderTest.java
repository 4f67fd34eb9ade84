package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.ambiguous;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.callerLeaves;
import static dev.patchcord.orchestrator.call.Happenings.done;
import static dev.patchcord.orchestrator.call.Happenings.failed;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.refused;
import static dev.patchcord.orchestrator.call.Happenings.roomEnds;
import static dev.patchcord.orchestrator.call.Happenings.sessionEnded;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedByAssistant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.call.AiSession.Status;
import dev.patchcord.orchestrator.call.Fallback.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FallbackDeciderTest {
  /** Hold 1, dial 2, cancel 3, redirect 4. */
  private static final int REDIRECT = 4;

  @RegisterExtension final CallScript call = new CallScript();

  @Test
  void tellsTheAssistantWhyTheCallerIsBack() {
    Scenes.withAssistant(call);
    call.happens(wantedByAssistant());
    call.passes(Duration.ofSeconds(3));
    call.happens(Happenings.callerJoins());
    call.happens(Happenings.specialist(1, LegStatus.BUSY));
    call.asks(leavesHold(1));
    assertThat(call.lastAnswers())
        .containsExactly(
            Happenings.openSession(
                2,
                Map.of(
                    "after", "wait",
                    "tried", "Ada: busy",
                    "transfer", "failed",
                    "reason", "busy",
                    "specialist", "Ada",
                    "attempts", "1",
                    "wish", "billing question")));
    call.happens(opened(2));
    assertThat(call.state()).isEqualTo(CallState.AI);
    assertThat(call.call().ai().number()).isEqualTo(2);
    assertThat(call.deadlines()).isEmpty();
  }

  @Test
  void doesNotTakeItsOwnRedirectForTheCallersLeaving() {
    Scenes.fallback(call);
    call.happens(callerLeaves("participant_updated_via_api"));
    call.happens(roomEnds(CALL));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    call.asks(leavesHold(1));
    call.happens(opened(2));
    call.happens(roomEnds(CALL));
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void doesNotCloseTheNewSessionWhenTheOldOneIsReportedLate() {
    Scenes.fallback(call);
    call.asks(leavesHold(1));
    call.happens(sessionEnded(1));
    assertThat(call.call().ai().status()).isEqualTo(Status.OPENING);
    call.happens(opened(2));
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void saysThatNobodyIsThereWhenTheAssistantFailsToo() {
    Scenes.fallback(call);
    call.asks(leavesHold(0));
    call.asks(leavesHold(1));
    call.asks(failed(2));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    HangUp nobody = Happenings.hangUp("Nobody is there.");
    assertThat(call.lastAnswers()).containsExactly(nobody, nobody);
    call.asks(leavesHold(1));
    assertThat(call.lastAnswers()).containsExactly(nobody);
    call.asks(opened(2));
    assertThat(call.last().refusal()).isEqualTo(Refusal.Kind.LATE);
    assertThat(call.lastAnswers()).containsExactly(nobody);
  }

  @Test
  void saysThatNobodyIsThereWhenTheAssistantIsLateAndSomebodyWaits() {
    Scenes.fallback(call);
    call.asks(leavesHold(0));
    call.asks(leavesHold(1));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Nobody is there."));
    assertThat(call.commands(RedirectCaller.class)).hasSize(1);
  }

  @Test
  void fetchesTheCallerWhenTheAssistantIsLateAndNobodyWaits() {
    Scenes.fallback(call);
    call.asks(leavesHold(1));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.call().fallback().page()).isEqualTo(Page.LAST_WORDS);
    assertThat(call.commands(RedirectCaller.class)).extracting("step").containsExactly(1, 2);
  }

  @Test
  void redirectsAgainWhileTheLegIsSilentQuicklyAtFirst() {
    Scenes.fallback(call);
    call.happens(done(REDIRECT, CALL));
    assertThat(call.until("fallback-confirm")).hasSeconds(10);
    call.passes(Duration.ofSeconds(20));
    assertThat(call.commands(RedirectCaller.class)).hasSize(3);
    assertThat(call.until("fallback-confirm")).hasSeconds(30);
    call.passes(Duration.ofSeconds(60));
    assertThat(call.commands(RedirectCaller.class)).hasSize(5);
  }

  @Test
  void triesARedirectAgainThatWasRefusedOrAmbiguous() {
    Scenes.fallback(call);
    call.happens(refused(REDIRECT, 21220));
    assertThat(call.deadlines()).containsExactly("retry-redirect");
    call.passes(Duration.ofSeconds(1));
    call.happens(ambiguous(REDIRECT + 1));
    call.passes(Duration.ofSeconds(1));
    assertThat(call.commands(RedirectCaller.class)).hasSize(3);
    call.happens(ambiguous(REDIRECT + 2));
    assertThat(call.until("retry-redirect")).hasSeconds(30);
  }

  @Test
  void needsNoRedirectOnceTheLegHasAsked() {
    Scenes.fallback(call);
    call.asks(leavesHold(0));
    call.happens(ambiguous(REDIRECT));
    assertThat(call.transition()).isEqualTo("fallback/redirect-fails-unneeded");
    assertThat(call.deadlines()).containsExactly("ai-session");
  }

  @Test
  void asksAgainWhenTheEndOfTheLastWordsIsNeverReported() {
    Scenes.bridged(call);
    call.happens(Happenings.specialist(1, LegStatus.COMPLETED));
    call.asks(leavesHold(0));
    call.passes(Duration.ofSeconds(30));
    assertThat(call.commands(RedirectCaller.class)).hasSize(1);
    call.asks(leavesHold(1));
    assertThat(call.lastAnswers()).containsExactly(Happenings.hangUp("Goodbye."));
  }

  @Test
  void staysAudibleForRequestsThatDoNotFit() {
    Scenes.fallback(call);
    call.asks(arrival());
    assertThat(call.lastAnswers()).containsExactly(Happenings.hold());
    call.happens(reachedHold());
    assertThat(call.transition()).isEqualTo("fallback/caller-reaches-hold-late");
    call.happens(wantedAtOnce());
    assertThat(call.rejection()).endsWith("already being looked after");
  }

  @Test
  void rejectsADeadlineThatWasCancelled() {
    Scenes.fallback(call);
    Decision first = call.last();
    assertThat(first.journal().deadlinesCancelled()).contains("hold-limit");
    call.happens(
        new dev.patchcord.contract.journal.DeadlineExpired(
            CALL, call.now(), "hold-limit", call.now()));
    assertThat(call.rejection())
        .isEqualTo("Expected an open deadline hold-limit, but it was cancelled or set anew");
  }

  @Test
  void takesTheCallerThroughASecondTransfer() {
    Scenes.afterFirstAttempt(call, CallState.BRIDGED);
    assertThat(call.call().attempts()).hasSize(2);
    assertThat(call.call().attempts().getLast().progress()).isEqualTo(Progress.JOINED);
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    assertThat(call.state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void playsTheNewSessionsDocumentToALateRepetition() {
    Scenes.afterFirstAttempt(call, CallState.AI);
    call.asks(leavesHold(0));
    assertThat(call.lastAnswers()).containsExactly(new PlayDocument(opened(2).twiml()));
  }
}
