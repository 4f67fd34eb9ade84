package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.JournalRecord;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets no more callers in while the machine is behind: a computer that is too slow for the load
 * would be measured otherwise, not the product. Safe for use by several threads.
 */
final class Pace {
  private static final long BEHIND_MILLIS = 250;
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);

  /** So long at most: what stands still is the judge's business. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Falls by such a part with each decision, so that a burst is felt for a hundred of them. */
  private static final int FADES = 32;

  private static final int LAST_MILLISECOND = 60_000;

  private final AtomicLong lag = new AtomicLong();
  private final AtomicIntegerArray decisions = new AtomicIntegerArray(LAST_MILLISECOND + 1);

  /** A decision: how long after the event it was taken tells how far behind the machine is. */
  void decided(JournalRecord record) {
    if (record.trigger() instanceof TelephonyEvent event && record.source() != null) {
      long now = Math.max(0, Duration.between(event.at(), record.at()).toMillis());
      decisions.incrementAndGet((int) Math.min(now, LAST_MILLISECOND));
      lag.updateAndGet(before -> Math.max(now, before - Math.ceilDiv(before - now, FADES)));
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

  /** From events to their decisions so far, in real time. */
  Lag lag() {
    long all = 0;
    for (int each = 0; each <= LAST_MILLISECOND; each++) {
      all += decisions.get(each);
    }
    return new Lag(within(all / 2), within(all - all / 100), within(all));
  }

  /** The shortest time within which that many decisions were taken. */
  private Duration within(long many) {
    long counted = 0;
    int millis = 0;
    while (millis < LAST_MILLISECOND && (counted += decisions.get(millis)) < many) {
      millis++;
    }
    return Duration.ofMillis(millis);
  }
}
