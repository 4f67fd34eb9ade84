package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One lane per call: its commands run one after the other, on a thread that lives while the lane
 * has any. Lanes do not wait for each other.
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
    Lane lane = lanes.get(callId);
    if (lane != null) {
      if (pending.command() instanceof CancelLeg cancel) {
        lane.withdraw(cancel.attempt());
      }
      lane.commands.add(pending);
    } else {
      Lane opened = new Lane(callId);
      opened.commands.add(pending);
      // First, so that nothing is left of a lane whose thread does not start.
      opened.thread.start();
      lanes.put(callId, opened);
    }
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
    lanes.values().forEach(lane -> lane.thread.interrupt());
    return List.copyOf(lanes.keySet());
  }

  private void run(Lane lane) {
    for (PendingCommand next = next(lane); next != null; next = next(lane)) {
      try {
        runner.accept(next);
      } finally {
        leave(lane);
      }
    }
  }

  private synchronized @Nullable PendingCommand next(Lane lane) {
    PendingCommand next = lane.commands.peek();
    if (next == null) {
      lanes.remove(lane.callId);
    }
    return next;
  }

  private synchronized void leave(Lane lane) {
    lane.commands.remove();
    waiting--;
  }

  /** Guarded by the lanes' monitor. The command that runs stays at the head until it is done. */
  private final class Lane {
    private final String callId;
    private final Deque<PendingCommand> commands = new ArrayDeque<>();
    private final Thread thread;

    Lane(String callId) {
      this.callId = callId;
      this.thread = threads.newThread(() -> run(this));
    }

    void withdraw(int attempt) {
      for (PendingCommand pending : commands) {
        if (pending.command() instanceof DialSpecialist dial && dial.attempt() == attempt) {
          pending.withdraw();
        }
      }
    }
  }
}
