package dev.patchcord.console.call;

import dev.patchcord.orchestrator.owed.Debt;
import dev.patchcord.orchestrator.owed.DryRun;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the call waits for.
 *
 * @param what who is to do what
 * @param since from when on
 * @param by until when; null where no deadline watches
 * @param overdue the deadline has passed
 * @param background beside the call, not its next event
 * @param otherwise what is decided if it does not come; empty if nobody knows
 */
public record DebtLine(
    String what,
    Instant since,
    @Nullable Instant by,
    boolean overdue,
    boolean background,
    String otherwise) {

  static DebtLine of(Debt debt, Instant now, UnaryOperator<String> sees) {
    DryRun then = debt.then();
    return new DebtLine(
        sees.apply(debt.who() + " is to " + debt.what()),
        debt.since(),
        debt.by(),
        debt.isOverdue(now),
        debt.background(),
        then == null ? "" : sees.apply(MoveLine.taken(then)));
  }
}
