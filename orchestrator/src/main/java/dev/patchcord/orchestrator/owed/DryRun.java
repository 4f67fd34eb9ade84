package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine would decide, had something happened to a call as it is. Nothing is sent and
 * nothing is kept.
 *
 * @param at when it would happen
 * @param row of the table that would be taken; null if it would be refused
 * @param does the row's effect as people read it; empty if it would be refused
 * @param refusal why not, as the journal would have it; null if a row would be taken
 * @param from state before
 * @param to state after
 * @param commands that the dialer would get, with the ids that they would have
 * @param deadlines that would be set
 * @param answers to who asks now, and to those who wait already
 */
public record DryRun(
    Instant at,
    @Nullable String row,
    String does,
    @Nullable String refusal,
    CallState from,
    CallState to,
    List<CallCommand> commands,
    List<Deadline> deadlines,
    List<Answer> answers) {
  public DryRun {
    commands = List.copyOf(commands);
    deadlines = List.copyOf(deadlines);
    answers = List.copyOf(answers);
  }
}
