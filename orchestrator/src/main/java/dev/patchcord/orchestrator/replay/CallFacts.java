package dev.patchcord.orchestrator.replay;

import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole call in a line: what lists and summaries of calls tell. Taken from the journal as it
 * stands, so that a call which this jar cannot fold is told of all the same.
 *
 * @param from caller's number; empty if it is not known
 * @param to dialled number; empty if it is not known
 * @param flow version of the pinned flow; empty if the first record is missing
 * @param machine version of the machine that wrote the last record
 * @param begunAt time of the first record
 * @param lastAt time of the last record
 * @param endedAt when the caller had gone; null if the journal does not tell
 * @param path states in the order in which they were entered
 * @param specialists names rung, in order
 * @param outcomes how the attempts ended, in order, as far as they did
 * @param attempts phones rung
 * @param transitions rows taken, in order
 * @param records of the journal
 * @param rejected triggers of which nothing was made
 * @param timeToPerson from the first wish for a person to the first talk; null if there was none
 * @param firstFailing row at which something first went wrong: an attempt that failed, or the way
 *     into {@code FALLBACK}; null if nothing did
 * @param disagreement the first decision that is not taken again as it stands; null for none
 */
public record CallFacts(
    String callId,
    String from,
    String to,
    String flow,
    String machine,
    Instant begunAt,
    Instant lastAt,
    @Nullable Instant endedAt,
    List<CallState> path,
    List<String> specialists,
    List<String> outcomes,
    int attempts,
    List<String> transitions,
    int records,
    int rejected,
    @Nullable Duration timeToPerson,
    @Nullable String firstFailing,
    @Nullable Disagreement disagreement) {
  private static final String ACCEPTED = "accepted";

  public CallFacts {
    path = List.copyOf(path);
    specialists = List.copyOf(specialists);
    outcomes = List.copyOf(outcomes);
    transitions = List.copyOf(transitions);
  }

  /**
   * Facts of a call that has at least one record.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static CallFacts of(ReplayedCall call) {
    List<JournalRecord> records = call.steps().stream().map(Step::record).toList();
    if (records.isEmpty()) {
      throw new IllegalArgumentException("call " + call.callId() + " has no records");
    }
    Map<Integer, AttemptView> attempts = attempts(records);
    return new CallFacts(
        call.callId(),
        number(call, records, true),
        number(call, records, false),
        records.stream()
            .map(JournalRecord::flow)
            .filter(Objects::nonNull)
            .reduce((_, latest) -> latest)
            .map(flow -> flow.version())
            .orElse(""),
        records.getLast().machineVersion(),
        records.getFirst().at(),
        records.getLast().at(),
        firstIn(records, EnumSet.of(CallState.ENDED)).orElse(null),
        path(records),
        attempts.values().stream().map(AttemptView::specialist).toList(),
        attempts.values().stream().map(AttemptView::outcome).filter(Objects::nonNull).toList(),
        attempts.size(),
        records.stream().map(JournalRecord::transition).filter(Objects::nonNull).toList(),
        records.size(),
        Math.toIntExact(records.stream().filter(each -> each.rejection() != null).count()),
        timeToPerson(records),
        records.stream()
            .filter(CallFacts::fails)
            .map(JournalRecord::transition)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        call.firstDisagreement().orElse(null));
  }

  /** From the first record to the end, or to the last record of a call that goes on. */
  public Duration duration() {
    return Duration.between(begunAt, endedAt == null ? lastAt : endedAt);
  }

  /** How the last attempt that is over has ended; {@code none} if none was made. */
  public String lastOutcome() {
    return outcomes.isEmpty() ? "none" : outcomes.getLast();
  }

  private static Map<Integer, AttemptView> attempts(List<JournalRecord> records) {
    Map<Integer, AttemptView> latest = new TreeMap<>();
    records.forEach(record -> record.attempts().forEach(each -> latest.put(each.number(), each)));
    return latest;
  }

  private static List<CallState> path(List<JournalRecord> records) {
    List<CallState> path = new ArrayList<>();
    for (JournalRecord record : records) {
      if (path.isEmpty() || path.getLast() != record.to()) {
        path.add(record.to());
      }
    }
    return path;
  }

  private static @Nullable Duration timeToPerson(List<JournalRecord> records) {
    Optional<Instant> talk = firstIn(records, EnumSet.of(CallState.BRIDGED));
    return firstIn(records, EnumSet.of(CallState.HOLD, CallState.DIALING, CallState.BRIDGED))
        .flatMap(wish -> talk.map(at -> Duration.between(wish, at)))
        .orElse(null);
  }

  private static Optional<Instant> firstIn(List<JournalRecord> records, EnumSet<CallState> states) {
    return records.stream()
        .filter(each -> states.contains(each.to()))
        .map(JournalRecord::at)
        .findFirst();
  }

  private static boolean fails(JournalRecord record) {
    boolean fallsBack = record.to() == CallState.FALLBACK && record.from() != CallState.FALLBACK;
    return fallsBack
        || record.attempts().stream()
            .map(AttemptView::outcome)
            .anyMatch(outcome -> outcome != null && !outcome.equals(ACCEPTED));
  }

  private static String number(ReplayedCall call, List<JournalRecord> records, boolean caller) {
    Optional<Call> folded =
        call.steps().reversed().stream()
            .map(step -> step.after() == null ? step.before() : step.after())
            .filter(Objects::nonNull)
            .findFirst();
    return folded
        .map(each -> caller ? each.caller().from() : each.caller().to())
        .or(
            () ->
                records.stream()
                    .map(JournalRecord::trigger)
                    .filter(CallArrived.class::isInstance)
                    .map(CallArrived.class::cast)
                    .map(each -> caller ? each.from() : each.to())
                    .findFirst())
        .orElse("");
  }
}
