package dev.patchcord.orchestrator.timeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Short names for calls. A call that was announced by its caller's number gets the announced name
 * when it is first seen; any other goes by its CallSid.
 */
public final class CallNames {
  /** A sandbox may stay up for days; the oldest names are given up. */
  private static final int REMEMBERED = 1_000;

  private final Map<String, String> expected = new LinkedHashMap<>();
  private final Map<String, String> byCall =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The next new call from this number is to be called {@code name}. */
  public synchronized void expect(String callerNumber, String name) {
    expected.put(callerNumber, name);
  }

  /** True if this call has no name yet. */
  synchronized boolean isNew(String callId) {
    return !byCall.containsKey(callId);
  }

  /** Gives a new call its name. */
  synchronized String baptise(String callId, String callerNumber) {
    String name = expected.remove(callerNumber);
    byCall.put(callId, name == null ? brief(callId) : name);
    return of(callId);
  }

  /** The call's name; its shortened CallSid if it was never given one. */
  public synchronized String of(String callId) {
    return byCall.getOrDefault(callId, brief(callId));
  }

  /** At most ten characters of a SID: all of a short one, otherwise its beginning and its end. */
  static String brief(String sid) {
    return sid.length() <= 10 ? sid : sid.substring(0, 2) + ".." + sid.substring(sid.length() - 6);
  }
}
