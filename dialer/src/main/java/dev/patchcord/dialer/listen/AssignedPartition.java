package dev.patchcord.dialer.listen;

import dev.patchcord.dialer.lane.Assignment;
import dev.patchcord.dialer.lane.Earlier;
import dev.patchcord.dialer.lane.PendingCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One partition of {@code call-commands} while this instance has it: which offsets are unfinished,
 * which commands run, and how fresh the proof is that it is still ours. Written by the listener's
 * thread and by the lanes.
 */
final class AssignedPartition implements Assignment {
  private static final long LOOK_AGAIN_MS = 50;

  private final Clock clock;
  private final Duration tenure;
  private final NavigableSet<Long> unfinished = new TreeSet<>();
  private final Set<PendingCommand> running = new HashSet<>();
  private Instant provenAt = Instant.MIN;
  private boolean handedOver;
  private boolean lost;
  private @Nullable Map<String, Earlier> earlier;

  AssignedPartition(Clock clock, Duration tenure) {
    this.clock = clock;
    this.tenure = tenure;
  }

  /** True when what dialers before us did is known. */
  synchronized boolean isRecovered() {
    return earlier != null;
  }

  synchronized void recovered(Map<String, Earlier> found) {
    earlier = Map.copyOf(found);
  }

  /** What a dialer before us did with a command. */
  synchronized Earlier earlier(String commandId) {
    return earlier == null ? Earlier.NOTHING : earlier.getOrDefault(commandId, Earlier.NOTHING);
  }

  /** An offset was read and must not be passed by a commit before {@link #finished}. */
  synchronized void received(long offset) {
    unfinished.add(offset);
  }

  synchronized void finished(long offset) {
    unfinished.remove(offset);
    notifyAll();
  }

  /** The offset that may be committed at most; empty if the consumer's own position may. */
  synchronized OptionalLong barrier() {
    return unfinished.isEmpty() ? OptionalLong.empty() : OptionalLong.of(unfinished.first());
  }

  /** The broker accepted a commit of ours that was sent at this time. */
  synchronized void proven(Instant at) {
    if (at.isAfter(provenAt)) {
      provenAt = at;
    }
    notifyAll();
  }

  @Override
  public synchronized boolean stillOurs() throws InterruptedException {
    while (!lost && provenAt.isBefore(clock.instant().minus(tenure))) {
      wait(LOOK_AGAIN_MS);
    }
    return !lost;
  }

  @Override
  public synchronized boolean begin(PendingCommand pending) {
    if (handedOver || lost) {
      return false;
    }
    running.add(pending);
    return true;
  }

  @Override
  public synchronized void end(PendingCommand pending, boolean finished) {
    running.remove(pending);
    if (finished) {
      unfinished.remove(pending.offset());
    }
    notifyAll();
  }

  /** No command is begun any more, and none waits to ask again. */
  synchronized void handOver() {
    handedOver = true;
    running.forEach(PendingCommand::giveUp);
    notifyAll();
  }

  /** From now on another dialer works on it. */
  synchronized void lose() {
    lost = true;
    handOver();
  }

  /** Waits for the running commands; false if some still run after that time. */
  synchronized boolean awaitQuiet(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos();
        !running.isEmpty() && left > 0;
        left = end - System.nanoTime()) {
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }
    return running.isEmpty();
  }
}
