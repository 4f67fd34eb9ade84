package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandQueued;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.outcome.LookedUp;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import dev.patchcord.orchestrator.replay.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a call's journal tells beyond the call record: commands without an outcome, and when each
 * deadline was set.
 */
final class JournalNotes {
  /** Where only the call record is at hand. */
  static final JournalNotes NONE = new JournalNotes();

  private final Map<String, Sent> outstanding = new LinkedHashMap<>();
  private final Map<String, Instant> deadlines = new LinkedHashMap<>();
  private List<SpecialistStanding> roster = List.of();

  /**
   * A command whose outcome has not come.
   *
   * @param posted the dialer has said that its request is on the way
   */
  record Sent(CallCommand command, boolean posted) {}

  private JournalNotes() {}

  static JournalNotes of(ReplayedCall call) {
    JournalNotes notes = new JournalNotes();
    call.steps().stream().map(Step::record).forEach(notes::read);
    return notes;
  }

  private void read(JournalRecord record) {
    if (record.sequence() == 1) {
      outstanding.clear();
      deadlines.clear();
      roster = List.of();
    }
    if (record.trigger() instanceof CommandOutcome outcome) {
      read(outcome);
    }
    record.commands().forEach(each -> outstanding.put(each.commandId(), new Sent(each, false)));
    record.deadlinesSet().forEach(each -> deadlines.put(each.name(), record.at()));
    roster = record.roster().isEmpty() ? roster : record.roster();
  }

  private void read(CommandOutcome outcome) {
    switch (outcome) {
      case CommandQueued _ -> {
        // Still with the dialer.
      }
      case CommandStarted started ->
          outstanding.computeIfPresent(
              started.commandId(), (_, sent) -> new Sent(sent.command(), true));
      case CommandDone _, CommandRefused _, CommandAmbiguous _, LookedUp _ ->
          outstanding.remove(outcome.commandId());
    }
  }

  /** The commands without an outcome, oldest first; none are known without a journal. */
  List<Sent> outstanding() {
    return List.copyOf(outstanding.values());
  }

  boolean isOutstanding(String commandId) {
    return outstanding.containsKey(commandId);
  }

  /** When an open deadline got its present time. */
  Optional<Instant> deadlineSetAt(String name) {
    return Optional.ofNullable(deadlines.get(name));
  }

  /** What was known of the specialists when one was chosen last. */
  List<SpecialistStanding> roster() {
    return roster;
  }
}
