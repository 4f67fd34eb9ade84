package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the log keeps it: what came in, what went out, and what is different afterwards.
 *
 * @param before the call as it was
 * @param after the call as it is now
 * @param told what came in
 * @param from state before; null if the call was adopted
 */
record JournalEntry(Call before, Call after, Stimulus told, @Nullable CallState from) {

  JournalRecord record(
      @Nullable Transition taken,
      @Nullable Refusal refusal,
      List<CallCommand> commands,
      List<GivenAnswer> answers) {
    boolean dials = commands.stream().anyMatch(DialSpecialist.class::isInstance);
    return new JournalRecord(
        after.callId(),
        after.sequence(),
        told.now(),
        after.machineVersion(),
        from == null ? after.flow() : null,
        told.trigger(),
        told.triggerId(),
        told.source(),
        told.ask(),
        from,
        after.state(),
        taken == null ? null : taken.name(),
        commands,
        deadlinesSet(),
        deadlinesCancelled(),
        answers,
        after.attempts().stream()
            .filter(each -> !before.attempts().contains(each))
            .map(Attempt::view)
            .toList(),
        dials ? told.roster() : List.of(),
        refusal == null ? null : refusal.text(),
        told.unknown().within(JournalRecord.TRIGGER));
  }

  private List<Deadline> deadlinesSet() {
    return after.deadlines().entrySet().stream()
        .filter(
            each -> from == null || !each.getValue().equals(before.deadlines().get(each.getKey())))
        .map(each -> new Deadline(each.getKey(), each.getValue()))
        .toList();
  }

  private List<String> deadlinesCancelled() {
    return before.deadlines().keySet().stream()
        .filter(name -> !after.deadlines().containsKey(name) && !isExpired(name))
        .toList();
  }

  private boolean isExpired(String name) {
    return told.trigger() instanceof DeadlineExpired expired
        && expired.name().equals(name)
        && expired.dueAt().equals(before.deadlines().get(name));
  }
}
