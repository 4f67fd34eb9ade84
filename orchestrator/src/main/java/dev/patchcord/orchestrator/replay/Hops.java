package dev.patchcord.orchestrator.replay;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long each hop of a call took: the clocks of several machines are compared, so a hop may seem
 * to take less than no time. Takes the records of one call in their order.
 */
public final class Hops {
  private final Map<String, Instant> commandedAt = new HashMap<>();

  /**
   * The hops that end with one record.
   *
   * @param taken from when the writer of the trigger learned of it, or a deadline was due, until
   *     the machine took it
   * @param carriedOut from the decision on a command until the dialer learned this outcome; null if
   *     this is no outcome of a command of these records
   */
  public record Lag(Duration taken, @Nullable Duration carriedOut) {}

  /** The hops of the next record. */
  public Lag next(JournalRecord record) {
    for (CallCommand command : record.commands()) {
      commandedAt.put(command.commandId(), record.at());
    }
    Instant learned =
        record.trigger() instanceof DeadlineExpired due ? due.dueAt() : record.trigger().at();
    Instant commanded =
        record.trigger() instanceof CommandOutcome outcome
            ? commandedAt.get(outcome.commandId())
            : null;
    return new Lag(
        Duration.between(learned, record.at()),
        commanded == null ? null : Duration.between(commanded, learned));
  }
}
