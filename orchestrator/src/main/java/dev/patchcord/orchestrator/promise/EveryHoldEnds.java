package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is put on hold is off it again within the flow's limit: in a bridge, looked after, or
 * because the caller has hung up. Only for a specialist who accepted within the limit does it last
 * longer: until that one's time to join, as the journal has it, and as long as the carrier may take
 * to be asked twice for an event that was lost. The journal tells all of it, whoever else saw the
 * call.
 */
final class EveryHoldEnds implements Promise {
  /** For the log, a busy machine, and the deadlines' own tick. */
  private static final Duration NEWS_TRAVELS = Duration.ofSeconds(2);

  @Override
  public List<String> broken(CallEvidence call) {
    Duration limit = call.flow().map(Flow::holdLimit).orElse(Duration.ZERO);
    Timing timing = call.timing();
    List<String> broken = new ArrayList<>();
    Instant since = null;
    Instant allowed = Instant.MAX;
    for (JournalRecord record : call.journal()) {
      if (!isHold(record.to())) {
        check(call, since, record.at(), allowed, broken);
        since = null;
        continue;
      }
      if (since == null) {
        since = record.at();
        allowed = since.plus(limit).plus(NEWS_TRAVELS);
      }
      Instant joins = joinsBy(record, timing);
      if (joins != null && !record.at().isAfter(allowed) && joins.isAfter(allowed)) {
        allowed = joins;
      }
    }
    check(call, since, call.until(), allowed, broken);
    return broken;
  }

  private static void check(
      CallEvidence call,
      @Nullable Instant since,
      Instant until,
      Instant allowed,
      List<String> broken) {
    if (since != null && until.isAfter(allowed)) {
      broken.add(
          "%s was held from %s until %s, later than %s"
              .formatted(call.callId(), since, until, allowed));
    }
  }

  /** How long is waited at most for the specialist who accepts with this record; null for none. */
  private static @Nullable Instant joinsBy(JournalRecord record, Timing timing) {
    return record.attempts().stream()
        .filter(each -> each.outcome() == null)
        .filter(each -> record.at().equals(each.times().get("accepted")))
        .flatMap(
            each ->
                record.deadlinesSet().stream()
                    .filter(deadline -> deadline.name().equals("attempt-" + each.number())))
        .map(
            deadline ->
                deadline
                    .dueAt()
                    .plus(timing.lookUp().multipliedBy(2))
                    .plus(timing.callbackGrace())
                    .plus(NEWS_TRAVELS))
        .findFirst()
        .orElse(null);
  }

  private static boolean isHold(CallState state) {
    return state == CallState.HOLD || state == CallState.DIALING;
  }
}
