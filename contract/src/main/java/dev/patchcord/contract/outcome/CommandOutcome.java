package dev.patchcord.contract.outcome;

import dev.patchcord.contract.Trigger;

/**
 * How a command went. One writer: the dialer. Topic {@code command-outcomes}. Every command ends in
 * exactly one of done, refused or ambiguous; {@link CommandStarted} may come before.
 */
public sealed interface CommandOutcome extends Trigger
    permits CommandStarted, CommandDone, CommandRefused, CommandAmbiguous {

  String commandId();
}
