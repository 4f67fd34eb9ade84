package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * No specialist's phone rings for a caller who has gone. The news has to travel (callback, log,
 * decision, request), so a second is granted; whatever rings longer breaks the promise.
 */
final class NoRingAfterCallerLeft implements Promise {
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(1);

  @Override
  public List<String> broken(List<Entry> entries) {
    Map<String, Evidence.Dialled> dialled = Evidence.dialled(entries);
    Map<String, Instant> over = new HashMap<>();
    Map<String, Entry.PhoneRang> rang = new HashMap<>();
    Map<String, Instant> silent = new HashMap<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.PhoneRang ring -> rang.putIfAbsent(ring.callSid(), ring);
        case Entry.LegChanged change when Evidence.isFinal(change) -> {
          over.putIfAbsent(change.callSid(), change.at());
          silent.putIfAbsent(change.callSid(), change.at());
        }
        case Entry.LegChanged change when change.status().equals("in-progress") ->
            silent.putIfAbsent(change.callSid(), change.at());
        default -> {
          // Says nothing about ringing.
        }
      }
    }
    List<String> broken = new ArrayList<>();
    rang.forEach(
        (legSid, ring) -> {
          Evidence.Dialled leg = dialled.get(legSid);
          Instant gone = leg == null ? null : over.get(leg.callId());
          if (gone != null) {
            Instant until = silent.getOrDefault(legSid, entries.getLast().at());
            if (Duration.between(gone, until).compareTo(NEWS_TRAVELS) > 0) {
              broken.add(
                  "%s rang until %s, but %s had gone at %s"
                      .formatted(ring.to(), until, leg.callId(), gone));
            }
          }
        });
    return broken;
  }
}
