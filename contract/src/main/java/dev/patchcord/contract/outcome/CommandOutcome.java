package dev.patchcord.contract.outcome;

import dev.patchcord.contract.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a command went. One writer: the dialer. Topic {@code command-outcomes}. Every command ends in
 * exactly one of done, refused, ambiguous or, for a question, looked up; {@link CommandQueued} and
 * {@link CommandStarted} may come before.
 */
public sealed interface CommandOutcome extends Trigger
    permits CommandQueued, CommandStarted, CommandDone, CommandRefused, CommandAmbiguous, LookedUp {

  String commandId();

  /**
   * What went to and came from the carrier for it, in order; null if nothing did or it was not
   * kept.
   */
  default @Nullable List<Exchange> exchanges() {
    return null;
  }
}
