package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.dialer.lane.CallQueue.Standing;
import dev.patchcord.dialer.lane.CallQueue.Ticket;
import dev.patchcord.dialer.outcome.Outcomes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Waiting for a turn in the {@link CallQueue}, and telling those concerned how long it takes. */
final class Turns {
  /** A shorter wait is nothing that a caller should hear of. */
  private static final Duration NOTICEABLE = Duration.ofMillis(500);

  /** An estimate that moved by less is still true. */
  private static final Duration MOVED = Duration.ofSeconds(3);

  private static final Duration SHORTEST_NAP = Duration.ofMillis(20);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);
  private static final int NAPS_PER_WAIT = 4;

  private final CallQueue queue;
  private final Outcomes outcomes;
  private final DialerMetrics metrics;
  private final Pause pause;
  private final Clock clock;

  Turns(CallQueue queue, Outcomes outcomes, DialerMetrics metrics, Pause pause, Clock clock) {
    this.queue = queue;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Returns when the turn has come and is used, or when there is nothing to wait for any more: the
   * command is withdrawn, given up, or too late.
   *
   * @param giveUpAt the turn is not used after it
   */
  void await(PendingCommand pending, Instant giveUpAt) throws InterruptedException {
    if (!queue.isLimited()) {
      return;
    }
    Instant begun = clock.instant();
    Instant told = null;
    Ticket ticket = queue.enter(pending.command());
    try {
      while (isWanted(pending, giveUpAt)) {
        Standing standing = queue.ask(ticket);
        if (standing.granted()) {
          metrics.waitedForTurn(Duration.between(begun, clock.instant()));
          return;
        }
        pending.stepAside();
        told = tell(pending.command(), standing, told);
        pause.take(pending.wakeUp(), nap(standing, giveUpAt));
      }
    } finally {
      queue.leave(ticket);
    }
  }

  private boolean isWanted(PendingCommand pending, Instant giveUpAt) {
    return !pending.isWithdrawn() && !pending.isGivenUp() && !clock.instant().isAfter(giveUpAt);
  }

  /**
   * Tells what is news.
   *
   * @param told the start that was foretold last; null if none was
   * @return the start that is foretold now
   */
  private @Nullable Instant tell(CallCommand command, Standing standing, @Nullable Instant told)
      throws InterruptedException {
    Instant now = clock.instant();
    Instant start = now.plus(standing.expectedWait());
    boolean news =
        told == null
            ? standing.expectedWait().compareTo(NOTICEABLE) > 0
            : Duration.between(told, start).abs().compareTo(MOVED) > 0;
    if (!news) {
      return told;
    }
    outcomes.write(
        new CommandQueued(
            command.commandId(), command.callId(), now, standing.ahead(), standing.expectedWait()));
    return start;
  }

  /** Those ahead may leave early, so it looks again before its time; rarely while that is far. */
  private Duration nap(Standing standing, Instant giveUpAt) {
    Duration expected = standing.expectedWait();
    Duration early = max(SHORTEST_NAP, min(LONGEST_NAP, expected.dividedBy(NAPS_PER_WAIT)));
    Duration tooLate = Duration.between(clock.instant(), giveUpAt).plusMillis(1);
    return max(Duration.ofMillis(1), min(tooLate, min(expected, early)));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
