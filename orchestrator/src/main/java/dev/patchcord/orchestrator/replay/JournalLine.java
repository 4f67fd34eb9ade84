package dev.patchcord.orchestrator.replay;

import dev.patchcord.contract.journal.JournalRecord;

/**
 * A record of the journal, and where it stands.
 *
 * @param partition of {@code call-journal}; -1 where it was not read from a topic
 * @param offset likewise
 */
public record JournalLine(JournalRecord record, int partition, long offset) {
  /** A record that was read from a file. */
  public static JournalLine of(JournalRecord record) {
    return new JournalLine(record, -1, -1);
  }
}
