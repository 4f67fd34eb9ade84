package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where the journals of calls lie, by what snapshots and the index say. */
final class Spans {
  private final Map<String, Map<Instant, Span>> byCall = new HashMap<>();

  /**
   * From a call's first record to its last one.
   *
   * @param begin time of the first record
   * @param end time of the last record; null for a live call, which may go on
   * @param sequence number of the last record
   */
  record Span(Instant begin, @Nullable Instant end, long sequence) {}

  void add(CallIndex entry) {
    add(entry.callId(), new Span(entry.notBefore(), entry.notAfter(), entry.sequence()));
  }

  void add(CallSnapshot snapshot) {
    add(snapshot.callId(), new Span(snapshot.journal().notBefore(), null, snapshot.sequence()));
  }

  /** A call that has ended and is not forgotten is in both: whoever knows more records is right. */
  private void add(String callId, Span span) {
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
    Span span = byCall.getOrDefault(callId, Map.of()).get(begin);
    return span == null ? OptionalLong.empty() : OptionalLong.of(span.sequence());
  }

  /** The latest life of a call. */
  Optional<Span> latest(String callId) {
    return byCall.getOrDefault(callId, Map.of()).values().stream()
        .max(Comparator.comparing(Span::begin));
  }
}
