package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One lane per call: its commands run one after the other, on a thread that lives while the lane
 * has something to do. Lanes do not wait for each other. A command that has to wait for a reason of
 * its own steps aside: it goes on alone, and the ones behind it do not wait for it, except the
 * cancel of the leg that it dials.
 */
public final class Lanes {
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Consumer<PendingCommand> runner;
  private final ThreadFactory threads;
  private int waiting;

  Lanes(Consumer<PendingCommand> runner, ThreadFactory threads) {
    this.runner = runner;
    this.threads = threads;
  }

  /**
   * Takes a command to the end of its call's lane. A cancel withdraws the dial before it at this
   * moment, not when its own turn comes: the dial may be waiting for that very long.
   */
  public synchronized void accept(PendingCommand pending) {
    String callId = pending.command().callId();
    Lane known = lanes.get(callId);
    Lane lane = known == null ? new Lane(callId) : known;
    if (pending.command() instanceof CancelLeg cancel) {
      lane.withdraw(cancel.attempt());
    }
    lane.commands.add(pending);
    // Before the rest, so that nothing is left of a lane whose thread does not start.
    goOn(lane);
    lanes.put(callId, lane);
    waiting++;
  }

  /** Commands received and neither finished nor given up. */
  public synchronized int waiting() {
    return waiting;
  }

  /**
   * Interrupts whatever runs still; only for the end of the process, after a bounded wait.
   *
   * @return the calls whose commands were cut off
   */
  public synchronized List<String> interrupt() {
    lanes.values().forEach(Lane::interrupt);
    return List.copyOf(lanes.keySet());
  }

  private void run(Lane lane) {
    boolean inLane = true;
    while (inLane) {
      PendingCommand next = next(lane);
      if (next == null) {
        return;
      }
      next.leavesLaneBy(() -> putAside(lane, next));
      try {
        runner.accept(next);
      } finally {
        inLane = leave(lane, next);
      }
    }
  }

  private synchronized @Nullable PendingCommand next(Lane lane) {
    PendingCommand next = lane.next();
    if (next == null) {
      lane.thread = null;
      goOn(lane);
    }
    return next;
  }

  /** From here on the thread that runs it is its own, and the lane gets another. */
  private synchronized void putAside(Lane lane, PendingCommand pending) {
    lane.commands.remove();
    lane.aside.put(pending, Thread.currentThread());
    lane.thread = null;
    goOn(lane);
  }

  /** A command is over; true if its thread is still the lane's. */
  private synchronized boolean leave(Lane lane, PendingCommand pending) {
    waiting--;
    if (lane.aside.remove(pending) == null) {
      lane.commands.remove();
      return true;
    }
    goOn(lane);
    return false;
  }

  /** Gives the lane a thread if it needs one, and forgets the lane if nothing is left in it. */
  private void goOn(Lane lane) {
    if (lane.thread != null) {
      return;
    }
    if (lane.next() != null) {
      Thread thread = threads.newThread(() -> run(lane));
      thread.start();
      lane.thread = thread;
    } else if (lane.commands.isEmpty() && lane.aside.isEmpty()) {
      lanes.remove(lane.callId);
    }
  }

  /** Guarded by the lanes' monitor. The command that runs stays at the head until it is done. */
  private static final class Lane {
    private final String callId;
    private final Deque<PendingCommand> commands = new ArrayDeque<>();
    private final Map<PendingCommand, Thread> aside = new HashMap<>();
    private @Nullable Thread thread;

    Lane(String callId) {
      this.callId = callId;
    }

    /** The head, unless it has to wait for a command that stepped aside. */
    @Nullable PendingCommand next() {
      PendingCommand head = commands.peek();
      return head == null || aside.keySet().stream().anyMatch(before -> waitsFor(head, before))
          ? null
          : head;
    }

    /**
     * A cancel needs the leg that its dial gets; a command that is delivered again needs to know
     * how it ended.
     */
    private static boolean waitsFor(PendingCommand head, PendingCommand before) {
      return head.command().commandId().equals(before.command().commandId())
          || (head.command() instanceof CancelLeg cancel && dials(before, cancel.attempt()));
    }

    void withdraw(int attempt) {
      List<PendingCommand> all = new ArrayList<>(commands);
      all.addAll(aside.keySet());
      all.stream().filter(pending -> dials(pending, attempt)).forEach(PendingCommand::withdraw);
    }

    void interrupt() {
      aside.values().forEach(Thread::interrupt);
      if (thread != null) {
        thread.interrupt();
      }
    }

    private static boolean dials(PendingCommand pending, int attempt) {
      return pending.command() instanceof DialSpecialist dial && dial.attempt() == attempt;
    }
  }
}
