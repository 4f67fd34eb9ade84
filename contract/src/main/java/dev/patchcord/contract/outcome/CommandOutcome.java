package dev.patchcord.contract.outcome;

import dev.patchcord.contract.Trigger;

/**
 * How a command went. One writer: the dialer. Topic {@code command-outcomes}. Every command ends in
 * exactly one of done, refused, ambiguous or, for a question, looked up; {@link CommandQueued} and
 * {@link CommandStarted} may come before.
 */
public sealed interface CommandOutcome extends Trigger
    permits CommandQueued, CommandStarted, CommandDone, CommandRefused, CommandAmbiguous, LookedUp {

  String commandId();
}
