package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * This dialer's share of the account's calls per second, and who gets the next one: the caller who
 * is closest to giving up. At most one turn is saved up, so the carrier never sees a burst.
 *
 * <p>The share is that of the partitions of {@code call-commands} that this dialer has. A partition
 * belongs to one dialer at a time, so the shares of all dialers never sum up to more than the
 * account's budget, without a word between them (ADR 8).
 */
public final class CallQueue {
  private static final double NANOS = 1e9;

  /** Below a nanosecond's worth of any share: a turn must not be missed by rounding. */
  private static final double ROUNDING = 1e-9;

  /** What is expected while there is no share at all: nothing that anybody can plan with. */
  private static final Duration UNFORESEEABLE = Duration.ofHours(1);

  private final double callsPerSecond;
  private final Clock clock;
  private final NavigableSet<Ticket> tickets = new TreeSet<>();
  private double share;
  private double saved = 1;
  private Instant savedAt;
  private long drawn;

  /**
   * Makes it, without a share.
   *
   * @param callsPerSecond the account's, for all dialers together; 0 for no limit
   */
  CallQueue(double callsPerSecond, Clock clock) {
    this.callsPerSecond = callsPerSecond;
    this.clock = clock;
    this.savedAt = clock.instant();
  }

  /**
   * Called by the listener whenever partitions come or go.
   *
   * @param ours partitions that this dialer has
   * @param all partitions that there are, at least 1
   */
  public synchronized void share(int ours, int all) {
    save();
    share = callsPerSecond * ours / all;
  }

  boolean isLimited() {
    return callsPerSecond > 0;
  }

  /** How many wait. */
  synchronized int length() {
    return tickets.size();
  }

  /** A place in the queue for a request that makes a phone ring. */
  synchronized Ticket enter(CallCommand command) {
    Ticket ticket =
        switch (command) {
          case DialSpecialist dial -> new Ticket(false, dial.givesUpAt(), drawn++);
          case CallBack callBack -> new Ticket(true, callBack.notAfter(), drawn++);
          default -> throw new IllegalArgumentException(command + " makes no phone ring");
        };
    tickets.add(ticket);
    return ticket;
  }

  /** How a ticket stands; if its turn has come, that turn is now used. */
  synchronized Standing ask(Ticket ticket) {
    save();
    int ahead = tickets.headSet(ticket).size();
    double missing = ahead + 1 - saved;
    if (missing <= ROUNDING && tickets.remove(ticket)) {
      saved = Math.max(0, saved - 1);
      return new Standing(true, 0, Duration.ZERO);
    }
    return new Standing(
        false,
        ahead,
        share > 0 ? Duration.ofNanos((long) Math.ceil(missing / share * NANOS)) : UNFORESEEABLE);
  }

  /** Gives the place up; nothing if its turn was used. */
  synchronized void leave(Ticket ticket) {
    tickets.remove(ticket);
  }

  private void save() {
    Instant now = clock.instant();
    Duration passed = Duration.between(savedAt, now);
    // A clock that was set back gives nothing, and takes nothing.
    saved = Math.min(1, saved + Math.max(0, passed.toNanos() / NANOS) * share);
    savedAt = now;
  }

  /**
   * A place in the queue.
   *
   * @param callBack nobody listens to music meanwhile: behind all who do
   * @param end when it will be too late
   * @param number among equals the first come goes first
   */
  record Ticket(boolean callBack, Instant end, long number) implements Comparable<Ticket> {
    private static final Comparator<Ticket> NEAREST_TO_GIVING_UP =
        Comparator.comparing(Ticket::callBack)
            .thenComparing(Ticket::end)
            .thenComparingLong(Ticket::number);

    @Override
    public int compareTo(Ticket other) {
      return NEAREST_TO_GIVING_UP.compare(this, other);
    }
  }

  /**
   * Where a ticket is.
   *
   * @param ahead how many go first
   * @param expectedWait if nobody comes or goes
   */
  record Standing(boolean granted, int ahead, Duration expectedWait) {}
}
