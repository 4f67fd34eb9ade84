package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.UnknownMembers;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trigger and everything else from outside the call record that a decision may depend on.
 *
 * @param triggerId CloudEvents id; repeated deliveries share it. {@code <name>@<dueAt>} for a
 *     deadline
 * @param now when the machine takes it; never earlier than the call's last change of state
 * @param source where it was read; null for a deadline
 * @param ask who waits for an answer; null for nobody
 * @param flowInForce pinned into the call if this stimulus makes the machine adopt it
 * @param roster what is known of the flow's specialists; empty where the strategy does not depend
 *     on it
 * @param partition partition of the call's records
 * @param unknown what the trigger's record said that this version does not know: of no account for
 *     the decision, and kept in the journal
 */
public record Stimulus(
    Trigger trigger,
    String triggerId,
    Instant now,
    @Nullable Source source,
    @Nullable Ask ask,
    Flow flowInForce,
    List<SpecialistStanding> roster,
    int partition,
    UnknownMembers unknown) {
  public Stimulus {
    roster = List.copyOf(roster);
  }

  /** A trigger of which this version knows everything. */
  public Stimulus(
      Trigger trigger,
      String triggerId,
      Instant now,
      @Nullable Source source,
      @Nullable Ask ask,
      Flow flowInForce,
      List<SpecialistStanding> roster,
      int partition) {
    this(trigger, triggerId, now, source, ask, flowInForce, roster, partition, UnknownMembers.NONE);
  }

  /** The same with another trigger in place of what was told. */
  Stimulus saying(Trigger instead) {
    return new Stimulus(
        instead, triggerId, now, source, ask, flowInForce, roster, partition, unknown);
  }
}
