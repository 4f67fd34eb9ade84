package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.NOON;
import static dev.patchcord.dialer.Commands.callBack;
import static dev.patchcord.dialer.Commands.cancel;
import static dev.patchcord.dialer.Commands.dial;
import static dev.patchcord.dialer.Commands.end;
import static dev.patchcord.dialer.Commands.hold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandRunnerTest {
  private static final Reply.NotTaken TOO_MANY =
      new Reply.NotTaken(Duration.ZERO, 429, 20429, "too many requests");

  private final Bench bench = new Bench();

  @Test
  void claimsADialBeforeItIsPosted() {
    bench.telephony.play(
        command -> {
          assertThat(bench.outcomes.all())
              .containsExactly(new CommandStarted("CA1-1", "CA1", NOON, "dialer-1"));
          return new Reply.Done("CA7", LegStatus.QUEUED, "accepted");
        });
    bench.run(dial("CA1", 1, 1));
    assertThat(bench.outcomes.ends())
        .containsExactly(
            new CommandDone("CA1-1", "CA1", NOON, "CA7", LegStatus.QUEUED, "accepted"));
    assertThat(bench.held.finished).isTrue();
  }

  @Test
  void ringsACallerBackAtMostOnceLikeASpecialist() {
    bench.telephony.play(command -> new Reply.Ambiguous(0, "no reply"));
    bench.run(callBack("CA1", 1, 1));
    assertThat(bench.outcomes.all())
        .containsExactly(
            new CommandStarted("CA1-1", "CA1", NOON, "dialer-1"),
            new CommandAmbiguous("CA1-1", "CA1", NOON, 0, "no reply"));
    bench.runner.run(bench.pending(callBack("CA2", 1, 1), Earlier.STARTED));
    assertThat(bench.outcomes.ends().getLast())
        .isInstanceOfSatisfying(
            CommandAmbiguous.class,
            ambiguous -> assertThat(ambiguous.commandId()).isEqualTo("CA2-1"));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
  }

  @Test
  void callsNobodyBackTooLate() {
    bench.run(callBack("CA1", 1, 1, NOON.minusMillis(1)));
    assertThat(bench.telephony.posts()).isEmpty();
    assertThat(refusal().message()).startsWith("too late to ring");
  }

  @Test
  void cancelsNoCallbackOfTheSameNumber() {
    bench.run(callBack("CA1", 1, 1));
    bench.run(cancel("CA1", 2, 1, null));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
  }

  @Test
  void claimsNothingThatMayBeRepeated() {
    bench.run(hold("CA1", 1));
    assertThat(bench.outcomes.all()).hasSize(1).first().isInstanceOf(CommandDone.class);
  }

  @Test
  void neverPostsAnAmbiguousDialAgain() {
    bench.telephony.play(command -> new Reply.Ambiguous(503, "HTTP 503"));
    bench.run(dial("CA1", 1, 1));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
    assertThat(bench.outcomes.ends())
        .containsExactly(new CommandAmbiguous("CA1-1", "CA1", NOON, 503, "HTTP 503"));
    assertThat(bench.registry.counter("patchcord.dialer.ambiguous").count()).isEqualTo(1);
  }

  @Test
  void asksAgainAfter429WithGrowingJitteredWaits() {
    bench.telephony.play(
        command ->
            bench.telephony.posts().size() < 4
                ? TOO_MANY
                : new Reply.Done("CA7", LegStatus.QUEUED, "accepted"));
    bench.run(dial("CA1", 1, 1));
    assertThat(bench.telephony.posts()).hasSize(4);
    assertThat(bench.pauses).hasSize(3);
    assertThat(bench.pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(bench.pauses.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    assertThat(bench.pauses.get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));
    assertThat(bench.outcomes.all()).hasSize(2);
    assertThat(bench.outcomes.ends()).first().isInstanceOf(CommandDone.class);
  }

  @Test
  void waitsAsLongAsTheCarrierWishes() {
    bench.telephony.play(
        command ->
            bench.telephony.posts().size() == 1
                ? new Reply.NotTaken(Duration.ofSeconds(9), 429, 20429, "too many requests")
                : new Reply.Done("CA7", LegStatus.QUEUED, "accepted"));
    bench.run(hold("CA1", 1));
    assertThat(bench.pauses).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void stopsAskingWhenItIsTooLateToRing() {
    bench.telephony.play(command -> TOO_MANY);
    bench.run(dial("CA1", 1, 1, NOON.plusSeconds(3)));
    assertThat(bench.telephony.posts()).hasSizeBetween(2, 6);
    assertThat(refusal())
        .satisfies(
            refused -> {
              assertThat(refused.httpStatus()).isEqualTo(429);
              assertThat(refused.code()).isEqualTo(20429);
              assertThat(refused.message()).startsWith("too many requests; given up after");
              assertThat(refused.at()).isBeforeOrEqualTo(NOON.plusSeconds(3));
            });
  }

  @Test
  void stopsAskingForAnythingElseAfterHalfAMinute() {
    bench.telephony.play(command -> TOO_MANY);
    bench.run(end("CA1", 1, "CA7"));
    assertThat(refusal().at()).isBetween(NOON.plusSeconds(20), NOON.plusSeconds(30));
  }

  @Test
  void doesNotRingWhenItIsTooLate() {
    bench.run(dial("CA1", 1, 1, NOON.minusMillis(1)));
    assertThat(bench.telephony.posts()).isEmpty();
    assertThat(bench.outcomes.all()).hasSize(1);
    assertThat(refusal().httpStatus()).isZero();
    assertThat(refusal().message()).startsWith("too late to ring");
  }

  @Test
  void stillMovesTheCallerWhenItIsLate() {
    bench.clock.advance(Duration.ofHours(1));
    bench.run(hold("CA1", 1));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
  }

  @Test
  void withdrawsADialThatWaitsToAskAgain() {
    PendingCommand dial = bench.pending(dial("CA1", 1, 1));
    bench.telephony.play(command -> TOO_MANY);
    bench.duringPause = dial::withdraw;
    bench.runner.run(dial);
    assertThat(bench.telephony.posts()).hasSize(1);
    assertThat(refusal().message())
        .isEqualTo("too many requests; withdrawn before it was posted again");
  }

  @Test
  void cancelsTheLegThatItDialledJustBefore() {
    bench.run(dial("CA1", 1, 1));
    bench.run(cancel("CA1", 2, 1, null));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1", "CA1-2 leg-of-CA1-1");
  }

  @Test
  void cancelsNoLegOfAnotherAttempt() {
    bench.run(dial("CA1", 1, 1));
    bench.run(cancel("CA1", 2, 2, null));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
    assertThat(bench.outcomes.ends().getLast())
        .isEqualTo(
            new CommandDone(
                "CA1-2",
                "CA1",
                NOON,
                null,
                LegStatus.UNKNOWN,
                "no leg of attempt 2 is known: nothing to cancel"));
  }

  @Test
  void skipsWhatADialerBeforeFinishedButKnowsItsLeg() {
    bench.runner.run(bench.pending(dial("CA1", 1, 1), Earlier.finished("CA7")));
    bench.run(cancel("CA1", 2, 1, null));
    assertThat(bench.telephony.posts()).containsExactly("CA1-2 CA7");
    assertThat(bench.outcomes.all()).hasSize(1);
  }

  @Test
  void skipsWhatItFinishedItself() {
    bench.run(dial("CA1", 1, 1));
    bench.run(dial("CA1", 1, 1));
    assertThat(bench.telephony.posts()).hasSize(1);
    assertThat(bench.outcomes.ends()).hasSize(1);
  }

  @Test
  void neverPostsADialThatADialerBeforeClaimed() {
    bench.runner.run(bench.pending(dial("CA1", 1, 1), Earlier.STARTED));
    assertThat(bench.telephony.posts()).isEmpty();
    assertThat(bench.outcomes.all()).hasSize(1).first().isInstanceOf(CommandAmbiguous.class);
  }

  @Test
  void leavesADialToTheNextDialerWhenThePartitionIsLostBeforeThePost() {
    PendingCommand dial = bench.pending(dial("CA1", 1, 1));
    bench.held.ours = true;
    bench.telephony.play(command -> TOO_MANY);
    bench.duringPause =
        () -> {
          bench.held.ours = false;
          dial.giveUp();
        };
    bench.runner.run(dial);
    assertThat(bench.telephony.posts()).hasSize(1);
    assertThat(bench.outcomes.ends()).isEmpty();
    assertThat(bench.held.finished).isFalse();
  }

  @Test
  void endsAClaimedDialThatWaitsWhenTheDialerStops() {
    PendingCommand dial = bench.pending(dial("CA1", 1, 1));
    bench.telephony.play(command -> TOO_MANY);
    bench.duringPause = dial::giveUp;
    bench.runner.run(dial);
    assertThat(refusal().message()).contains("the dialer stopped while it waited");
    assertThat(bench.held.finished).isTrue();
  }

  @Test
  void leavesARepeatableCommandThatWaitsToTheNextDialer() {
    PendingCommand hold = bench.pending(hold("CA1", 1));
    bench.telephony.play(command -> TOO_MANY);
    bench.duringPause = hold::giveUp;
    bench.runner.run(hold);
    assertThat(bench.outcomes.all()).isEmpty();
    assertThat(bench.held.finished).isFalse();
  }

  @Test
  void endsACommandInAnOutcomeEvenWhenTheDialerFails() {
    bench.telephony.play(
        command -> {
          throw new IllegalStateException("a defect");
        });
    bench.run(dial("CA1", 1, 1));
    assertThat(bench.outcomes.ends()).hasSize(1).first().isInstanceOf(CommandAmbiguous.class);
    assertThat(bench.held.finished).isTrue();
  }

  private CommandRefused refusal() {
    CommandOutcome last = bench.outcomes.all().getLast();
    assertThat(last).isInstanceOf(CommandRefused.class);
    return (CommandRefused) last;
  }
}
