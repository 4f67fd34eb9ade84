package dev.patchcord.console.projection;

import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the console knows. Never changed: each batch of facts gives a new one, so whoever
 * renders a page sees one moment.
 *
 * @param calls live ones and those ended lately, by call id
 * @param ended by call id, only the newest
 * @param specialists by number
 * @param broken oldest first, only the newest
 * @param letters by id, oldest first, only the newest
 * @param wishes since when each waiting caller waits, by call id, as far as the journal was read
 * @param rates changes of state lately
 * @param history of the last hour
 * @param decided when the machine last decided something, by partition of the journal
 * @param unreadable records that this version could not read, since the start
 * @param version counts the batches
 */
public record Projection(
    Map<String, LiveCall> calls,
    Map<String, CallIndex> ended,
    Map<String, SpecialistStanding> specialists,
    List<BrokenPromise> broken,
    Map<String, FiledLetter> letters,
    Map<String, Instant> wishes,
    Rates rates,
    History history,
    Map<Integer, Instant> decided,
    long unreadable,
    long version) {

  /** Before anything was read. */
  public static final Projection EMPTY =
      new Projection(
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          Map.of(),
          Map.of(),
          Rates.NONE,
          History.NONE,
          Map.of(),
          0,
          0);

  /** With these facts, in the order in which they were read. */
  public Projection with(List<Fact> facts, Limits limits) {
    if (facts.isEmpty()) {
      return this;
    }
    Reduction reduction = new Reduction(this);
    facts.forEach(reduction::take);
    return reduction.result(limits);
  }

  public Optional<LiveCall> call(String callId) {
    return Optional.ofNullable(calls.get(callId));
  }
}
