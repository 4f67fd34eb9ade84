package dev.patchcord.orchestrator.owed;

import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one call waits for, of whom, since when and until when.
 *
 * @param callId the caller's CallSid
 * @param state where it stands
 * @param since when it entered that state
 * @param exact false where only the snapshot was read: then debts are told by the names of the
 *     deadlines, and nobody was asked what the machine would do
 * @param debts the one that is waited for first stands first; never empty while the call lives
 */
public record Owed(String callId, CallState state, Instant since, boolean exact, List<Debt> debts) {
  public Owed {
    debts = List.copyOf(debts);
  }

  /** As far as a snapshot tells: for lists of many calls. */
  public static Owed of(CallSnapshot call) {
    return new Owed(call.callId(), call.state(), call.since(), false, SnapshotDebts.of(call));
  }

  /**
   * As far as the call record tells: everything but which commands are still without an outcome.
   *
   * @param now a deadline that is over by then is tried as if it expired now
   */
  public static Owed of(Call call, DryRuns runs, Instant now) {
    return of(call, JournalNotes.NONE, runs, now);
  }

  /**
   * All of it.
   *
   * @param now see {@link #of(Call, DryRuns, Instant)}
   * @return empty if the call is forgotten, or if its journal does not give the call again
   */
  public static Optional<Owed> of(ReplayedCall replayed, DryRuns runs, Instant now) {
    return replayed.call().map(call -> of(call, JournalNotes.of(replayed), runs, now));
  }

  private static Owed of(Call call, JournalNotes notes, DryRuns runs, Instant now) {
    List<Debt> debts =
        CallDebts.of(call, notes).stream()
            .map(each -> each.otherwise(then(call, each.watch(), notes, runs, now)))
            .toList();
    return new Owed(call.callId(), call.state(), call.since(), true, debts);
  }

  private static @Nullable DryRun then(
      Call call, @Nullable Deadline watch, JournalNotes notes, DryRuns runs, Instant now) {
    return watch == null ? null : runs.ofExpiry(call, watch, now, notes.roster()).orElse(null);
  }

  /** The debt that stands for the call in a list: the most overdue, or else the next one. */
  public Optional<Debt> first(Instant now) {
    return debts.stream()
        .filter(each -> each.isOverdue(now))
        .min(Comparator.comparing(Debt::by, Comparator.nullsLast(Comparator.naturalOrder())))
        .or(() -> debts.stream().findFirst());
  }

  public boolean isOverdue(Instant now) {
    return debts.stream().anyMatch(each -> each.isOverdue(now));
  }

  /** False once the caller has gone and neither a callback nor a phone that may ring is left. */
  public boolean counts() {
    return state != CallState.ENDED || debts.stream().anyMatch(each -> !each.background());
  }

  /** The most overdue call first, then those that wait for something soon. */
  public static Comparator<Owed> mostOverdueFirst(Instant now) {
    return Comparator.comparing(
            (Owed each) -> each.first(now).map(Debt::by).orElse(null),
            Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Owed::callId);
  }
}
