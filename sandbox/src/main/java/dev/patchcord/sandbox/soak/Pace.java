package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.JournalRecord;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets no more callers in while the machine is behind: a computer that is too slow for the load
 * would be measured otherwise, not the product. Safe for use by several threads.
 */
final class Pace {
  private static final long BEHIND_MILLIS = 150;
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  /** So long at most: what stands still is the judge's business. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final AtomicLong lag = new AtomicLong();

  /** A decision: how long after the event it was taken tells how far behind the machine is. */
  void decided(JournalRecord record) {
    if (record.trigger() instanceof TelephonyEvent event && record.source() != null) {
      long now = Math.max(0, Duration.between(event.at(), record.at()).toMillis());
      lag.updateAndGet(before -> (3 * before + now) / 4);
    }
  }

  /** Waits until the machine has caught up. */
  void await() throws InterruptedException {
    // Nothing counts it down: it is the pause between two looks.
    CountDownLatch pause = new CountDownLatch(1);
    for (long left = LONGEST.dividedBy(ASK_AGAIN); left > 0 && lag.get() > BEHIND_MILLIS; left--) {
      boolean never = pause.await(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      assert !never;
    }
  }
}
