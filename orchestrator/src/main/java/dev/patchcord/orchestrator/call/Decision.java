package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the machine makes of one stimulus.
 *
 * @param next the call afterwards; null if it is to be forgotten
 * @param journal the same decision for the log: commands, deadlines, answers, rejection
 * @param refusal why nothing was done, as a kind; null if a row was taken
 */
public record Decision(@Nullable Call next, JournalRecord journal, Refusal.@Nullable Kind refusal) {

  /** In the order in which the dialer gets them. */
  public List<CallCommand> commands() {
    return journal.commands();
  }

  /** To this stimulus's asker, and to those parked before. */
  public List<GivenAnswer> answers() {
    return journal.answers();
  }
}
