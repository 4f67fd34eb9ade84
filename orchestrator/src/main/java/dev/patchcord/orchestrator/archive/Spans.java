package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the journals of calls lie, by what snapshots and the index say. */
final class Spans {
  private final Map<String, Map<Instant, Whereabouts>> byCall = new HashMap<>();

  void add(CallIndex entry) {
    add(entry.callId(), Whereabouts.of(entry));
  }

  void add(CallSnapshot snapshot) {
    add(snapshot.callId(), Whereabouts.of(snapshot));
  }

  /** A call that has ended and is not forgotten is in both: whoever knows more records is right. */
  void add(String callId, Whereabouts span) {
    byCall
        .computeIfAbsent(callId, _ -> new HashMap<>(2))
        .merge(span.begin(), span, (a, b) -> a.sequence() >= b.sequence() ? a : b);
  }

  boolean know(String callId) {
    return byCall.containsKey(callId);
  }

  /** Of the earliest record of all these calls. */
  Optional<Instant> begin() {
    return byCall.values().stream()
        .flatMap(lives -> lives.keySet().stream())
        .min(Comparator.naturalOrder());
  }

  /** Number of the last record of the life that began then; empty if nothing is known of it. */
  OptionalLong last(String callId, Instant begin) {
    Whereabouts span = byCall.getOrDefault(callId, Map.of()).get(begin);
    return span == null ? OptionalLong.empty() : OptionalLong.of(span.sequence());
  }

  /** The latest life of a call. */
  Optional<Whereabouts> latest(String callId) {
    return byCall.getOrDefault(callId, Map.of()).values().stream()
        .max(Comparator.comparing(Whereabouts::begin));
  }
}
