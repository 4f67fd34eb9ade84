package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.call.RowNames;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the machine that serves a call what it would do. Not safe for use by several threads, since
 * a machine is not.
 */
public final class DryRuns {
  /** No delivery has this id, so that nothing is taken for its repetition. */
  private static final String ID = "dry-run";

  private final Machines machines;
  private final RowNames rows = new RowNames();

  public DryRuns(Machines machines) {
    this.machines = machines;
  }

  /**
   * Had this happened.
   *
   * @param now when; never taken to be earlier than the call's last change of state
   * @param ask who would wait for an answer; null for nobody
   * @param roster what is known of the specialists over all calls; where it is empty and the flow's
   *     strategy depends on it, another specialist may be rung than is said here
   * @return empty if this build does not have the machine that serves the call
   */
  Optional<DryRun> of(
      Call call,
      Trigger trigger,
      String triggerId,
      Instant now,
      @Nullable Ask ask,
      List<SpecialistStanding> roster) {
    Instant at = now.isBefore(call.since()) ? call.since() : now;
    Stimulus stimulus =
        new Stimulus(
            trigger, triggerId, at, null, ask, call.flow(), roster, call.journal().partition());
    return machines
        .of(call.machineVersion())
        .map(decider -> told(decider.decide(call, stimulus).journal()));
  }

  /** Had somebody asked for this, who waits for an answer. */
  Optional<DryRun> ofAsked(
      Call call, Trigger trigger, Instant now, List<SpecialistStanding> roster) {
    return of(call, trigger, ID, now, new Ask(ID, ID), roster);
  }

  /** Should nothing come before the deadline expires: at its time, or now if that is over. */
  Optional<DryRun> ofExpiry(
      Call call, Deadline deadline, Instant now, List<SpecialistStanding> roster) {
    Instant at = now.isBefore(deadline.dueAt()) ? deadline.dueAt() : now;
    return of(
        call,
        new DeadlineExpired(call.callId(), at, deadline.name(), deadline.dueAt()),
        deadline.name() + "@" + deadline.dueAt(),
        at,
        null,
        roster);
  }

  private DryRun told(JournalRecord decided) {
    String row = decided.transition();
    return new DryRun(
        decided.at(),
        row,
        rows.row(decided).map(Transition::does).orElse(row == null ? "" : row),
        decided.rejection(),
        decided.from() == null ? decided.to() : decided.from(),
        decided.to(),
        decided.commands(),
        decided.deadlinesSet(),
        decided.answers().stream().map(GivenAnswer::answer).toList());
  }
}
