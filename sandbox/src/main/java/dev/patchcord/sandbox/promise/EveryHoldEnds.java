package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is put on hold is off it again within the flow's limit: in a bridge, looked after, or
 * because the caller has hung up. A specialist who accepted in time may still be on the way into
 * the room then.
 */
final class EveryHoldEnds implements Promise {
  /** For the log, a busy machine, and the deadlines' own tick. */
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(2);

  @Override
  public List<String> broken(CallEvidence call) {
    List<String> broken = new ArrayList<>();
    Instant since = null;
    Duration allowed = call.flow().map(EveryHoldEnds::allowed).orElse(Duration.ZERO);
    for (JournalRecord record : call.journal()) {
      if (isHold(record.to())) {
        since = since == null ? record.at() : since;
      } else {
        check(call, since, record.at(), allowed, broken);
        since = null;
      }
    }
    check(call, since, call.until(), allowed, broken);
    return broken;
  }

  private static void check(
      CallEvidence call,
      @Nullable Instant since,
      Instant until,
      Duration allowed,
      List<String> broken) {
    if (since != null && Duration.between(since, until).compareTo(allowed) > 0) {
      broken.add(
          "%s was held from %s until %s, longer than %s s"
              .formatted(call.callId(), since, until, allowed.toSeconds()));
    }
  }

  private static Duration allowed(Flow flow) {
    return flow.holdLimit().plus(flow.timing().joins()).plus(NEWS_TRAVELS);
  }

  private static boolean isHold(CallState state) {
    return state == CallState.HOLD || state == CallState.DIALING;
  }
}
