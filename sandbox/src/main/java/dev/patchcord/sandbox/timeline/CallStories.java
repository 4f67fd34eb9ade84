package dev.patchcord.sandbox.timeline;

import dev.patchcord.contract.journal.JournalRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What the journal said about each of the last calls, for whoever waits for a turn of events. */
public final class CallStories {
  private static final int REMEMBERED = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final Map<String, List<JournalRecord>> stories =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<JournalRecord>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The next record of the journal. */
  public void add(JournalRecord record) {
    lock.lock();
    try {
      stories.computeIfAbsent(record.callId(), id -> new ArrayList<>()).add(record);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A call's records so far, in order; empty if it was not heard of. */
  public List<JournalRecord> of(String callId) {
    lock.lock();
    try {
      return List.copyOf(stories.getOrDefault(callId, List.of()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a turn of events.
   *
   * @return false if it has not come within the limit
   */
  public boolean await(String callId, Predicate<List<JournalRecord>> turn, Duration limit)
      throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!turn.test(of(callId))) {
        if (left <= 0) {
          return false;
        }
        left = grown.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
