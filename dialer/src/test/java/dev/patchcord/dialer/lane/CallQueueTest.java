package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.NOON;
import static dev.patchcord.dialer.Commands.callBack;
import static dev.patchcord.dialer.Commands.dialFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.dialer.MovableClock;
import dev.patchcord.dialer.lane.CallQueue.Standing;
import dev.patchcord.dialer.lane.CallQueue.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallQueueTest {
  private static final int PARTITIONS = 12;

  private final MovableClock clock = new MovableClock();

  @Test
  void givesTheTurnToWhoeverIsClosestToGivingUpHoweverTheyCame() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    CallQueue queue = whole(1);
    spendTheSavedTurn(queue);
    List<Ticket> waiting = new ArrayList<>();
    for (int caller = 0; caller < 20; caller++) {
      waiting.add(queue.enter(dialFor("CA" + caller, NOON.plusSeconds(random.nextInt(600)))));
    }
    List<Instant> sorted = waiting.stream().map(Ticket::end).sorted().toList();
    List<Instant> left = new ArrayList<>();
    while (!waiting.isEmpty()) {
      clock.advance(Duration.ofSeconds(1));
      Collections.shuffle(waiting, random);
      List<Ticket> granted =
          waiting.stream().filter(ticket -> queue.ask(ticket).granted()).toList();
      assertThat(granted).as("one per second, seed %d", seed).hasSize(1);
      left.add(granted.getFirst().end());
      waiting.removeAll(granted);
    }
    assertThat(left).as("seed %d", seed).isEqualTo(sorted);
  }

  @Test
  void letsACallbackWaitBehindEveryCallerOnHold() {
    CallQueue queue = whole(1);
    spendTheSavedTurn(queue);
    Ticket later = queue.enter(callBack("CA1", 1, 1, NOON.plusSeconds(20)));
    Ticket sooner = queue.enter(callBack("CA2", 1, 1, NOON.plusSeconds(10)));
    Ticket held = queue.enter(dialFor("CA3", NOON.plusSeconds(900)));
    assertThat(List.of(queue.ask(held), queue.ask(sooner), queue.ask(later)))
        .extracting(Standing::ahead)
        .containsExactly(0, 1, 2);
  }

  @Test
  void foretellsTheWaitFromTheRateAndThoseAhead() {
    CallQueue queue = whole(2);
    spendTheSavedTurn(queue);
    queue.enter(dialFor("CA1", NOON.plusSeconds(10)));
    Ticket second = queue.enter(dialFor("CA2", NOON.plusSeconds(20)));
    assertThat(queue.ask(second)).isEqualTo(new Standing(false, 1, Duration.ofSeconds(1)));
    clock.advance(Duration.ofMillis(250));
    assertThat(queue.ask(second)).isEqualTo(new Standing(false, 1, Duration.ofMillis(750)));
  }

  @Test
  void savesUpOneTurnAndNoMore() {
    CallQueue queue = whole(5);
    clock.advance(Duration.ofHours(1));
    List<Boolean> granted =
        IntStream.range(0, 3)
            .mapToObj(caller -> queue.enter(dialFor("CA" + caller, NOON.plusSeconds(caller))))
            .map(ticket -> queue.ask(ticket).granted())
            .toList();
    assertThat(granted).containsExactly(true, false, false);
  }

  @Test
  void movesUpWhenSomebodyAheadLeaves() {
    CallQueue queue = whole(1);
    spendTheSavedTurn(queue);
    Ticket first = queue.enter(dialFor("CA1", NOON.plusSeconds(1)));
    Ticket second = queue.enter(dialFor("CA2", NOON.plusSeconds(2)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(queue.ask(second).granted()).isFalse();
    queue.leave(first);
    assertThat(queue.ask(second).granted()).isTrue();
    assertThat(queue.length()).isZero();
  }

  @Test
  void givesNothingWithoutAPartition() {
    CallQueue queue = new CallQueue(1, clock);
    Ticket ticket = queue.enter(dialFor("CA1", NOON));
    spendTheSavedTurn(queue);
    clock.advance(Duration.ofHours(1));
    assertThat(queue.ask(ticket).granted()).isFalse();
    queue.share(1, PARTITIONS);
    assertThat(queue.ask(ticket).granted()).isFalse();
    clock.advance(Duration.ofSeconds(PARTITIONS));
    assertThat(queue.ask(ticket).granted()).isTrue();
  }

  @Test
  void losesNothingWhenTheClockIsSetBack() {
    CallQueue queue = whole(1);
    spendTheSavedTurn(queue);
    Ticket ticket = queue.enter(dialFor("CA1", NOON));
    clock.advance(Duration.ofMillis(-5000));
    assertThat(queue.ask(ticket).expectedWait()).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(queue.ask(ticket).granted()).isTrue();
  }

  /** The claim of ADR 8: in any t seconds at most t times the budget, and one for each dialer. */
  @Test
  void neverExceedsTheBudgetTogetherHoweverPartitionsMove() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int callsPerSecond = 1 + random.nextInt(5);
    List<CallQueue> dialers = new ArrayList<>();
    int[] owner = new int[PARTITIONS];
    for (int dialer = 0; dialer < 3; dialer++) {
      dialers.add(new CallQueue(callsPerSecond, clock));
    }
    tell(dialers, owner);
    List<Instant> turns = new ArrayList<>();
    for (int step = 0; step < 2000; step++) {
      clock.advance(Duration.ofMillis(random.nextInt(60)));
      if (random.nextInt(20) == 0) {
        // Taken away first; for a while it is nobody's.
        int partition = random.nextInt(PARTITIONS);
        int next = random.nextInt(dialers.size());
        owner[partition] = -1;
        tell(dialers, owner);
        clock.advance(Duration.ofMillis(random.nextInt(30)));
        owner[partition] = next;
        tell(dialers, owner);
      }
      for (CallQueue dialer : dialers) {
        Ticket ticket = dialer.enter(dialFor("CA" + step, NOON));
        if (dialer.ask(ticket).granted()) {
          turns.add(clock.instant());
        }
        dialer.leave(ticket);
      }
    }
    for (int from = 0; from < turns.size(); from++) {
      for (int to = from; to < turns.size(); to++) {
        double seconds = Duration.between(turns.get(from), turns.get(to)).toNanos() / 1e9;
        assertThat((double) (to - from + 1))
            .as("turns within %s s, seed %d", seconds, seed)
            .isLessThanOrEqualTo(callsPerSecond * seconds + dialers.size() + 1e-6);
      }
    }
    assertThat(turns).as("seed %d", seed).hasSizeGreaterThan(20);
  }

  private static void tell(List<CallQueue> dialers, int[] owner) {
    for (int dialer = 0; dialer < dialers.size(); dialer++) {
      int its = dialer;
      dialers
          .get(dialer)
          .share((int) IntStream.of(owner).filter(one -> one == its).count(), PARTITIONS);
    }
  }

  private CallQueue whole(double callsPerSecond) {
    CallQueue queue = new CallQueue(callsPerSecond, clock);
    queue.share(PARTITIONS, PARTITIONS);
    return queue;
  }

  private static void spendTheSavedTurn(CallQueue queue) {
    Ticket first = queue.enter(dialFor("CA", NOON.minusSeconds(1)));
    assertThat(queue.ask(first).granted()).isTrue();
  }
}
