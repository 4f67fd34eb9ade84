package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.orchestrator.owed.Debt;
import dev.patchcord.orchestrator.owed.Debtor;
import dev.patchcord.orchestrator.owed.DryRun;
import dev.patchcord.orchestrator.owed.Move;
import dev.patchcord.orchestrator.owed.Owed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code owes --json} prints of a call.
 *
 * @param exact see {@link Owed}
 * @param overdue true if a deadline has passed
 * @param moves of an operator; null in the list of calls
 */
record OwesJson(
    String callId,
    CallState state,
    Instant since,
    boolean exact,
    boolean overdue,
    List<DebtJson> debts,
    @Nullable List<MoveJson> moves) {

  /** See {@link Debt}. */
  record DebtJson(
      Debtor from,
      String who,
      String what,
      Instant since,
      @Nullable Instant by,
      @Nullable String deadline,
      boolean background,
      @Nullable String commandId,
      @Nullable DryRun then) {
    static DebtJson of(Debt debt) {
      return new DebtJson(
          debt.from(),
          debt.who(),
          debt.what(),
          debt.since(),
          debt.by(),
          debt.watch() == null ? null : debt.watch().name(),
          debt.background(),
          debt.commandId(),
          debt.then());
    }
  }

  /** See {@link Move}. */
  record MoveJson(OperatorAction action, @Nullable String specialist, boolean legal, DryRun run) {
    static MoveJson of(Move move) {
      return new MoveJson(move.action(), move.specialist(), move.legal(), move.run());
    }
  }

  static OwesJson of(Owed call, Instant now, @Nullable List<Move> moves) {
    return new OwesJson(
        call.callId(),
        call.state(),
        call.since(),
        call.exact(),
        call.isOverdue(now),
        call.debts().stream().map(DebtJson::of).toList(),
        moves == null ? null : moves.stream().map(MoveJson::of).toList());
  }
}
