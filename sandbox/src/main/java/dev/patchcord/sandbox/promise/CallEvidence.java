package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that is known of one call, from both sides.
 *
 * @param callId the caller's CallSid
 * @param entries the twin's record of the caller's leg, of the phones rung for this call and of its
 *     room, in the order in which things happened
 * @param phones rung for this call, by leg
 * @param journal what the machine made of it, in order
 * @param logged delivery ids of the events in the log
 * @param ended commands whose outcome is in the log, by id
 * @param until the last moment that the evidence tells of
 */
public record CallEvidence(
    String callId,
    List<Entry> entries,
    Map<String, Phone> phones,
    List<JournalRecord> journal,
    Set<String> logged,
    Set<String> ended,
    Instant until) {

  /** A carrier's words for a leg that is silent for ever. */
  private static final Set<String> FINAL =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");

  public CallEvidence {
    entries = List.copyOf(entries);
    phones = Map.copyOf(phones);
    journal = List.copyOf(journal);
    logged = Set.copyOf(logged);
    ended = Set.copyOf(ended);
  }

  /**
   * A phone that was rung for a call, as the request for it said.
   *
   * @param number of the attempt, or of the try to call back
   * @param callback true if it is the phone of a caller who is called back
   */
  public record Phone(String legSid, String callId, int number, boolean callback) {}

  /** True once the machine knows that the caller has gone and all its legs are silent. */
  public boolean isOver() {
    boolean ended =
        !journal.isEmpty() && journal.stream().anyMatch(each -> each.to() == CallState.ENDED);
    return ended
        && silentSince(callId).isPresent()
        && phones.keySet().stream().allMatch(leg -> silentSince(leg).isPresent());
  }

  /** Everything that the dialer was asked to do. */
  public List<CallCommand> commands() {
    return journal.stream().flatMap(each -> each.commands().stream()).toList();
  }

  /** The flow that was pinned when the call was last adopted. */
  public Optional<Flow> flow() {
    return journal.stream().map(JournalRecord::flow).flatMap(Stream::ofNullable).findFirst();
  }

  /** When that leg came to its end; empty while it lives. */
  Optional<Instant> silentSince(String legSid) {
    return changes(legSid).filter(each -> isFinal(each)).map(Entry.LegChanged::at).findFirst();
  }

  /** The statuses of a leg, in order. */
  Stream<Entry.LegChanged> changes(String legSid) {
    return of(Entry.LegChanged.class).filter(each -> each.callSid().equals(legSid));
  }

  /** Entries of one kind, in order. */
  <T extends Entry> Stream<T> of(Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** True for a specialist's leg of this call. */
  boolean isSpecialist(String legSid) {
    Phone phone = phones.get(legSid);
    return phone != null && !phone.callback();
  }

  static boolean isFinal(Entry.LegChanged change) {
    return FINAL.contains(change.status());
  }
}
