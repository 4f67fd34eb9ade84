package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.NOON;
import static dev.patchcord.dialer.Commands.callBack;
import static dev.patchcord.dialer.Commands.cancel;
import static dev.patchcord.dialer.Commands.dial;
import static dev.patchcord.dialer.Commands.dialFor;
import static dev.patchcord.dialer.Commands.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.lane.CallQueue.Ticket;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Dials that wait for the account's calls per second, in their lanes. */
class TurnsTest {
  private final Bench bench = new Bench(1);

  @Test
  void ringsAtOnceAndTellsNobodyWhenThereIsATurn() {
    bench.run(dial("CA1", 1, 1));
    bench.clock.advance(Duration.ofSeconds(1));
    bench.run(callBack("CA2", 1, 1));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1", "CA2-1");
    assertThat(bench.outcomes.queued()).isEmpty();
    assertThat(bench.pauses).isEmpty();
  }

  @Test
  void tellsOnceHowLongADialWaitsAndClaimsItOnlyAfterwards() {
    bench.run(dial("CA1", 1, 1));
    bench.run(dial("CA2", 1, 1));
    assertThat(bench.clock.instant()).isEqualTo(NOON.plusSeconds(1));
    assertThat(bench.outcomes.all().subList(2, 5))
        .containsExactly(
            new CommandQueued("CA2-1", "CA2", NOON, 0, Duration.ofSeconds(1)),
            new CommandStarted("CA2-1", "CA2", NOON.plusSeconds(1), "dialer-1"),
            (CommandDone) bench.outcomes.ends().getLast());
    assertThat(bench.registry.timer("patchcord.dialer.queue-wait").count()).isEqualTo(2);
  }

  @Test
  void tellsNothingOfAWaitThatNobodyNotices() {
    bench.run(dial("CA1", 1, 1));
    bench.clock.advance(Duration.ofMillis(500));
    bench.run(dial("CA2", 1, 1));
    assertThat(bench.outcomes.queued()).isEmpty();
    assertThat(bench.telephony.posts()).containsExactly("CA1-1", "CA2-1");
  }

  @Test
  void tellsAgainWhenOthersComeInBetweenButNotWhenTheTurnIsThere() {
    List<Ticket> closer = new ArrayList<>();
    bench.run(dial("CA1", 1, 1));
    bench.duringPause =
        () -> {
          if (bench.pauses.size() == 1) {
            for (int caller = 0; caller < 5; caller++) {
              closer.add(bench.queue.enter(dialFor("CB" + caller, NOON.plusSeconds(1))));
            }
          } else if (bench.pauses.size() == 3) {
            closer.forEach(bench.queue::leave);
          }
        };
    bench.run(dial("CA2", 1, 1));
    assertThat(bench.outcomes.queued()).extracting(CommandQueued::ahead).containsExactly(0, 5);
    assertThat(bench.outcomes.queued().get(1).expectedWait())
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1", "CA2-1");
  }

  @Test
  void doesNotRingWhenTheTurnWouldComeTooLate() {
    bench.run(dial("CA1", 1, 1));
    bench.queue.enter(dialFor("CB1", NOON));
    bench.run(dial("CA2", 1, 1, NOON.plusSeconds(3)));
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
    assertThat(bench.outcomes.ends().getLast())
        .isInstanceOfSatisfying(
            CommandRefused.class,
            refused -> {
              assertThat(refused.message()).startsWith("too late to ring");
              assertThat(refused.at()).isBetween(NOON.plusSeconds(3), NOON.plusMillis(3002));
            });
    assertThat(bench.outcomes.all()).filteredOn(CommandStarted.class::isInstance).hasSize(1);
  }

  @Test
  void leavesADialThatWaitsToTheNextDialer() {
    bench.run(dial("CA1", 1, 1));
    PendingCommand waiting = bench.pending(dial("CA2", 1, 1));
    bench.duringPause = waiting::giveUp;
    bench.runner.run(waiting);
    assertThat(bench.telephony.posts()).containsExactly("CA1-1");
    assertThat(bench.outcomes.ends()).hasSize(1);
    assertThat(bench.outcomes.all().getLast()).isInstanceOf(CommandQueued.class);
    assertThat(bench.held.finished).isFalse();
    assertThat(bench.queue.length()).isZero();
  }

  @Test
  void waitsForAnotherTurnBeforeItAsksAgain() {
    List<Instant> posts = new ArrayList<>();
    bench.telephony.play(
        command -> {
          posts.add(bench.clock.instant());
          return new Reply.NotTaken(Duration.ZERO, 429, 20429, "too many requests");
        });
    bench.run(dial("CA1", 1, 1, NOON.plusSeconds(10)));
    assertThat(posts).hasSizeGreaterThan(2);
    for (int post = 1; post < posts.size(); post++) {
      assertThat(Duration.between(posts.get(post - 1), posts.get(post)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    assertThat(bench.outcomes.all()).filteredOn(CommandStarted.class::isInstance).hasSize(1);
  }

  @Test
  void holdsUpNoOtherCommandOfItsCallAndTakesNoPlaceAtTheCarrier() {
    bench.onlyTheTestMovesTheClock();
    spendTheSavedTurn();
    bench.lanes.accept(bench.pending(dial("CA1", 1, 1)));
    bench.lanes.accept(bench.pending(dial("CA1", 2, 2)));
    bench.lanes.accept(bench.pending(hold("CA1", 3)));
    await().until(() -> bench.telephony.posts().contains("CA1-3"));
    await().until(() -> bench.queue.length() == 2 && bench.running() == 0);
    assertThat(bench.lanes.waiting()).isEqualTo(2);
    bench.clock.advance(Duration.ofSeconds(1));
    await().until(() -> bench.lanes.waiting() == 1);
    bench.clock.advance(Duration.ofSeconds(1));
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA1-3", "CA1-1", "CA1-2");
  }

  @Test
  void withdrawsADialThatWaitsForItsTurn() {
    bench.onlyTheTestMovesTheClock();
    spendTheSavedTurn();
    bench.lanes.accept(bench.pending(dial("CA1", 1, 1)));
    bench.lanes.accept(bench.pending(dial("CA1", 2, 2)));
    await().until(() -> bench.queue.length() == 2);
    bench.lanes.accept(bench.pending(cancel("CA1", 3, 1, null)));
    await().until(() -> bench.outcomes.ends().size() == 3);
    List<CommandOutcome> ends = bench.outcomes.ends();
    assertThat(ends.get(1))
        .isEqualTo(
            new CommandRefused("CA1-1", "CA1", NOON, 0, 0, "withdrawn before it was posted"));
    assertThat(((CommandDone) ends.get(2)).note()).endsWith("nothing to cancel");
    bench.clock.advance(Duration.ofSeconds(1));
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA1-2");
  }

  @Test
  void cancelsTheLegOfADialThatWaitedForItsTurnAndIsAtTheCarrierNow() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.onlyTheTestMovesTheClock();
    spendTheSavedTurn();
    bench.telephony.play(
        command -> {
          if (command.commandId().equals("CA1-1")) {
            awaitOpen(slow);
          }
          return ScriptedTelephony.obey(command);
        });
    bench.lanes.accept(bench.pending(dial("CA1", 1, 1)));
    await().until(() -> bench.queue.length() == 1);
    bench.clock.advance(Duration.ofSeconds(1));
    await().until(() -> bench.telephony.posts().contains("CA1-1"));
    bench.lanes.accept(bench.pending(hold("CA1", 2)));
    bench.lanes.accept(bench.pending(cancel("CA1", 3, 1, null)));
    await().until(() -> bench.lanes.waiting() == 2);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA1-1", "CA1-2");
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts().getLast()).isEqualTo("CA1-3 leg-of-CA1-1");
  }

  @Test
  void postsOnceADialThatIsDeliveredAgainWhileItWaits() {
    bench.onlyTheTestMovesTheClock();
    spendTheSavedTurn();
    bench.lanes.accept(bench.pending(dial("CA1", 1, 1)));
    await().until(() -> bench.queue.length() == 1);
    bench.lanes.accept(bench.pending(dial("CA1", 1, 1)));
    bench.lanes.accept(bench.pending(hold("CA2", 1)));
    await().until(() -> bench.telephony.posts().contains("CA2-1"));
    assertThat(bench.queue.length()).isEqualTo(1);
    bench.clock.advance(Duration.ofSeconds(1));
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA2-1", "CA1-1");
    assertThat(bench.registry.counter("patchcord.dialer.skipped").count()).isEqualTo(1);
  }

  @Test
  void ringsTwentyPhonesInTheOrderInWhichTheirCallersGiveUp() {
    long seed = new Random().nextLong();
    bench.onlyTheTestMovesTheClock();
    spendTheSavedTurn();
    List<DialSpecialist> dials = new ArrayList<>();
    for (int caller = 1; caller <= 20; caller++) {
      dials.add(dialFor("CA" + caller, NOON.plusSeconds(60 + caller)));
    }
    List<String> sorted =
        dials.stream()
            .sorted(Comparator.comparing(DialSpecialist::givesUpAt))
            .map(DialSpecialist::commandId)
            .toList();
    Collections.shuffle(dials, new Random(seed));
    dials.forEach(dial -> bench.lanes.accept(bench.pending(dial)));
    await().until(() -> bench.outcomes.queued().size() == 20);
    for (int second = 1; second <= 20; second++) {
      int left = 20 - second;
      bench.clock.advance(Duration.ofSeconds(1));
      await().until(() -> bench.lanes.waiting() == left);
    }
    assertThat(bench.telephony.posts().subList(1, 21)).as("seed %d", seed).isEqualTo(sorted);
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spendTheSavedTurn() {
    bench.lanes.accept(bench.pending(dial("CA0", 1, 1)));
    await().until(() -> bench.lanes.waiting() == 0);
  }
}
