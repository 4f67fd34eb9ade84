package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.telemetry.CallWork;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * A command that was received and is not finished. Waits in its call's lane or, when it would hold
 * up the others, aside of it; there it may be withdrawn (by a later command) or given up (because
 * its partition moves).
 */
public final class PendingCommand {
  private final CallCommand command;
  private final long offset;
  private final Instant receivedAt;
  private final Earlier earlier;
  private final Assignment assignment;
  private final Supplier<CallWork> work;
  private final CountDownLatch wakeUp = new CountDownLatch(1);
  private volatile Runnable leaveLane = () -> {};
  private volatile boolean withdrawn;
  private volatile boolean givenUp;

  /**
   * A command that was received.
   *
   * @param offset where it lies in its partition
   * @param work begins the work on it, on the thread that does it
   */
  public PendingCommand(
      CallCommand command,
      long offset,
      Instant receivedAt,
      Earlier earlier,
      Assignment assignment,
      Supplier<CallWork> work) {
    this.work = work;
    this.command = command;
    this.offset = offset;
    this.receivedAt = receivedAt;
    this.earlier = earlier;
    this.assignment = assignment;
  }

  public CallCommand command() {
    return command;
  }

  /** Where it lies in its partition. */
  public long offset() {
    return offset;
  }

  /** Ends its waiting: nobody wants it any more. A post that is under way is not touched. */
  void withdraw() {
    withdrawn = true;
    wakeUp.countDown();
  }

  /** Ends its waiting: its partition moves. A post that is under way is not touched. */
  public void giveUp() {
    givenUp = true;
    wakeUp.countDown();
  }

  /** Says how the command leaves its lane; set before its turn. */
  void leavesLaneBy(Runnable leaving) {
    leaveLane = leaving;
  }

  /**
   * Lets the commands behind it go on. Called by the thread that runs it, before a wait; only the
   * first call counts.
   */
  void stepAside() {
    Runnable leaving = leaveLane;
    leaveLane = () -> {};
    leaving.run();
  }

  /** Begins the work on it; to be closed by the same thread. */
  CallWork beginWork() {
    return work.get();
  }

  Instant receivedAt() {
    return receivedAt;
  }

  Earlier earlier() {
    return earlier;
  }

  Assignment assignment() {
    return assignment;
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  CountDownLatch wakeUp() {
    return wakeUp;
  }
}
