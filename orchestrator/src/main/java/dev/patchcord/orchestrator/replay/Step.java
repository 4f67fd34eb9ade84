package dev.patchcord.orchestrator.replay;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.Call;
import org.jspecify.annotations.Nullable;

/**
 * One record, and the call around it.
 *
 * @param before null if this record made the machine adopt the call, or if it cannot be known
 * @param after null if this record made the machine forget the call, or if it cannot be known
 * @param disagreement null if the decision was taken again as it stands
 */
public record Step(
    JournalLine line,
    @Nullable Call before,
    @Nullable Call after,
    @Nullable Disagreement disagreement) {

  public JournalRecord record() {
    return line.record();
  }
}
