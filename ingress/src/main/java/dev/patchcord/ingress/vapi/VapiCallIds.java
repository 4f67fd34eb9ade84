package dev.patchcord.ingress.vapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which call a session belongs to, for sessions that this instance opened: a cross-check of what
 * Vapi echoes. Bounded; what was forgotten or was opened by another instance is found by the echo.
 */
public final class VapiCallIds {
  private static final int REMEMBERED = 20_000;

  private final Map<String, String> callIds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized void remember(String vapiCallId, String callId) {
    if (!vapiCallId.isEmpty()) {
      callIds.put(vapiCallId, callId);
    }
  }

  /** Our call id; null if this instance does not know the session. */
  public synchronized @Nullable String callId(String vapiCallId) {
    return callIds.get(vapiCallId);
  }
}
