package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.promise.Fact.Dialled;
import dev.patchcord.orchestrator.promise.Fact.LegChanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that is known of one call.
 *
 * @param callId the caller's CallSid
 * @param witness who saw the facts
 * @param facts of the caller's leg, of the phones rung for this call and of its room, in the order
 *     in which things happened, or became known
 * @param journal what the machine made of it, in order
 * @param logged delivery ids of the events in the log; empty where nobody looked
 * @param ended commands whose outcome is in the log, by id
 * @param until the last moment that the evidence tells of
 */
public record CallEvidence(
    String callId,
    Witness witness,
    List<Fact> facts,
    List<JournalRecord> journal,
    Set<String> logged,
    Set<String> ended,
    Instant until) {

  /** The row that deletes a call's record: nothing is due any more. */
  private static final String LAST_ROW = "ended/forgotten";

  public CallEvidence {
    facts = List.copyOf(facts);
    journal = List.copyOf(journal);
    logged = Set.copyOf(logged);
    ended = Set.copyOf(ended);
  }

  /** True once the machine knows that the caller has gone and all its legs are silent. */
  public boolean isOver() {
    boolean ended = journal.stream().anyMatch(each -> each.to() == CallState.ENDED);
    return ended
        && silentSince(callId).isPresent()
        && of(Dialled.class).allMatch(phone -> silentSince(phone.leg()).isPresent());
  }

  /**
   * True once the machine has deleted the call's record, or never kept one since the news was not
   * of a caller who is there.
   */
  public boolean isForgotten() {
    return !journal.isEmpty() && isLast(journal.getLast());
  }

  /** True for a record after which the machine has nothing of the call any more. */
  public static boolean isLast(JournalRecord record) {
    return LAST_ROW.equals(record.transition())
        || (record.from() == null && record.rejection() != null && record.deadlinesSet().isEmpty());
  }

  /** Everything that the dialer was asked to do. */
  public List<CallCommand> commands() {
    return journal.stream().flatMap(each -> each.commands().stream()).toList();
  }

  /** The flow that was pinned when the call was last adopted. */
  public Optional<Flow> flow() {
    return journal.stream().map(JournalRecord::flow).flatMap(Stream::ofNullable).findFirst();
  }

  /** The machine's patience with this call. */
  Timing timing() {
    return flow().map(Flow::timing).orElseGet(Timing::standard);
  }

  /** When that leg came to its end; empty while it lives. */
  public Optional<Instant> silentSince(String leg) {
    return changes(leg).filter(each -> each.status().isFinal()).map(LegChanged::at).findFirst();
  }

  /** The statuses of a leg, in order. */
  Stream<LegChanged> changes(String leg) {
    return of(LegChanged.class).filter(each -> each.leg().equals(leg));
  }

  /** Facts of one kind, in order. */
  public <T extends Fact> Stream<T> of(Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The phone that was rung with that leg; empty for the caller's own leg. */
  Optional<Dialled> phone(String leg) {
    return of(Dialled.class).filter(each -> each.leg().equals(leg)).findFirst();
  }

  boolean isSeenBy(Witness other) {
    return witness == other;
  }
}
