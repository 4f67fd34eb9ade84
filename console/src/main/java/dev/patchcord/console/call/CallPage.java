package dev.patchcord.console.call;

import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call as one person may see it.
 *
 * @param from caller's number; empty if it is not known
 * @param to dialled number
 * @param rules flow and machine
 * @param path states in the order in which they were entered
 * @param outcome in words
 * @param endedAt null while it goes on
 * @param sequence of the last record
 * @param verdict what replay says of the whole
 * @param agrees every decision would be taken again
 * @param broken promises that were not kept in it
 */
public record CallPage(
    String callId,
    String from,
    String to,
    String rules,
    CallState state,
    Instant since,
    List<CallState> path,
    String outcome,
    Instant begunAt,
    @Nullable Instant endedAt,
    long sequence,
    String verdict,
    boolean agrees,
    List<String> broken,
    Timeline timeline,
    List<StepLine> steps,
    List<DebtLine> debts,
    List<MoveLine> moves) {

  public boolean lives() {
    return endedAt == null;
  }
}
