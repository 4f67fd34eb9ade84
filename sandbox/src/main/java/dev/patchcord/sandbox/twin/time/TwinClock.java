package dev.patchcord.sandbox.twin.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Time of the calls.
 *
 * <p>Only waits are shortened by the speed. {@link #now} is the machine's own time: the services
 * under rehearsal live in it, and would take events "from the future" for nonsense. Lengths that
 * calls report (duration, queue time) are call time.
 */
public final class TwinClock implements AutoCloseable {
  private static final double MAX_NANOS = 365d * 24 * 3600 * 1e9;

  private final Clock wall;
  private final double speed;
  private final ScheduledThreadPoolExecutor timer;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * A clock for one twin.
   *
   * @param speed call seconds per second of the machine, above 0
   */
  public TwinClock(Clock wall, double speed) {
    this.wall = wall;
    this.speed = speed;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("twin-time").factory());
    // Time limits of hours outlive their calls; cancelled ones must not pile up.
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  public double speed() {
    return speed;
  }

  /** The machine's time, never sped up. */
  public Instant now() {
    return wall.instant();
  }

  /** The machine's clock, for libraries that want one. */
  public Clock wall() {
    return wall;
  }

  /** How long a wait of the call lasts on the machine's clock. */
  public Duration real(Duration callTime) {
    return Duration.ofNanos((long) Math.min(callTime.toNanos() / speed, MAX_NANOS));
  }

  /** How much call time passed between two moments of the machine. */
  public Duration callTime(Instant from, Instant to) {
    return Duration.ofNanos((long) (Duration.between(from, to).toNanos() * speed));
  }

  /** Waits in call time; meant for virtual threads. */
  public void pause(Duration callTime) throws InterruptedException {
    boolean neverCounted =
        new CountDownLatch(1).await(real(callTime).toNanos(), TimeUnit.NANOSECONDS);
    assert !neverCounted;
  }

  /**
   * Runs something later, on a virtual thread of its own.
   *
   * @param callTime the delay, in call time
   * @return to cancel it; cancelling what has begun changes nothing
   */
  public Future<?> after(Duration callTime, Runnable task) {
    return timer.schedule(() -> soon(task), real(callTime).toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Runs something at once, on a virtual thread of its own. */
  public void soon(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      // The twin is being closed: nothing that was still to come matters.
      if (!workers.isShutdown()) {
        throw e;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
  }
}
