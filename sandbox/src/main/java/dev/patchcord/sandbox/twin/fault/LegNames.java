package dev.patchcord.sandbox.twin.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Names of legs that are the same in every run, unlike their SIDs: who called whom, and for which
 * time. Chaos draws its decisions by them.
 */
@Component
public final class LegNames {
  private static final int REMEMBERED = 20_000;
  private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

  private final Map<String, String> names =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final Map<String, Integer> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A leg begins. */
  public synchronized void begins(String callSid, String from, String to) {
    String pair = from + ">" + to;
    names.put(callSid, pair + "#" + counts.merge(pair, 1, Integer::sum));
  }

  /** How many legs there have been between two numbers, {@code from>to}, since the run began. */
  public synchronized Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Counts on from there, so that a call that happens again has the legs' names of the first. */
  public synchronized void goOnFrom(Map<String, Integer> before) {
    counts.clear();
    counts.putAll(before);
  }

  /** Counts anew, for another run. */
  synchronized void restart() {
    counts.clear();
  }

  /** The name of a leg; of one that is not known, its SID. */
  synchronized String of(String callSid) {
    return names.getOrDefault(callSid, callSid);
  }

  /** The first leg whose SID a text holds. */
  static Optional<String> sidIn(String text) {
    return CALL_SID.matcher(text).results().findFirst().map(MatchResult::group);
  }

  /** The name of the first leg whose SID a text holds; the text itself if it holds none. */
  String in(String text) {
    return sidIn(text).map(this::of).orElse(text);
  }
}
