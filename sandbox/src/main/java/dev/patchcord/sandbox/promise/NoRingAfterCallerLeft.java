package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * No specialist's phone rings for a caller who has gone. The news has to travel (callback, log,
 * decision, request), so a second is granted, and where the carrier lost or held back what it had
 * to tell or to be told, the time that the product takes to ask; whatever rings longer breaks the
 * promise.
 */
final class NoRingAfterCallerLeft implements Promise {
  private static final String DIAL = "POST Calls";
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(1);

  @Override
  public List<String> broken(CallEvidence call) {
    Optional<Instant> gone = call.silentSince(call.callId());
    if (gone.isEmpty()) {
      return List.of();
    }
    return call.phones().values().stream()
        .filter(phone -> !phone.callback())
        .flatMap(phone -> ringing(call, phone.legSid(), gone.get(), granted(call, gone.get())))
        .toList();
  }

  private static Duration granted(CallEvidence call, Instant gone) {
    List<Entry.WentWrong> troubles =
        call.of(Entry.WentWrong.class)
            .filter(each -> !each.at().isBefore(gone) || each.kind().equals(DIAL))
            .toList();
    Timing timing = call.flow().map(Flow::timing).orElseGet(Timing::standard);
    boolean unheard =
        troubles.stream()
            .anyMatch(
                each -> call.callId().equals(each.callSid()) && each.fault().contains("lost"));
    if (unheard) {
      // The question that is asked anyway is up to a quarter late, and may have to be repeated.
      return NEWS_TRAVELS
          .plus(timing.checkUp().multipliedBy(5).dividedBy(4))
          .plus(timing.lookUp().multipliedBy(2));
    }
    return troubles.isEmpty()
        ? NEWS_TRAVELS
        : NEWS_TRAVELS.plus(timing.callbackGrace()).plus(timing.lookUp()).plus(timing.patience());
  }

  private static Stream<String> ringing(
      CallEvidence call, String legSid, Instant gone, Duration granted) {
    return call.of(Entry.PhoneRang.class)
        .filter(ring -> ring.callSid().equals(legSid))
        .limit(1)
        .filter(ring -> Duration.between(gone, until(call, legSid)).compareTo(granted) > 0)
        .map(
            ring ->
                "%s rang until %s, but %s had gone at %s"
                    .formatted(ring.to(), until(call, legSid), call.callId(), gone));
  }

  private static Instant until(CallEvidence call, String legSid) {
    return call.changes(legSid)
        .filter(change -> CallEvidence.isFinal(change) || change.status().equals("in-progress"))
        .map(Entry.LegChanged::at)
        .findFirst()
        .orElse(call.until());
  }
}
