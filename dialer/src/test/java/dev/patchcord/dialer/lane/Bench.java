package dev.patchcord.dialer.lane;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.dialer.MovableClock;
import dev.patchcord.dialer.RecordedOutcomes;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.telemetry.CallTracer;
import dev.patchcord.telemetry.CallWork;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
  final CallQueue queue;
  final CommandRunner runner;
  final Lanes lanes;
  private final Places places = new Places(CEILING);
  private volatile Pause pausing = this::movesTheClock;

  Bench() {
    this(0);
  }

  /** With a budget of which this dialer has all. */
  Bench(double callsPerSecond) {
    queue = new CallQueue(callsPerSecond, clock);
    queue.share(1, 1);
    Pause pause = (wakeUp, atMost) -> pausing.take(wakeUp, atMost);
    DialerMetrics metrics = new DialerMetrics(registry);
    Posting posting =
        new Posting(
            outcomes,
            places,
            new Turns(queue, outcomes, metrics, pause, clock),
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), new Random(7)),
            pause,
            clock,
            "dialer-1");
    runner =
        new CommandRunner(telephony, outcomes, posting, metrics, clock, Duration.ofSeconds(30));
    lanes = new Lanes(runner::run, Thread.ofVirtual().factory());
  }

  int running() {
    return places.taken();
  }

  /** From now on a wait lasts until the test has moved the clock far enough. */
  void onlyTheTestMovesTheClock() {
    pausing =
        (wakeUp, atMost) -> {
          Instant end = clock.instant().plus(atMost);
          boolean woken = false;
          while (!woken && clock.instant().isBefore(end)) {
            woken = wakeUp.await(1, TimeUnit.MILLISECONDS);
          }
        };
  }

  PendingCommand pending(CallCommand command) {
    return pending(command, Earlier.NOTHING);
  }

  PendingCommand pending(CallCommand command, Earlier earlier) {
    return new PendingCommand(command, 0, clock.instant(), earlier, held, this::work);
  }

  private CallWork work() {
    return CallTracer.off().receive("test", null);
  }

  void run(CallCommand command) {
    runner.run(pending(command));
  }

  private void movesTheClock(CountDownLatch wakeUp, Duration atMost) {
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
