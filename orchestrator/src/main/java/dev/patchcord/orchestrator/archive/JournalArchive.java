package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.orchestrator.replay.CallJournal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where journals are kept. Every method throws {@link ArchiveProblem} if the archive cannot be
 * read; what is written while a method reads is not waited for.
 */
public interface JournalArchive extends AutoCloseable {

  /**
   * The whole call, in the order in which the machine took its records: found by its snapshot or
   * the index of ended calls, never by scanning the journal.
   *
   * @return empty if neither knows the call, or if its records are not kept any more
   * @throws ArchiveProblem of kind {@code TOO_NEW} if a record of the call is of a type that this
   *     jar does not know
   */
  Optional<CallJournal> call(String callId);

  /**
   * The whole call, for whoever reads snapshots and the index anyway.
   *
   * @param known its lives; none, or wrong ones that lead nowhere: it is found as by {@link
   *     #call(String)}
   */
  default Optional<CallJournal> call(String callId, List<Whereabouts> known) {
    return call(callId);
  }

  /**
   * Every call that has a record in a range of time. A call is handed over whole, with its records
   * before and after the range, and once; one that was forgotten and heard of again counts as
   * another call. Calls come in the order in which they are complete. Only calls that are open at
   * the same time are in memory together.
   *
   * @param from first moment of the range
   * @param to first moment after it
   * @param progress told now and then how far the reading is
   */
  Range range(Instant from, Instant to, Consumer<CallJournal> each, ReadProgress progress);

  /** The calls that the machine remembers, ended ones too until they are forgotten. */
  List<CallSnapshot> live();

  @Override
  void close();
}
