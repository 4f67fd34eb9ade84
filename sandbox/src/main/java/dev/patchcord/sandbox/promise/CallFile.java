package dev.patchcord.sandbox.promise;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.promise.Witness;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param until the last moment that the file tells of
 */
public record CallFile(
    String callId,
    List<Entry> entries,
    Map<String, Phone> phones,
    List<JournalRecord> journal,
    Set<String> logged,
    Set<String> ended,
    Instant until) {

  public CallFile {
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
   * @param at when the request was carried out
   */
  public record Phone(String legSid, String callId, int number, boolean callback, Instant at) {}

  /** The same as facts, by which promises are judged. */
  public CallEvidence evidence() {
    return new CallEvidence(
        callId, Witness.CARRIER, TwinFacts.of(this), journal, logged, ended, until);
  }

  /** True once the machine knows that the caller has gone and all its legs are silent. */
  public boolean isOver() {
    return evidence().isOver();
  }
}
