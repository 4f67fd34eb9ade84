package dev.patchcord.dialer.lane;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this instance remembers of the commands it finished: enough to cancel a leg whose id the
 * canceller did not know, and to skip a command that is delivered again. The oldest are forgotten;
 * nothing that must survive a restart may rely on it.
 */
final class Recollection {
  private static final int CAPACITY = 10_000;

  private final Map<Attempt, String> legs = bounded();
  private final Map<String, Boolean> finished = bounded();

  /** Remembers which leg was dialled for an attempt. */
  synchronized void dialled(String callId, int attempt, @Nullable String legSid) {
    if (legSid != null) {
      legs.put(new Attempt(callId, attempt), legSid);
    }
  }

  /** The leg that was dialled for an attempt; null if none is known here. */
  synchronized @Nullable String leg(String callId, int attempt) {
    return legs.get(new Attempt(callId, attempt));
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

  private record Attempt(String callId, int number) {}
}
