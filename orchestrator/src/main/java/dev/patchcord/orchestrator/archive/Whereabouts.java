package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal of one life of a call lies, as a snapshot or the index says it.
 *
 * @param begin time of the first record
 * @param end time of the last record; null for a live call, which may go on
 * @param sequence number of the last record
 */
public record Whereabouts(Instant begin, @Nullable Instant end, long sequence) {

  public static Whereabouts of(CallIndex entry) {
    return new Whereabouts(entry.notBefore(), entry.notAfter(), entry.sequence());
  }

  public static Whereabouts of(CallSnapshot snapshot) {
    return new Whereabouts(snapshot.journal().notBefore(), null, snapshot.sequence());
  }
}
