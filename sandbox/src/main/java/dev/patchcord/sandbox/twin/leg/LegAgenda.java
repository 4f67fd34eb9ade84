package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** What is still to be done for a leg: later while it lives, or at its end. Guarded by its lock. */
final class LegAgenda {
  private final TwinClock clock;
  private final List<Future<?>> timers = new ArrayList<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  LegAgenda(TwinClock clock) {
    this.clock = clock;
  }

  void later(Duration callTime, Runnable task) {
    timers.add(clock.after(callTime, task));
  }

  void atEnd(Runnable task) {
    atEnd.add(task);
  }

  /** Cancels what was for later, and does what was for the end. */
  void end() {
    timers.forEach(timer -> timer.cancel(false));
    timers.clear();
    atEnd.forEach(clock::soon);
    atEnd.clear();
  }
}
