package dev.patchcord.dialer.lane;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this instance remembers of the commands it finished: enough to cancel a leg whose id the
 * canceller did not know, to tell the legs of two calls to one number apart, and to skip a command
 * that is delivered again. The oldest are forgotten; nothing that must survive a restart may rely
 * on it.
 */
final class Recollection {
  private static final int CAPACITY = 10_000;

  private final Map<Attempt, String> legs = bounded();
  private final Map<String, Attempt> attempts = bounded();
  private final Map<String, Boolean> finished = bounded();

  /** Remembers which leg was dialled for an attempt. */
  synchronized void dialled(Attempt attempt, @Nullable String legSid) {
    if (legSid != null) {
      legs.put(attempt, legSid);
      attempts.put(legSid, attempt);
    }
  }

  /** The leg that was dialled for an attempt; null if none is known here. */
  synchronized @Nullable String leg(Attempt attempt) {
    return legs.get(attempt);
  }

  /** False if the leg is known to have been dialled for another attempt. */
  synchronized boolean mayBelongTo(Attempt attempt, String legSid) {
    return attempt.equals(attempts.getOrDefault(legSid, attempt));
  }

  synchronized void finished(String commandId) {
    finished.put(commandId, true);
  }

  synchronized boolean hasFinished(String commandId) {
    return finished.containsKey(commandId);
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > CAPACITY;
      }
    };
  }

  /**
   * One try to reach somebody.
   *
   * @param callback true if the caller is called back, false for a specialist; each is counted
   *     apart
   */
  record Attempt(String callId, boolean callback, int number) {}
}
