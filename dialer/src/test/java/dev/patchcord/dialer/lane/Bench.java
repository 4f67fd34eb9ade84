package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.dialer.MovableClock;
import dev.patchcord.dialer.RecordedOutcomes;
import dev.patchcord.dialer.ScriptedTelephony;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lanes over a scripted carrier, with a clock that only waits move. */
final class Bench {
  static final int CEILING = 200;

  final MovableClock clock = new MovableClock();
  final ScriptedTelephony telephony = new ScriptedTelephony();
  final RecordedOutcomes outcomes = new RecordedOutcomes();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  final Held held = new Held();
  volatile Runnable duringPause = () -> {};
  private final Posting posting =
      new Posting(
          outcomes,
          CEILING,
          new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random(7)),
          this::pause,
          clock,
          "dialer-1");
  final CommandRunner runner =
      new CommandRunner(
          telephony, outcomes, posting, new DialerMetrics(registry), clock, Duration.ofSeconds(30));
  final Lanes lanes = new Lanes(runner::run, Thread.ofVirtual().factory());

  int running() {
    return posting.running();
  }

  PendingCommand pending(CallCommand command) {
    return pending(command, Earlier.NOTHING);
  }

  PendingCommand pending(CallCommand command, Earlier earlier) {
    return new PendingCommand(command, 0, clock.instant(), earlier, held);
  }

  void run(CallCommand command) {
    runner.run(pending(command));
  }

  private void pause(java.util.concurrent.CountDownLatch wakeUp, Duration atMost) {
    pauses.add(atMost);
    duringPause.run();
    if (wakeUp.getCount() > 0) {
      clock.advance(atMost);
    }
  }

  /** A partition that is ours until the test says otherwise. */
  static final class Held implements Assignment {
    volatile boolean ours = true;
    volatile Boolean finished;

    @Override
    public boolean begin(PendingCommand pending) {
      return ours;
    }

    @Override
    public boolean stillOurs() {
      return ours;
    }

    @Override
    public void end(PendingCommand pending, boolean isFinished) {
      finished = isFinished;
    }
  }
}
