package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.journal.JournalRecord.Deadline;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a call waits for.
 *
 * @param from who owes it
 * @param who the same by name, for example {@code Ada (specialist 1)}
 * @param what goes on after "is to": {@code answer the phone}
 * @param since when it began to be awaited. From a journal, the very record; from the call alone,
 *     the latest step or change of state that is known
 * @param watch the deadline that watches over it; null where nothing but the check-up does
 * @param background true for what runs beside every call and is not its next event: the limit of
 *     the hold, the check-up, confirmations that change nothing
 * @param commandId the command that it is the outcome of; null for none
 * @param then what the machine does when the deadline expires; null without a deadline, and where
 *     no machine was asked
 */
public record Debt(
    Debtor from,
    String who,
    String what,
    Instant since,
    @Nullable Deadline watch,
    boolean background,
    @Nullable String commandId,
    @Nullable DryRun then) {

  /** What is waited for first stands first; what nothing watches, and what is beside, last. */
  static final Comparator<Debt> NEXT_FIRST =
      Comparator.comparing(Debt::background)
          .thenComparing(Debt::by, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Debt::since)
          .thenComparing(Debt::what);

  /** When the deadline expires; null without one. */
  public @Nullable Instant by() {
    return watch == null ? null : watch.dueAt();
  }

  /**
   * True if the deadline has passed. The machine takes a deadline within a tick, so one that stays
   * overdue says that no orchestrator serves the call.
   */
  public boolean isOverdue(Instant now) {
    return watch != null && watch.dueAt().isBefore(now);
  }

  Debt otherwise(@Nullable DryRun run) {
    return new Debt(from, who, what, since, watch, background, commandId, run);
  }
}
