package dev.patchcord.dialer.twilio;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest legs that Twilio's replies named to this instance, and whose they are. Twilio keeps
 * nothing of ours with a leg: without this, a search by numbers could take another caller's leg to
 * the same specialist for the one that is looked for. Other instances' legs are not known here.
 * Thread-safe.
 */
final class OwnLegs {
  /** More than an account can dial in the time in which a search looks back. */
  private static final int MEMORY = 10_000;

  private final Map<String, String> owners =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MEMORY;
        }
      };

  synchronized void add(String legSid, String callId, int attempt) {
    owners.put(legSid, owner(callId, attempt));
  }

  /** True if the leg is known to be of another attempt. */
  synchronized boolean isOfAnother(String legSid, String callId, int attempt) {
    String known = owners.get(legSid);
    return known != null && !known.equals(owner(callId, attempt));
  }

  private static String owner(String callId, int attempt) {
    return callId + "/" + attempt;
  }
}
