package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.archive.ArchiveProblem;
import dev.patchcord.contract.archive.ArchiveProblem.Kind;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import tools.jackson.databind.exc.InvalidTypeIdException;

/** A journal record's JSON. */
final class JournalText {
  private JournalText() {}

  /**
   * Reads it.
   *
   * @param where for the message, for example {@code line 3 of calls.jsonl}
   * @throws ArchiveProblem if it is something else, or of a type that this jar does not know
   */
  static JournalRecord read(byte[] json, String where) {
    try {
      return ContractJson.read(json, JournalRecord.class);
    } catch (UnreadableRecord e) {
      if (e.getCause() instanceof InvalidTypeIdException type && type.getTypeId() != null) {
        throw new ArchiveProblem(
            Kind.TOO_NEW,
            "%s has a %s, which this jar does not know: use the jar of a newer release"
                .formatted(where, type.getTypeId()),
            e);
      }
      throw new ArchiveProblem(
          Kind.UNREADABLE,
          "%s is no record of the journal: %s".formatted(where, ArchiveProblem.oneLine(e)),
          e);
    }
  }
}
