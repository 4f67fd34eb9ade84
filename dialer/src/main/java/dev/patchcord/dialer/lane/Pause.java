package dev.patchcord.dialer.lane;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Waiting, as something that tests can watch and skip. */
@FunctionalInterface
interface Pause {

  /** Returns when the time has passed or the latch has opened. */
  void take(CountDownLatch wakeUp, Duration atMost) throws InterruptedException;
}
