package dev.patchcord.orchestrator.replay;

import java.util.List;

/**
 * What the journal has of one call, in the order taken. A call that was forgotten and heard of
 * again begins anew with sequence 1.
 */
public record CallJournal(String callId, List<JournalLine> lines) {
  public CallJournal {
    lines = List.copyOf(lines);
  }
}
