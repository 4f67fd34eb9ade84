package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Holds back calls beyond the account's calls per second, as Twilio's queue does. */
@Component
final class DialQueue {
  private final double callsPerSecond;
  private final TwinClock clock;
  private Instant nextFree;

  DialQueue(TwinSettings settings, TwinClock clock) {
    this.callsPerSecond = settings.callsPerSecond();
    this.clock = clock;
    this.nextFree = clock.now();
  }

  /** Takes a place in the queue; returns the wait in call time. */
  synchronized Duration enter() {
    if (callsPerSecond == 0) {
      return Duration.ZERO;
    }
    Instant now = clock.now();
    Instant mine = nextFree.isAfter(now) ? nextFree : now;
    nextFree = mine.plus(clock.real(Duration.ofNanos((long) (1e9 / callsPerSecond))));
    return clock.callTime(now, mine);
  }
}
